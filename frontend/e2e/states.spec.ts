import type { BrowserContext, Page, Route } from '@playwright/test';
import { newClient, open } from './probe';
import {
  administrator,
  expect,
  noViolations,
  PASSWORD,
  picture,
  rows,
  signIn,
  test,
} from './support';

const composer = (page: Page) => page.getByRole('region', { name: 'Write' });
const text = (page: Page) => composer(page).getByLabel('Text');
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const facts = (page: Page) => page.getByRole('region', { name: 'Facts' });
const newClientForm = (page: Page) => page.getByRole('dialog', { name: 'New client' });

/** Lets `answer` decide about changes; questions go on as usual. */
async function changes(page: Page, answer: (route: Route) => Promise<void>) {
  await page.route('**/graphql', (route) =>
    route.request().headers()['idempotency-key'] === undefined ? route.continue() : answer(route),
  );
}

function broken(code: string, status: number, headers: Record<string, string>) {
  const body = JSON.stringify({ errors: [{ message: 'Something broke.', extensions: { code } }] });
  const contentType = 'application/graphql-response+json';
  return (route: Route) => route.fulfill({ status, headers, contentType, body });
}

async function writeIndustry(page: Page, industry: string) {
  await facts(page).getByRole('button', { name: 'Edit industry' }).click();
  await facts(page).getByRole('textbox', { name: 'Industry' }).fill(industry);
}

/** Ends the session as an administrator does, and takes the access token away as its end would. */
async function endSession(page: Page, context: BrowserContext) {
  await context.clearCookies();
  await page.clock.fastForward('20:00');
}

async function signInAgain(page: Page) {
  const door = page.getByRole('dialog', { name: 'Sign in' });
  await expect(door.getByText('Your session has ended.')).toBeVisible();
  await door.getByLabel('E-mail').fill('ada.admin@tessera.example');
  await door.getByLabel('Password').fill(PASSWORD);
  await door.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(door).toBeHidden();
}

test('a reload loses nothing: a form, a fact and a condition are open again as they were typed', async ({
  page,
  request,
}) => {
  const client = await newClient(request, { industry: 'Steel' });
  await open(page, client);
  await writeIndustry(page, 'Wood');
  await page.reload();
  await expect(facts(page).getByRole('textbox', { name: 'Industry' })).toHaveValue('Wood');
  await page.keyboard.press('Enter');
  await expect(facts(page).getByText('Wood')).toBeVisible();

  await page.goto('/clients');
  await page.getByRole('button', { name: 'New client' }).click();
  await newClientForm(page).getByLabel('Name').fill('Half a name');
  await newClientForm(page).getByLabel('City').fill('Ulm');
  await page.reload();
  await expect(newClientForm(page).getByLabel('Name')).toHaveValue('Half a name');
  await expect(newClientForm(page).getByLabel('City')).toHaveValue('Ulm');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Discard' }).click();

  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  const filter = page.getByRole('dialog', { name: 'Filter' });
  await filter.getByRole('button', { name: /Field/ }).click();
  await page.getByRole('option', { name: 'Name' }).click();
  await filter.getByRole('textbox').fill('Hamb');
  await page.reload();
  await expect(filter.getByRole('textbox')).toHaveValue('Hamb');
  await filter.getByRole('button', { name: 'Apply' }).click();
  await page.reload();
  await expect(filter).toBeHidden();
  await expect(newClientForm(page)).toBeHidden();
});

test('a lost connection keeps the note, and it is sent once however often it is tried', async ({
  page,
  request,
  complaints,
}) => {
  const client = await newClient(request);
  await open(page, client);
  const body = `Agreed on ${Date.now()}`;
  await page.context().setOffline(true);
  await text(page).fill(body);
  await page.keyboard.press('Control+Enter');
  await expect(composer(page).getByRole('alert')).toContainText('No connection.');
  await expect(text(page)).toHaveValue(body);
  await noViolations(page);
  await picture(page, 'states-offline');
  await page.context().setOffline(false);
  // The server makes the change, and its answer is lost on the way.
  await changes(page, async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  const again = composer(page).getByRole('button', { name: 'Try again' });
  await again.click();
  await expect(composer(page).getByRole('button', { name: 'Save note' })).toBeEnabled();
  await expect(text(page)).toHaveValue(body);
  await page.unroute('**/graphql');
  await again.click();
  await expect(text(page)).toHaveValue('');
  await expect(timeline(page).getByText(body)).toHaveCount(1);
  await page.reload();
  await expect(timeline(page).getByText(body)).toHaveCount(1);
  complaints.splice(0);
});

test('an expired token is renewed and nobody notices', async ({ page, request }) => {
  await page.clock.install();
  const client = await newClient(request);
  await open(page, client);
  await text(page).fill('Written before the token ended.');
  await page.clock.fastForward('20:00');
  await page.keyboard.press('Control+Enter');
  await expect(text(page)).toHaveValue('');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(timeline(page).getByText('Written before the token ended.')).toBeVisible();
});

test('a session that was ended elsewhere leads to the door, and from there back to what was typed', async ({
  page,
  context,
  request,
}) => {
  await page.clock.install();
  const client = await newClient(request, { industry: 'Steel' });
  await open(page, client);
  await writeIndustry(page, 'Wood');
  await endSession(page, context);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Sign in' })).toBeVisible();
  await noViolations(page);
  await picture(page, 'states-ended');
  await signInAgain(page);
  // What was sent meanwhile has waited.
  await expect(facts(page).getByText('Wood')).toBeVisible();

  await page.goto('/clients');
  await page.getByRole('button', { name: 'New client' }).click();
  await newClientForm(page).getByLabel('Name').fill('Kept through the door');
  await endSession(page, context);
  await signInAgain(page);
  await expect(newClientForm(page).getByLabel('Name')).toHaveValue('Kept through the door');
});

test('somebody else who signs in at that door sees nothing of it', async ({ page, context }) => {
  await page.clock.install();
  await signIn(page);
  await page.getByRole('button', { name: 'New client' }).click();
  await newClientForm(page).getByLabel('Name').fill('Not for everybody');
  await endSession(page, context);
  const door = page.getByRole('dialog', { name: 'Sign in' });
  await door.getByLabel('E-mail').fill('sara.seller@tessera.example');
  await door.getByLabel('Password').fill(PASSWORD);
  await door.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(door).toBeHidden();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.getByRole('button', { name: 'New client' }).click();
  await expect(newClientForm(page).getByLabel('Name')).toHaveValue('');
});

test('two tabs write one draft, and signing out asks about it and reaches both', async ({
  page,
  context,
  request,
}) => {
  const client = await newClient(request);
  await open(page, client);
  const other = await context.newPage();
  await other.goto(`/clients/${client.id}`);
  await text(page).fill('Begun in one tab,');
  await expect(text(other)).toHaveValue('Begun in one tab,');
  await text(other).fill('Begun in one tab, ended in another.');
  await expect(text(page)).toHaveValue('Begun in one tab, ended in another.');
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('notes not sent');
  await noViolations(page);
  await question.getByRole('button', { name: 'Stay' }).click();
  await expect(text(page)).toHaveValue('Begun in one tab, ended in another.');
  await composer(page).getByRole('button', { name: 'Save note' }).click();
  await expect(text(other)).toHaveValue('');
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  for (const tab of [page, other]) {
    await expect(tab.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
  }
});

test('a fact that others changed before a reload is asked about, not overwritten', async ({
  page,
  request,
}) => {
  const client = await newClient(request, { industry: 'Steel' });
  await open(page, client);
  await writeIndustry(page, 'Wood');
  const ask = await administrator(request);
  await ask(
    'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
    { input: { id: client.id, version: 1, industry: 'Glass' } },
  );
  await page.reload();
  await expect(facts(page).getByRole('textbox', { name: 'Industry' })).toHaveValue('Wood');
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Somebody was faster' });
  await expect(dialog.getByRole('radio', { name: /Theirs\s*Glass/ })).toBeVisible();
  await dialog.getByRole('button', { name: 'Save these' }).click();
  await expect(facts(page).getByText('Wood')).toBeVisible();
});

test('a fault of the server names its request, and what was typed can be sent again', async ({
  page,
  request,
  complaints,
}) => {
  const client = await newClient(request, { industry: 'Steel' });
  await open(page, client);
  const fault = broken('INTERNAL_SERVER_ERROR', 500, { 'x-request-id': 'request-7' });
  await changes(page, fault);
  await text(page).fill('Typed once.');
  await page.keyboard.press('Control+Enter');
  await expect(composer(page).getByRole('alert')).toContainText('request-7');
  await writeIndustry(page, 'Wood');
  await page.keyboard.press('Enter');
  await expect(facts(page).getByRole('alert')).toContainText('request-7');
  await picture(page, 'states-500');
  await noViolations(page);
  await page.unroute('**/graphql');
  await composer(page).getByRole('button', { name: 'Try again' }).click();
  await expect(timeline(page).getByText('Typed once.')).toBeVisible();
  await facts(page).getByRole('button', { name: 'Try again' }).click();
  await expect(facts(page).getByText('Wood')).toBeVisible();

  // What has no form says it in a corner, and stays until it was answered.
  await changes(page, fault);
  await page.getByRole('button', { name: 'Favourite' }).click();
  const notice = page.getByRole('status').getByRole('listitem').filter({ hasText: 'request-7' });
  await expect(notice).toBeVisible();
  await picture(page, 'states-500-notice');
  await page.unroute('**/graphql');
  await notice.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  complaints.splice(0);
});

test('a server that is asked too much says how long to wait, and nothing is lost', async ({
  page,
  complaints,
}) => {
  // What is told live would make the list ask again by itself.
  await page.routeWebSocket('**/graphql', () => undefined);
  await signIn(page);
  await expect(rows(page).first()).toBeVisible();
  const name = `Busy ${Date.now()}`;
  const busy = broken('RATE_LIMITED', 429, { 'retry-after': '12' });
  await changes(page, busy);
  await page.getByRole('button', { name: 'New client' }).click();
  await newClientForm(page).getByLabel('Name').fill(name);
  await newClientForm(page).getByRole('button', { name: 'Make client' }).click();
  await expect(newClientForm(page).getByRole('alert')).toContainText('Wait 12 seconds');
  await picture(page, 'states-429');
  await noViolations(page);
  await page.unroute('**/graphql');
  await newClientForm(page).getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

  await page.goto(`/clients?q=${encodeURIComponent(name)}`);
  await rows(page).first().getByRole('link', { name }).focus();
  await page.keyboard.press('x');
  await expect(page.getByText('1 client selected')).toBeVisible();
  await page.keyboard.press('s');
  const bulk = page.getByRole('dialog', { name: 'Move clients to another stage' });
  await bulk.getByRole('button', { name: /New stage/ }).click();
  await page.getByRole('option', { name: 'Prospect' }).click();
  await changes(page, busy);
  await bulk.getByRole('button', { name: /Change/ }).click();
  await expect(bulk.getByRole('alert')).toContainText('Wait 12 seconds');
  await picture(page, 'states-429-bulk');
  await page.unroute('**/graphql');
  // The list is read anew after the change: that would end the failure below before anybody has tried again.
  const reread = page.waitForResponse((response) =>
    (response.request().postData() ?? '').includes('ClientList'),
  );
  await bulk.getByRole('button', { name: 'Try again' }).click();
  await expect(bulk).toBeHidden();
  await reread;

  // A list that cannot be read says the same, with the question that was built.
  await page.route('**/graphql', busy);
  await page.getByRole('button', { name: 'Prospect', exact: true }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('Wait 12 seconds');
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rows(page).first()).toContainText(name);
  complaints.splice(0);
});

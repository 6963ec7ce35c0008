import { readFileSync } from 'node:fs';
import type { APIRequestContext } from '@playwright/test';
import {
  administrator,
  chooseTheme,
  expect,
  newcomer,
  noViolations,
  picture,
  rows,
  signIn,
  test,
} from './support';

type Ask = Awaited<ReturnType<typeof administrator>>;

interface Clients {
  clients: { nodes: { id: string; owner: { email: string } | null }[] };
}

/** Thirty clients of a colleague who leaves, in an order of their own. */
async function thirtyClients(request: APIRequestContext) {
  const email = await newcomer(request);
  const ask = await administrator(request);
  const found = (await ask(
    'query($email: String!) { users(filter: { email: { eq: $email } }) { nodes { id } } }',
    { email },
  )) as { users: { nodes: { id: string }[] } };
  const word = `Abschied${Date.now()}`;
  const items = Array.from({ length: 30 }, (_, index) => ({
    name: `${word} ${String(index + 1).padStart(2, '0')}`,
    owner: found.users.nodes[0]?.id,
  }));
  await ask(
    'mutation($input: ClientBulkCreateInput!) { clientsBulkCreate(input: $input) { written } }',
    { input: { items } },
  );
  return { ask, email, word };
}

async function clientsOf(ask: Ask, word: string) {
  const answer = (await ask(
    'query($word: String!) { clients(first: 100, search: $word) { nodes { id owner { email } } } }',
    { word },
  )) as Clients;
  return answer.clients.nodes;
}

async function cleanUp(ask: Ask, word: string) {
  const items = (await clientsOf(ask, word)).map(({ id }) => ({ id }));
  await ask('mutation($input: RecordBulkInput!) { clientsBulkDelete(input: $input) { written } }', {
    input: { items },
  });
}

test('what somebody else has changed meanwhile is refused, and told of', async ({
  page,
  request,
}) => {
  const { ask, word } = await thirtyClients(request);
  await signIn(page, 'ada.admin', `/clients?q=${word}&order=NAME_ASC`);
  await page.getByRole('checkbox', { name: 'Select all rows' }).check();
  await page.getByRole('button', { name: 'Stage' }).click();
  await page.getByRole('button', { name: /New stage/ }).click();
  await page.getByRole('option', { name: 'Customer' }).click();
  await expect(page.getByText('30 clients will change.')).toBeVisible();
  // Nothing tells the page of it before it asks.
  let isChanged = false;
  await page.route('**/graphql', async (route) => {
    const body = route.request().postData() ?? '';
    if (!isChanged && body.includes('REJECT_FAILED_ROWS')) {
      isChanged = true;
      const [client] = await clientsOf(ask, word);
      await ask(
        'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
        { input: { id: client?.id, version: 1, city: 'Bonn' } },
      );
    }
    await route.continue();
  });
  await page.getByRole('button', { name: 'Change 30 clients' }).click();
  await expect(
    page.getByText('29 clients moved to “Customer”. 1 refused: Somebody was faster.'),
  ).toBeVisible();
  await cleanUp(ask, word);
});

test('everything that fits is exported, with the columns one chooses, and runs nothing', async ({
  page,
  request,
}) => {
  const { ask, word } = await thirtyClients(request);
  const [client] = await clientsOf(ask, word);
  await ask(
    'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
    { input: { id: client?.id, version: 1, city: '=1+1, "x"' } },
  );
  await signIn(page, 'ada.admin', `/clients?q=${word}&order=NAME_ASC`);
  await page.getByRole('checkbox', { name: 'Select all rows' }).check();
  await page.getByRole('button', { name: 'Export' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('Number', { exact: true }).click();
  await noViolations(page);
  const coming = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export' }).click();
  const csv = readFileSync(await (await coming).path(), 'utf8');
  const lines = csv.trim().split('\r\n');
  expect(lines).toHaveLength(31);
  expect(lines[0]).toContain('Name,Stage,Owner,Place,Last activity,Annual revenue,Currency,Number');
  expect(csv).toContain('"\'=1+1, ""x"""');
  await cleanUp(ask, word);
});

test('columns and several orders are in the address, remembered, and back keeps the place', async ({
  page,
}) => {
  await signIn(page);
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByLabel('Country', { exact: true }).check();
  await page.getByLabel('Place', { exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Annual revenue' }).click();
  await page.getByRole('button', { name: 'Name' }).click({ modifiers: ['Shift'] });
  await expect(page).toHaveURL(/ANNUAL_REVENUE_DESC%2CNAME_ASC/);
  await expect(page).toHaveURL(/cols=name%2Cstage%2Cowner%2Cactivity%2Crevenue%2Ccountry/);
  await page.getByRole('separator', { name: 'Width of name' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL(/cols=name\.\d+%2C/);
  await expect(page.locator('[data-stale="true"]')).toHaveCount(0);
  await picture(page, 'list-columns-light');
  await noViolations(page);
  await chooseTheme(page, 'Dark');
  await picture(page, 'list-columns-dark');

  const list = page.getByRole('table', { name: 'Clients' });
  for (const top of [4_000, 7_000]) {
    await list.evaluate((element, to) => element.scrollTo(0, to), top);
    await expect(rows(page).nth(20)).toBeVisible();
  }
  // It goes no further than what is read, and what is read goes on there.
  await expect
    .poll(() =>
      list.evaluate((element) => {
        element.scrollTop = 7_000;
        return element.scrollTop;
      }),
    )
    .toBe(7_000);
  // The rows of that place are there once one of them is in sight.
  await expect(rows(page).nth(18)).toBeInViewport();
  const name = (await rows(page).nth(18).getByRole('link').textContent()) ?? '';
  await page.getByRole('link', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('link', { name, exact: true })).toBeFocused();
  expect(await list.evaluate((element) => element.scrollTop)).toBe(7_000);

  await page.goto('/clients');
  await expect(page.getByRole('columnheader', { name: 'Country' })).toBeVisible();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Back to the usual columns' }).click();
  await expect(page.getByRole('columnheader', { name: 'Country' })).toBeHidden();
});

test('a filter is built, kept as a view, changed, and deleted again', async ({ page }) => {
  await signIn(page);
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('f');
  await page.getByRole('button', { name: /Field/ }).click();
  await page.getByRole('option', { name: 'City' }).click();
  await page.getByRole('textbox', { name: 'One of these' }).fill('Bergen, Napoli');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('City is Bergen, Napoli')).toBeVisible();
  await page.getByRole('button', { name: 'Or another condition' }).click();
  await page.getByRole('button', { name: /Field/ }).click();
  await page.getByRole('option', { name: 'Industry' }).click();
  await page.getByRole('textbox', { name: 'One of these' }).fill('Nothing of the kind');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page).toHaveURL(/where=/);
  await expect(rows(page).first()).toContainText(/Bergen|Napoli/);
  await page.reload();
  await expect(page.getByText('City is Bergen, Napoli')).toBeVisible();
  await expect(page.locator('[data-stale="true"]')).toHaveCount(0);
  await picture(page, 'list-filter');
  await noViolations(page);

  const name = `Ports ${Date.now()}`;
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`View “${name}” saved.`)).toBeVisible();
  await page.getByRole('button', { name: 'Customer', exact: true }).click();
  await expect(page.getByText('Changed', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Update view' }).click();
  await expect(page.getByText('Changed', { exact: true })).toBeHidden();
  await page.getByRole('button', { name: 'Add to favourites' }).click();
  await expect(page.getByRole('button', { name: 'Remove from favourites' })).toBeVisible();

  await page.goto('/clients');
  await page.getByRole('button', { name: 'Saved views' }).click();
  await noViolations(page);
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByText('City is Bergen, Napoli')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Customer', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: 'More for this view' }).click();
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(`View “${name}” deleted.`)).toBeVisible();
});

test('a task is ticked off, and taken up again; notes and people have lists of their own', async ({
  page,
  request,
}) => {
  const ask = await administrator(request);
  const title = `Call back ${Date.now()}`;
  const { clients } = (await ask('{ clients(first: 1) { nodes { id } } }', {})) as Clients;
  const client = clients.nodes[0]?.id;
  const made = (await ask(
    'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { note { id } } }',
    { input: { kind: 'TASK', title, client, dueAt: '2020-01-15T09:00:00Z' } },
  )) as { noteCreate: { note: { id: string } } };
  await signIn(page, 'ada.admin', `/notes?state=overdue&q=${encodeURIComponent(title)}`);
  const task = page.getByRole('row').filter({ hasText: title });
  await task.getByRole('checkbox', { name: /^Done/ }).click();
  await expect(page.getByText(`“${title}” is done.`)).toBeVisible();
  await expect(task).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(task).toBeVisible();
  await ask('mutation($input: RecordInput!) { noteDelete(input: $input) { problems { code } } }', {
    input: { id: made.noteCreate.note.id },
  });
  await page.goto('/notes');
  await expect(rows(page).first()).toBeVisible();
  await picture(page, 'notes');
  await noViolations(page);
  await page.getByRole('link', { name: 'People' }).click();
  await page.getByRole('searchbox', { name: 'Search people' }).fill('Lindqvist');
  await expect(page.getByRole('row').filter({ hasText: 'Sara Lindqvist' })).toContainText('Active');
  await picture(page, 'people');
  await noViolations(page);
});

import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { newClient, oddName, type Made } from '../probe';
import { administrator, expect, noViolations, PASSWORD, picture, signIn, test } from '../support';

/** Two clients that are the same company, each with something of its own. */
async function twins(request: APIRequestContext): Promise<{ kept: Made; gone: Made }> {
  const ask = await administrator(request);
  const name = oddName();
  const number = () => `+4930${Math.floor(Math.random() * 90_000_000 + 10_000_000)}`;
  const shared = { email: `office@${name}.example` };
  const kept = await newClient(request, {
    ...shared,
    name,
    phone: number(),
    industry: 'Roofs',
  });
  const gone = await newClient(request, {
    ...shared,
    name: `${name} GmbH`,
    phone: number(),
    website: `https://${name}.example/`,
  });
  const note = { client: gone.id, title: 'Called the twin', body: 'Twice.' };
  await ask(
    'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { problems { code } } }',
    { input: note },
  );
  return { kept, gone };
}

const fact = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Facts' }).getByRole('button', { name });
const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true });

test('two clients turn out to be the same: they are merged, with a choice for each field, and parted again', async ({
  page,
  request,
}) => {
  const { kept, gone } = await twins(request);
  await signIn(page, 'ada.admin', `/clients/${kept.id}`);
  const hint = page.getByRole('region', { name: 'This client may be there twice' });
  await hint.getByRole('link', { name: `Compare with ${gone.name}` }).click();
  await expect(page.getByRole('region', { name: 'What moves' })).toContainText('1 note');
  // Those that differ come first, what is filled in stands below, and what is alike is folded.
  await expect(page.getByRole('radiogroup').first()).toHaveAccessibleName('Name');
  await page.getByRole('radiogroup', { name: 'Name' }).getByText(gone.name).click();
  await page.getByRole('radiogroup', { name: 'industry' }).getByText('empty').click();
  await expect(page.getByText('Filled in from the other')).toHaveCount(1);
  await noViolations(page);
  await picture(page, 'merge-choices');
  await page.getByRole('button', { name: `Merge into ${kept.name}` }).click();

  await expect(heading(page, gone.name)).toBeVisible();
  await expect(page.getByText('Called the twin')).toBeVisible();
  await expect(page.getByRole('link', { name: `${kept.name}.example`, exact: true })).toBeVisible();
  await expect(fact(page, 'Edit industry')).toBeHidden();
  await page.goto(`/clients/${gone.id}`);
  await expect(page).toHaveURL(new RegExp(`/clients/${kept.id}$`));
  await expect(page.getByText(`That client was merged into ${gone.name}.`)).toBeVisible();
  const merges = page.getByRole('region', { name: 'Merged into this one' });
  await expect(merges).toContainText(gone.name);
  await noViolations(page);
  await merges.getByRole('button', { name: 'Undo merge' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Undo merge' }).click();

  await expect(heading(page, kept.name)).toBeVisible();
  await expect(page.getByText('Called the twin')).toBeHidden();
  await expect(fact(page, 'Edit industry')).toBeVisible();
  await page.goto(`/clients/${gone.id}`);
  await expect(heading(page, gone.name)).toBeVisible();
  await expect(page.getByText('Called the twin')).toBeVisible();
});

/** Goes on by Tab until something has the focus. */
async function tabTo(page: Page, goal: Locator, back = false) {
  await expect(goal).toBeVisible();
  for (let pressed = 0; pressed < 80; pressed += 1) {
    if (await goal.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
  }
  throw new Error('Tab does not lead there.');
}

test('the same by keyboard alone', async ({ page, request }) => {
  const { kept, gone } = await twins(request);
  await page.goto('/');
  await tabTo(page, page.getByLabel('E-mail'));
  await page.keyboard.type('ada.admin@tessera.example');
  await tabTo(page, page.getByLabel('Password'));
  await page.keyboard.type(PASSWORD);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();

  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Find a record')).toBeFocused();
  await page.keyboard.type(kept.name);
  await expect(page.getByRole('menuitem', { name: gone.name })).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/clients/*');
  // Whichever of the two was found first: the other is the one to compare with.
  const compare = page.getByRole('link', { name: /^Compare with/ });
  await tabTo(page, compare);
  await page.keyboard.press('Enter');

  await tabTo(page, page.getByRole('radiogroup', { name: 'phone' }));
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: /^Goes: \+49/ })).toBeChecked();
  await tabTo(page, page.getByRole('button', { name: /^Merge into/ }));
  await page.keyboard.press('Enter');
  const undo = page.getByRole('status').getByRole('button', { name: 'Undo' });
  await expect(undo).toBeVisible();
  await page.waitForURL('**/clients/*');
  await expect(page.getByRole('region', { name: 'Merged into this one' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByText(/is a record of its own again/)).toBeVisible();
  await expect(compare).toBeVisible();
});

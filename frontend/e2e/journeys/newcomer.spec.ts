import type { Browser, Page } from '@playwright/test';
import { expect, noViolations, PASSPHRASE, test } from '../support';
import { enter, press, tabTo, unique } from './journey';

/** Somebody who has never been here. */
function somebody() {
  const lastName = unique('Neumann').replace(' ', '-');
  const email = `${lastName.toLowerCase()}@tessera.example`;
  return { email, firstName: 'Nele', lastName, name: `Nele ${lastName}` };
}

/** What whoever invites hands over. */
async function linkOf(page: Page): Promise<string> {
  const link = page.getByRole('dialog').getByText(/\/invitation#/);
  await expect(link).toBeVisible();
  return (await link.textContent()) ?? '';
}

const actions = (page: Page, name: string) =>
  page.getByRole('button', { name: `Actions for ${name}` });
const password = (page: Page) => page.getByLabel('New password');

/** In a browser of their own. */
async function welcomed(browser: Browser, url: string, choose: (page: Page) => Promise<void>) {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  await choose(page);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  await page.goto('/clients');
  await expect(page.getByText('No clients yet')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Administration' })).toBeHidden();
  await context.close();
}

/** The rights of the role, by type. */
async function isShown(page: Page, name: string) {
  await expect(page.getByRole('combobox', { name: 'Person' })).toHaveValue(name);
  const table = page.getByRole('table', { name: 'Rights by type and field' });
  await expect(table.getByRole('row', { name: /^Clients: fields/ })).toContainText('Own');
}

test.describe('a colleague is invited, comes, and one looks at what they can see', () => {
  test('by mouse', async ({ page, browser }) => {
    const { email, firstName, lastName, name } = somebody();
    await enter(page, '/admin/users', 'ada.admin');
    await page.getByRole('button', { name: 'Invite', exact: true }).click();
    const form = page.getByRole('dialog', { name: 'Invite somebody' });
    await form.getByLabel('E-mail').fill(email);
    await form.getByLabel('First name').fill(firstName);
    await form.getByLabel('Last name').fill(lastName);
    await form.getByRole('combobox', { name: 'Role' }).fill('Sell');
    await page.getByRole('option', { name: 'Seller' }).click();
    await form.getByRole('combobox', { name: 'Team' }).fill('North');
    await page.getByRole('option', { name: 'North' }).click();
    await form.getByRole('button', { name: 'Make the invitation' }).click();
    const url = await linkOf(page);
    await noViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await welcomed(browser, url, async (their) => {
      await password(their).fill(PASSPHRASE);
      await their.getByRole('button', { name: 'Set password and sign in' }).click();
    });
    await page.getByRole('searchbox', { name: 'Search users' }).fill(lastName);
    await actions(page, name).click();
    await page.getByRole('menuitem', { name: 'What they can see' }).click();
    await isShown(page, name);
    await noViolations(page);
  });

  test('by keyboard', async ({ page, browser }) => {
    const { email, firstName, lastName, name } = somebody();
    await enter(page, '/admin/users', 'ada.admin');
    await press(page, 'n');
    const form = page.getByRole('dialog', { name: 'Invite somebody' });
    await expect(form.getByLabel('E-mail')).toBeFocused();
    for (const value of [email, firstName, lastName]) {
      await page.keyboard.type(value);
      await press(page, 'Tab');
    }
    for (const [field, value] of [
      ['Role', 'Seller'],
      ['Team', 'North'],
    ] as const) {
      await tabTo(page, form.getByRole('combobox', { name: field }), { most: 2 });
      await page.keyboard.type(value);
      await expect(page.getByRole('option')).toHaveText([value]);
      await press(page, 'Enter');
    }
    await press(page, 'Enter');
    const url = await linkOf(page);
    await press(page, 'Escape');
    await welcomed(browser, url, async (their) => {
      await expect(password(their)).toBeFocused();
      await their.keyboard.type(PASSPHRASE);
      await press(their, 'Enter');
    });
    await press(page, '/');
    await expect(page.getByRole('searchbox', { name: 'Search users' })).toBeFocused();
    await page.keyboard.type(lastName);
    await expect(actions(page, name)).toBeVisible();
    await tabTo(page, actions(page, name), { most: 30 });
    await press(page, 'Enter');
    await expect(page.getByRole('menuitem', { name: 'What they can see' })).toBeFocused();
    await press(page, 'Enter');
    await isShown(page, name);
  });
});

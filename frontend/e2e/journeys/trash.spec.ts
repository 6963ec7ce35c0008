import type { APIRequestContext, Page } from '@playwright/test';
import { expect, noViolations, rows, test } from '../support';
import { enter, newClient, press, tabTo, unique, type Ask } from './journey';

async function mistaken(request: APIRequestContext) {
  const client = await newClient(request, { name: unique('Versehen') });
  await client.ask(
    'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { problems { code } } }',
    { input: { client: client.id, title: 'Their terms', body: 'Thirty days, net.' } },
  );
  return client;
}

async function isGone(ask: Ask, id: string, isGone: boolean) {
  const read = async () =>
    ((await ask('query($id: ID!) { client(id: $id) { id } }', { id })) as { client: object | null })
      .client;
  await expect.poll(async () => (await read()) === null).toBe(isGone);
}

async function isBack(page: Page, name: string) {
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Timeline' })).toContainText('Thirty days, net.');
}

test.describe('what was deleted by mistake comes back from the trash with its notes', () => {
  test('by mouse', async ({ page, request }) => {
    const { ask, id, name } = await mistaken(request);
    await enter(page, `/clients/${id}`);
    await isBack(page, name);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Move to trash' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
    await isGone(ask, id, true);
    await page.getByRole('link', { name: 'Trash' }).click();
    await page.getByRole('button', { name: `Restore ${name}` }).click();
    await expect(page.getByRole('button', { name: `Restore ${name}` })).toBeHidden();
    await isGone(ask, id, false);
    await noViolations(page);
    await page.getByRole('link', { name: 'Clients' }).click();
    await page.getByRole('searchbox', { name: 'Search clients' }).fill(name);
    await rows(page).getByRole('link', { name }).click();
    await isBack(page, name);
  });

  test('by keyboard', async ({ page, request }) => {
    const { ask, id, name } = await mistaken(request);
    await enter(page, `/clients/${id}`);
    await isBack(page, name);
    await press(page, 'm');
    await expect(page.getByRole('menu')).toBeFocused();
    await press(page, 'ArrowUp');
    await expect(page.getByRole('menuitem', { name: 'Move to trash' })).toBeFocused();
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
    await isGone(ask, id, true);
    await press(page, 'Control+k');
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await page.keyboard.type('trash');
    await expect(page.getByRole('menuitem').first()).toContainText('Trash');
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Trash' })).toBeVisible();
    const restore = page.getByRole('button', { name: `Restore ${name}` });
    await expect(restore).toBeVisible();
    await tabTo(page, restore);
    await press(page, 'Enter');
    await expect(restore).toBeHidden();
    await isGone(ask, id, false);
    await press(page, 'g', 'c');
    await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
    await press(page, '/');
    await expect(page.getByRole('searchbox', { name: 'Search clients' })).toBeFocused();
    await page.keyboard.type(name);
    await press(page, 'Enter');
    await expect(rows(page).getByRole('link', { name })).toBeFocused();
    await press(page, 'Enter');
    await isBack(page, name);
  });
});

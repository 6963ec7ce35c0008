import type { APIRequestContext, Page } from '@playwright/test';
import { expect, noViolations, rows, test } from '../support';
import { backTo, enter, fourDigits, newClient, press, tabTo, unique } from './journey';

/** Somebody calls, and of the number on the display one remembers the end. */
async function caller(request: APIRequestContext) {
  const digits = fourDigits();
  const name = unique('Anrufer');
  const client = await newClient(request, { name, phone: `+49 421 99 ${digits}` });
  return { ...client, digits };
}

type Caller = Awaited<ReturnType<typeof caller>>;

async function callIsLogged(page: Page, { ask, id }: Caller) {
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const call = timeline.getByRole('listitem').filter({ hasText: 'Wants a new offer' });
  await expect(call).toContainText('Call');
  await expect(call).toContainText('Twenty more of the same');
  const { client } = (await ask(
    'query($id: ID!) { client(id: $id) { notes { nodes { kind title body } } } }',
    { id },
  )) as { client: { notes: { nodes: object[] } } };
  expect(client.notes.nodes).toEqual([
    { kind: 'CALL', title: 'Wants a new offer', body: 'Twenty more of the same.' },
  ]);
}

test.describe('whoever calls is found by the last digits of their number, and the call is kept', () => {
  test('by mouse, from the palette', async ({ page, request }) => {
    const client = await caller(request);
    await enter(page, '/');
    await page.getByRole('button', { name: 'Search everything' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill(client.digits);
    await page.getByRole('menuitem', { name: client.name }).click();
    await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
    const composer = page.getByRole('region', { name: 'Write' });
    await composer.getByRole('radio', { name: 'Call' }).click();
    await composer.getByLabel('Title (optional)').fill('Wants a new offer');
    await composer.getByLabel('Text').fill('Twenty more of the same.');
    await composer.getByRole('button', { name: 'Save call' }).click();
    await callIsLogged(page, client);
    await noViolations(page);
  });

  test('by mouse, from the list', async ({ page, request }) => {
    const client = await caller(request);
    await enter(page, '/clients');
    await page.getByRole('searchbox', { name: 'Search clients' }).fill(client.digits);
    // The list before could have held them too, in another place.
    await expect.poll(() => rows(page).count()).toBeLessThan(10);
    await rows(page).getByRole('link', { name: client.name }).click();
    await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
  });

  test('by keyboard, from the palette', async ({ page, request }) => {
    const client = await caller(request);
    await enter(page, '/');
    await press(page, 'Control+k');
    await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
    await page.keyboard.type(client.digits);
    await expect(page.getByRole('menuitem').first()).toContainText(client.name);
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
    await press(page, 'c');
    const composer = page.getByRole('region', { name: 'Write' });
    await expect(composer.getByLabel('Text')).toBeFocused();
    await backTo(page, composer.getByLabel('Title (optional)'), 1);
    await page.keyboard.type('Wants a new offer');
    await press(page, 'Enter');
    await page.keyboard.type('Twenty more of the same.');
    await press(page, 'Control+Enter');
    await callIsLogged(page, client);
  });

  test('by keyboard, from the list', async ({ page, request }) => {
    const client = await caller(request);
    await enter(page, '/');
    await press(page, 'g', 'c');
    await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
    await press(page, '/');
    await expect(page.getByRole('searchbox', { name: 'Search clients' })).toBeFocused();
    await page.keyboard.type(client.digits);
    await press(page, 'Enter');
    await expect(rows(page).getByRole('link', { name: client.name })).toBeFocused();
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
    await tabTo(page, page.getByRole('region', { name: 'Facts' }).getByRole('link').first());
  });
});

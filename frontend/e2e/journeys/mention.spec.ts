import type { Browser, Page } from '@playwright/test';
import { expect, noViolations, test } from '../support';
import { enter, newClient, press, tabTo, unique, type Ask } from './journey';

const text = (page: Page) => page.getByRole('region', { name: 'Write' }).getByLabel('Text');
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });
const bell = (page: Page) => page.getByRole('button', { name: /^Notifications, \d+ unread$/ });
const list = (page: Page) => page.getByRole('dialog', { name: 'Notifications' });

/** The window of the colleague. */
async function ofMax(browser: Browser): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await enter(page, '/', 'max.manager');
  return page;
}

async function isAnswered(page: Page, ask: Ask, id: string) {
  await expect(timeline(page)).toContainText('Until Friday, yes.');
  await expect(bell(page)).toBeVisible();
  const { client } = (await ask(
    'query($id: ID!) { client(id: $id) { notes { nodes { author { name } mentions { name } } } } }',
    { id },
  )) as { client: { notes: { nodes: object[] } } };
  expect(client.notes.nodes).toHaveLength(2);
  expect(client.notes.nodes).toContainEqual({
    author: { name: 'Sara Lindqvist' },
    mentions: [{ name: 'Max Hoffmann' }],
  });
  expect(client.notes.nodes).toContainEqual({
    author: { name: 'Max Hoffmann' },
    mentions: [{ name: 'Sara Lindqvist' }],
  });
}

test.describe('a colleague who is mentioned hears of it from the bell, and answers', () => {
  test('by mouse', async ({ page, browser, request }) => {
    const { ask, id, name } = await newClient(request, { name: unique('Rückfrage') });
    const question = unique('Does the rebate hold');
    const max = await ofMax(browser);
    await enter(page, `/clients/${id}`);
    await text(page).pressSequentially(`${question}, @Max H`);
    await page.getByRole('option', { name: /Max Hoffmann/ }).click();
    await page.getByRole('button', { name: 'Save note' }).click();
    await expect(timeline(page)).toContainText(question);

    await bell(max).click();
    await list(max).getByRole('link', { name: question }).click();
    await expect(max.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(timeline(max)).toContainText(question);
    await text(max).pressSequentially('@Sara L');
    await max.getByRole('option', { name: /Sara Lindqvist/ }).click();
    await text(max).pressSequentially('Until Friday, yes.');
    await max.getByRole('button', { name: 'Save note' }).click();
    await isAnswered(page, ask, id);
    await noViolations(page);
    await max.context().close();
  });

  test('by keyboard', async ({ page, browser, request }) => {
    const { ask, id, name } = await newClient(request, { name: unique('Rückfrage') });
    const question = unique('Does the rebate hold');
    const max = await ofMax(browser);
    await enter(page, `/clients/${id}`);
    await expect(text(page)).toBeVisible();
    await press(page, 'n');
    await page.keyboard.type(`${question}, @Max H`);
    await expect(page.getByRole('option')).toHaveText([/Max Hoffmann/]);
    await press(page, 'Enter', 'Control+Enter');
    await expect(timeline(page)).toContainText(question);

    await expect(bell(max)).toBeVisible();
    await press(max, 'g', 'b');
    const news = list(max).getByRole('link', { name: question });
    await expect(news).toBeVisible();
    await tabTo(max, news, { most: 3 });
    await press(max, 'Enter');
    await expect(max.getByRole('heading', { level: 1, name })).toBeVisible();
    await expect(timeline(max)).toContainText(question);
    await press(max, 'n');
    await max.keyboard.type('@Sara L');
    await expect(max.getByRole('option')).toHaveText([/Sara Lindqvist/]);
    await press(max, 'Enter');
    await max.keyboard.type('Until Friday, yes.');
    await press(max, 'Control+Enter');
    await isAnswered(page, ask, id);
    await max.context().close();
  });
});

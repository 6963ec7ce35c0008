import type { APIRequestContext, Page } from '@playwright/test';
import { administrator, expect, noViolations, picture, rows, signIn, test } from './support';

type Nodes = Record<string, { nodes: { id: string; sku?: string }[] }>;

/** Two deals of one word, the first of them late. */
async function twoDeals(request: APIRequestContext) {
  const ask = await administrator(request);
  const found = (await ask(
    '{ stages(first: 1, orderBy: [POSITION_ASC]) { nodes { id } } clients(first: 1) { nodes { id } } }',
    {},
  )) as Nodes;
  const word = `Kiel${Date.now()}`;
  const ids: string[] = [];
  for (const [name, expectedCloseOn] of [
    [`${word} A`, '2026-01-15'],
    [`${word} B`, '2099-01-15'],
  ]) {
    const input = {
      name,
      expectedCloseOn,
      client: found.clients?.nodes[0]?.id,
      stage: found.stages?.nodes[0]?.id,
      currency: 'EUR',
    };
    const made = (await ask(
      'mutation($input: DealCreateInput!) { dealCreate(input: $input) { deal { id } } }',
      { input },
    )) as { dealCreate: { deal: { id: string } } };
    ids.push(made.dealCreate.deal.id);
  }
  const cleanUp = async () => {
    for (const id of ids) {
      await ask(
        'mutation($input: RecordInput!) { dealDelete(input: $input) { problems { code } } }',
        { input: { id } },
      );
    }
  };
  return { word, cleanUp };
}

async function field(page: Page, name: string) {
  await page.getByRole('button', { name: /Field/ }).click();
  await page.getByRole('option', { name, exact: true }).click();
}

async function apply(page: Page) {
  await page.getByRole('button', { name: 'Apply' }).click();
}

async function save(page: Page, name: string) {
  await page.getByRole('button', { name: 'Save view' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill(name);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.getByText(`View “${name}” saved.`)).toBeVisible();
  await expect(page.getByText('Changed', { exact: true })).toBeHidden();
}

async function open(page: Page, path: string, name: string) {
  await page.goto(path);
  await page.getByRole('button', { name: 'Saved views' }).click();
  await page.getByRole('menuitem', { name }).click();
  await expect(page.getByRole('button', { name: 'Saved views' })).toContainText(name);
  await expect(page.getByText('Changed', { exact: true })).toBeHidden();
}

async function remove(page: Page, name: string) {
  await page.getByRole('button', { name: 'More for this view' }).click();
  await page.getByRole('menuitem', { name: 'Delete view' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText(`View “${name}” deleted.`)).toBeVisible();
}

test('deals are filtered on the board, kept as a view, and opened as the table they became', async ({
  page,
  request,
}) => {
  const { word, cleanUp } = await twoDeals(request);
  await signIn(page, 'ada.admin', '/deals');
  await expect(page.getByRole('radio', { name: 'Board' })).toBeVisible();
  await page.keyboard.press('f');
  await field(page, 'Deal');
  await page.getByRole('textbox', { name: 'Value' }).fill(word);
  await apply(page);
  await expect(page.getByText('2 deals', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Overdue' }).click();
  await expect(page.getByText('1 deal', { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText(`Deal contains ${word}`)).toBeVisible();
  await expect(page.getByText('1 deal', { exact: true })).toBeVisible();
  await noViolations(page);
  await picture(page, 'deals-filter');
  await save(page, word);

  await open(page, '/deals?view=table', word);
  await expect(page.getByRole('radio', { name: 'Board' })).toBeChecked();
  await expect(page.getByRole('button', { name: 'Overdue' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByText('1 deal', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Overdue' }).click();
  await page.getByRole('radio', { name: 'Table' }).click();
  await page.getByRole('button', { name: 'Deal', exact: true }).click();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByLabel('Client', { exact: true }).uncheck();
  await page.keyboard.press('Escape');
  await expect(page.getByText('Changed', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'Update view' }).click();
  await expect(page.getByText('Changed', { exact: true })).toBeHidden();

  await open(page, '/deals', word);
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText(`${word} A`);
  await expect(page).toHaveURL(/view=table/);
  await expect(page).toHaveURL(/order=NAME_ASC/);
  await expect(page.getByRole('columnheader', { name: 'Client' })).toBeHidden();
  await noViolations(page);
  await remove(page, word);
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Back to the usual columns' }).click();
  await cleanUp();
});

test('a view that counts days moves on with the calendar', async ({ page, request }) => {
  const { word, cleanUp } = await twoDeals(request);
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(sent.postData() ?? ''));
  await signIn(page, 'ada.admin', `/deals?view=table&q=${word}`);
  await expect(page.getByText('2 deals', { exact: true })).toBeVisible();
  await page.keyboard.press('f');
  await field(page, 'Expected close');
  await page.getByRole('button', { name: /Condition/ }).click();
  await page.getByRole('option', { name: 'longer ago than', exact: true }).click();
  const days = page.getByRole('textbox', { name: 'Days' });
  await days.fill('a month');
  await expect(page.getByRole('button', { name: 'Apply' })).toBeDisabled();
  await noViolations(page);
  await picture(page, 'days-filter');
  await days.fill('30');
  await apply(page);
  await expect(page.getByText('Expected close longer ago than 30 days')).toBeVisible();
  await expect(page.getByText('1 deal', { exact: true })).toBeVisible();
  await save(page, word);

  await page.clock.setFixedTime(new Date(2099, 0, 20));
  await open(page, '/deals?view=table', word);
  await expect(page.getByText('Expected close longer ago than 30 days')).toBeVisible();
  await expect(page.getByText('1 deal', { exact: true })).toBeVisible();
  await page.clock.setFixedTime(new Date(2099, 2, 1));
  await open(page, '/deals?view=table', word);
  await expect(page.getByText('2 deals', { exact: true })).toBeVisible();
  expect(asked.some((body) => body.includes('"lt":"2099-01-30","lte":"2099-03-01"'))).toBe(true);
  await remove(page, word);
  await cleanUp();
});

test('the catalogue is filtered beside its facets, which a view keeps as well', async ({
  page,
  request,
}) => {
  const ask = await administrator(request);
  const found = (await ask(
    '{ products(first: 1, filter: { status: { eq: ACTIVE } }, orderBy: [NAME_ASC]) { nodes { id sku } } }',
    {},
  )) as Nodes;
  const sku = found.products?.nodes[0]?.sku ?? '';
  const name = `Catalogue ${Date.now()}`;
  await signIn(page, 'ada.admin', '/products');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('f');
  await field(page, 'SKU');
  await page.getByRole('textbox', { name: 'One of these' }).fill(sku);
  await apply(page);
  await expect(page.getByText('1 product', { exact: true })).toBeVisible();
  const active = page.getByRole('group', { name: 'Status' }).getByLabel(/^Active/);
  await expect(page.getByRole('group', { name: 'Status' })).toContainText('Active1');
  await active.check();
  await expect(page.locator('[data-stale="true"]')).toHaveCount(0);
  await noViolations(page);
  await picture(page, 'catalogue-filter');
  await save(page, name);

  await open(page, '/products?view=grid', name);
  await expect(page.getByText(`SKU is ${sku}`)).toBeVisible();
  await expect(active).toBeChecked();
  await expect(page.getByRole('radio', { name: 'Tiles' })).toBeChecked();
  await expect(page.getByText('1 product', { exact: true })).toBeVisible();
  await active.uncheck();
  await expect(page.getByText('Changed', { exact: true })).toBeVisible();
  await remove(page, name);
});

test('tasks are filtered by who does them; a view of what is overdue stays one', async ({
  page,
}) => {
  const name = `Late ${Date.now()}`;
  await signIn(page, 'ada.admin', '/notes');
  await expect(rows(page).first()).toBeVisible();
  await page.keyboard.press('f');
  await page.getByRole('combobox', { name: 'One of these' }).fill('Lindqvist');
  await page.getByRole('option', { name: /Sara Lindqvist/ }).click();
  await apply(page);
  await page.getByRole('radio', { name: 'Overdue' }).click();
  await expect(page.getByText('To be done by is Sara Lindqvist')).toBeVisible();
  await expect(rows(page).first()).toContainText('Sara Lindqvist');
  await expect(page.locator('[data-stale="true"]')).toHaveCount(0);
  const total = (await page.getByText(/^[\d,]+\+? entr/).textContent()) ?? '';
  await noViolations(page);
  await picture(page, 'notes-filter');
  await save(page, name);

  await open(page, '/notes', name);
  await expect(page.getByText('To be done by is Sara Lindqvist')).toBeVisible();
  await expect(page.getByRole('radio', { name: 'Overdue' })).toBeChecked();
  await expect(page.getByText(total, { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: 'Done' }).click();
  await expect(page.getByText('Changed', { exact: true })).toBeVisible();
  await remove(page, name);
});

test('people are filtered, and the question is kept', async ({ page }) => {
  const name = `Sellers ${Date.now()}`;
  await signIn(page, 'ada.admin', '/users');
  await expect(page.getByRole('row').nth(1)).toBeVisible();
  await page.keyboard.press('f');
  await page.getByRole('textbox', { name: 'Value' }).fill('Lindqvist');
  await apply(page);
  await page.getByRole('button', { name: 'Active', exact: true }).click();
  await expect(page.getByText('1 user', { exact: true })).toBeVisible();
  await noViolations(page);
  await picture(page, 'people-filter');
  await save(page, name);

  await open(page, '/users', name);
  await expect(page.getByText('Name contains Lindqvist')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Active', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await expect(page.getByText('1 user', { exact: true })).toBeVisible();
  await remove(page, name);
});

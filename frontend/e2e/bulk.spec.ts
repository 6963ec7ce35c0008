import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { administrator, expect, noViolations, picture, rows, signIn, test } from './support';

type Ask = Awaited<ReturnType<typeof administrator>>;
type Named = 'client' | 'stage' | 'category';

/** What the records of a test belong to. */
async function firstOf(ask: Ask): Promise<Record<Named, string>> {
  const found = (await ask(
    `{ clients(first: 1) { nodes { id } } stages(first: 1, orderBy: [POSITION_ASC]) { nodes { id } }
       categories(first: 1, orderBy: [PATH_ASC]) { nodes { id } } }`,
    {},
  )) as Record<'clients' | 'stages' | 'categories', { nodes: { id: string }[] }>;
  return {
    client: found.clients.nodes[0]?.id ?? '',
    stage: found.stages.nodes[0]?.id ?? '',
    category: found.categories.nodes[0]?.id ?? '',
  };
}

type List = 'deals' | 'products' | 'notes';
const TYPES = { deals: 'Deal', products: 'Product', notes: 'Note' };

/** Makes records and takes them away again once a test is through with them. */
async function withRecords(
  request: APIRequestContext,
  list: List,
  itemsOf: (word: string, first: Record<Named, string>) => object[],
  use: (word: string) => Promise<void>,
) {
  const ask = await administrator(request);
  const word = `Vielerlei${Date.now()}`;
  const items = itemsOf(word, await firstOf(ask));
  const made = (await ask(
    `mutation($input: ${TYPES[list]}BulkCreateInput!) { made: ${list}BulkCreate(input: $input) { written } }`,
    { input: { items } },
  )) as { made: { written: number } };
  expect(made.made.written).toBe(items.length);
  try {
    await use(word);
  } finally {
    const { left } = (await ask(
      `query($word: String!) { left: ${list}(first: 100, search: $word) { nodes { id } } }`,
      { word },
    )) as { left: { nodes: { id: string }[] } };
    await ask(
      `mutation($input: RecordBulkInput!) { ${list}BulkDelete(input: $input) { written } }`,
      { input: { items: left.nodes.map(({ id }) => ({ id })) } },
    );
  }
}

const dialog = (page: Page) => page.getByRole('dialog');
const all = (page: Page) => page.getByRole('checkbox', { name: 'Select all rows' });

async function undo(page: Page, told: string) {
  await page.keyboard.press('Control+z');
  await expect(page.getByText(told)).toBeVisible();
}

/** The lines of the table that the dialog hands out. */
async function exported(page: Page): Promise<string[]> {
  const coming = page.waitForEvent('download');
  await dialog(page).getByRole('button', { name: 'Export' }).click();
  const csv = readFileSync(await (await coming).path(), 'utf8');
  return csv.replace('\uFEFF', '').trim().split('\r\n');
}

test('many deals get an owner and a stage, are exported and deleted, and are as they were', async ({
  page,
  request,
}) => {
  const dealsOf = (word: string, { client, stage }: Record<Named, string>) =>
    [1, 2, 3].map((number) => ({ name: `${word} ${number}`, client, stage, currency: 'EUR' }));
  await withRecords(request, 'deals', dealsOf, async (word) => {
    await signIn(page, 'ada.admin', `/deals?view=table&q=${word}&order=NAME_ASC`);
    await expect(rows(page)).toHaveCount(3);
    const before = await rows(page).allTextContents();
    await all(page).check();
    await expect(page.getByText('3 deals selected')).toBeVisible();
    await picture(page, 'bulk-deals');
    await page.keyboard.press('s');
    await dialog(page)
      .getByRole('button', { name: /New stage/ })
      .click();
    await page.getByRole('option', { name: 'Lost' }).click();
    await dialog(page).getByLabel('Why it was lost').fill('The price');
    await expect(dialog(page).getByText('3 deals will change.')).toBeVisible();
    await noViolations(page);
    await picture(page, 'bulk-deals-stage');
    await dialog(page).getByRole('button', { name: 'Change 3 deals' }).click();
    await expect(page.getByText('3 deals moved to “Lost”.')).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Lost' })).toHaveCount(3);

    await all(page).check();
    await page.keyboard.press('e');
    await dialog(page).getByText('Why it was lost').click();
    expect((await exported(page))[1]).toMatch(/,Lost,.*,The price$/);
    await undo(page, '3 deals put back.');
    await expect(rows(page)).toHaveText(before);

    await page.keyboard.press('a');
    await dialog(page).getByRole('combobox', { name: 'New owner' }).fill('Max H');
    await page.getByRole('option', { name: /Max Hoffmann/ }).click();
    await dialog(page).getByRole('button', { name: 'Change 3 deals' }).click();
    await expect(page.getByText('3 deals given to Max Hoffmann.')).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Max Hoffmann' })).toHaveCount(3);

    await rows(page).first().getByRole('checkbox').check();
    await page.keyboard.press('#');
    await dialog(page).getByRole('button', { name: 'Delete 1 deal' }).click();
    await expect(rows(page)).toHaveCount(2);
    await undo(page, '1 deal put back.');
    await expect(rows(page)).toHaveCount(3);
  });
});

test('many products get a status and a category, are exported and deleted, and are as they were', async ({
  page,
  request,
}) => {
  const productsOf = (word: string, { category }: Record<Named, string>) =>
    [1, 2, 3].map((number) => ({
      sku: `${word}-${number}`,
      name: `${word} ${number}`,
      category,
      listPrice: { amount: '12.50', currency: 'EUR' },
    }));
  await withRecords(request, 'products', productsOf, async (word) => {
    await signIn(page, 'ada.admin', `/products?q=${word}&order=NAME_ASC`);
    await expect(rows(page)).toHaveCount(3);
    const before = await rows(page).allTextContents();
    await all(page).check();
    await picture(page, 'bulk-products');
    await page.keyboard.press('s');
    await dialog(page)
      .getByRole('button', { name: /New status/ })
      .click();
    await page.getByRole('option', { name: 'Discontinued' }).click();
    await dialog(page).getByRole('button', { name: 'Change 3 products' }).click();
    await expect(page.getByText('3 products now “Discontinued”.')).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Discontinued' })).toHaveCount(3);
    await undo(page, '3 products put back.');
    await expect(rows(page)).toHaveText(before);

    await all(page).check();
    await page.keyboard.press('c');
    await dialog(page)
      .getByRole('button', { name: /New category/ })
      .click();
    const option = page.getByRole('option').nth(1);
    const category = (await option.textContent())?.split(' › ').at(-1) ?? '';
    await option.click();
    await noViolations(page);
    await picture(page, 'bulk-products-category');
    await dialog(page).getByRole('button', { name: 'Change 3 products' }).click();
    await expect(page.getByText(`3 products moved to “${category}”.`)).toBeVisible();
    await expect(rows(page).filter({ hasText: category })).toHaveCount(3);

    await all(page).check();
    await page.keyboard.press('e');
    const lines = await exported(page);
    expect(lines[0]).toBe('Product,SKU,Category,Status,Stock,List price,Currency');
    expect(lines[1]).toMatch(/,12\.50*,EUR$/);
    await page.keyboard.press('#');
    await dialog(page).getByRole('button', { name: 'Delete 3 products' }).click();
    await expect(rows(page)).toHaveCount(0);
    await undo(page, '3 products put back.');
    await expect(rows(page)).toHaveCount(3);
  });
});

test('many tasks are ticked off, given to somebody, exported and deleted, and are as they were', async ({
  page,
  request,
}) => {
  const notesOf = (word: string, { client }: Record<Named, string>) => [
    ...[1, 2].map((number) => ({ kind: 'TASK', title: `${word} ${number}`, client })),
    { kind: 'CALL', title: `${word} 3`, body: 'They want it in blue.', client },
  ];
  await withRecords(request, 'notes', notesOf, async (word) => {
    await signIn(page, 'ada.admin', `/notes?q=${word}`);
    await expect(rows(page)).toHaveCount(3);
    const done = page.getByRole('checkbox', { name: /^Done/, checked: true });
    await all(page).check();
    await picture(page, 'bulk-notes');
    await page.keyboard.press('t');
    await expect(dialog(page).getByText('1 entry already done or no task.')).toBeVisible();
    await noViolations(page);
    await picture(page, 'bulk-notes-done');
    await dialog(page).getByRole('button', { name: 'Change 2 entries' }).click();
    await expect(page.getByText('2 tasks done.')).toBeVisible();
    await expect(done).toHaveCount(2);
    await undo(page, '2 entries put back.');
    await expect(done).toHaveCount(0);

    // One alone is ticked off at once.
    await rows(page).filter({ hasText: 'Task' }).first().getByRole('link').focus();
    await page.keyboard.press('t');
    await expect(done).toHaveCount(1);

    await all(page).check();
    await page.keyboard.press('a');
    await dialog(page).getByRole('combobox', { name: 'Who does it now' }).fill('Max H');
    await page.getByRole('option', { name: /Max Hoffmann/ }).click();
    await dialog(page).getByRole('button', { name: 'Change 2 entries' }).click();
    await expect(page.getByText('2 tasks given to Max Hoffmann.')).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Max Hoffmann' })).toHaveCount(2);

    await all(page).check();
    await page.keyboard.press('e');
    await dialog(page).getByText('Text', { exact: true }).click();
    const lines = await exported(page);
    expect(lines[0]).toBe('Title,Kind,About,Who,Due,Happened,Text');
    expect(lines.filter((line) => line.endsWith('They want it in blue.'))).toHaveLength(1);
    await page.keyboard.press('#');
    await dialog(page).getByRole('button', { name: 'Delete 3 entries' }).click();
    await expect(rows(page)).toHaveCount(0);
    await undo(page, '3 entries put back.');
    await expect(rows(page)).toHaveCount(3);
  });
});

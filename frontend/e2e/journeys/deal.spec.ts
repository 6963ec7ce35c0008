import type { APIRequestContext, Page } from '@playwright/test';
import { expect, noViolations, test } from '../support';
import { enter, newClient, press, tabTo, unique, type Ask } from './journey';

/** A client, and two products of which one costs 100 and the other 12.50. */
async function offer(request: APIRequestContext) {
  const client = await newClient(request, { name: unique('Werft') });
  const skus = await Promise.all([newProduct(client.ask, '100'), newProduct(client.ask, '12.5')]);
  return { ask: client.ask, client, skus, name: unique('Refit') };
}

async function newProduct(ask: Ask, amount: string): Promise<string> {
  const sku = `REFIT-${Date.now().toString(36)}-${amount.replace('.', '')}`;
  const input = { sku, name: `Part ${sku}`, listPrice: { amount, currency: 'EUR' } };
  await ask(
    'mutation($input: ProductCreateInput!) { productCreate(input: $input) { problems { code } } }',
    { input },
  );
  return sku;
}

const lines = (page: Page) => page.getByRole('region', { name: 'Line items' });
const cell = (page: Page, column: RegExp, index: number) =>
  lines(page).getByRole('textbox', { name: column }).nth(index);
const column = (page: Page, stage: string) =>
  page.getByRole('region', { name: stage, exact: true });
const card = (page: Page, stage: string, name: string) =>
  column(page, stage).getByRole('row', { name });

async function isWon(page: Page, ask: Ask, name: string) {
  await expect(card(page, 'Won', name)).toContainText('€950.00');
  const won = async () => {
    const { deals } = (await ask(
      `query($name: String!) { deals(filter: { name: { eq: $name } }) { nodes {
        stage { name outcome } amount { amount currency } lineItems { quantity discountPercent } } } }`,
      { name },
    )) as { deals: { nodes: object[] } };
    return deals.nodes[0];
  };
  await expect.poll(won).toMatchObject({
    stage: { outcome: 'WON' },
    amount: { currency: 'EUR' },
    lineItems: [{ discountPercent: '10' }, {}],
  });
  expect(Number(((await won()) as { amount: { amount: string } }).amount.amount)).toBe(950);
}

test.describe('a deal is made for a client, filled with two products, and won', () => {
  test('by mouse', async ({ page, request }) => {
    const { ask, client, skus, name } = await offer(request);
    await enter(page, `/clients/${client.id}`);
    await page
      .getByRole('region', { name: 'Deals' })
      .getByRole('button', { name: 'New deal' })
      .click();
    const form = page.getByRole('dialog', { name: 'New deal' });
    await form.getByLabel('What it is about').fill(name);
    await form.getByRole('button', { name: 'Create deal' }).click();
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

    const box = lines(page).getByRole('combobox', { name: 'Add a product' });
    for (const [index, sku] of skus.entries()) {
      await box.fill(sku);
      await page.getByRole('option').filter({ hasText: sku }).click();
      await expect(cell(page, /^Quantity/, index)).toBeFocused();
      await cell(page, /^Quantity/, index).fill(index === 0 ? '10' : '4');
    }
    await cell(page, /^Discount/, 0).fill('10');
    await cell(page, /^Discount/, 1).click();
    await expect(lines(page).getByRole('status')).toContainText('€950.00');

    await page.getByRole('link', { name: 'Deals' }).first().click();
    await page.getByRole('searchbox', { name: /Search/ }).fill(name);
    // What is dragged must not be put anew meanwhile.
    await expect(page.getByText('1 deal', { exact: true })).toBeVisible();
    await card(page, 'Qualification', name).dragTo(column(page, 'Proposal').getByRole('grid'));
    const offered = card(page, 'Proposal', name);
    await offered.getByRole('button', { name: /to another stage/ }).click();
    await page.getByRole('menuitem', { name: 'Won' }).click();
    await isWon(page, ask, name);
    await noViolations(page);
  });

  test('by keyboard', async ({ page, request }) => {
    const { ask, client, skus, name } = await offer(request);
    await enter(page, `/clients/${client.id}`);
    await expect(page.getByRole('region', { name: 'Deals' })).toBeVisible();
    await press(page, 'd');
    const form = page.getByRole('dialog', { name: 'New deal' });
    await expect(form.getByLabel('What it is about')).toBeFocused();
    await page.keyboard.type(name);
    await press(page, 'Enter');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();

    const box = lines(page).getByRole('combobox', { name: 'Add a product' });
    for (const [index, sku] of skus.entries()) {
      if (index === 0) await press(page, 'p');
      else await tabTo(page, box, { most: 5 });
      await expect(box).toBeFocused();
      await page.keyboard.type(sku);
      await expect(page.getByRole('option')).toHaveText([new RegExp(sku)]);
      await press(page, 'Enter');
      await expect(cell(page, /^Quantity/, index)).toBeFocused();
      await page.keyboard.type(index === 0 ? '10' : '4');
      await tabTo(page, cell(page, /^Discount/, index), { most: 2 });
      if (index === 0) await page.keyboard.type('10');
    }
    await expect(lines(page).getByRole('status')).toContainText('€950.00');

    await press(page, 'Escape', 'g', 'd');
    await expect(page.getByRole('heading', { level: 1, name: 'Deals' })).toBeVisible();
    await press(page, '/');
    await page.keyboard.type(name);
    await expect(card(page, 'Qualification', name)).toBeVisible();
    await press(page, 'Enter');
    await expect(card(page, 'Qualification', name)).toBeFocused();
    for (const stage of ['Needs analysis', 'Proposal', 'Negotiation', 'Verbal agreement', 'Won']) {
      await press(page, 'Shift+ArrowRight');
      await expect(card(page, stage, name)).toBeFocused();
    }
    await expect(page.getByText(`${name} is in Won now.`)).toBeVisible();
    await press(page, 'Control+z');
    await expect(card(page, 'Verbal agreement', name)).toBeVisible();
    await expect(card(page, 'Verbal agreement', name)).toBeFocused();
    await press(page, 'Shift+ArrowRight');
    await isWon(page, ask, name);
  });
});

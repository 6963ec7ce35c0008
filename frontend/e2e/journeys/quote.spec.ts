import type { APIRequestContext, Page } from '@playwright/test';
import { expect, noViolations, rows, test } from '../support';
import { backTo, enter, newClient, press, tabTo, unique, type Ask } from './journey';

interface Made {
  id: string;
}

async function create(ask: Ask, mutation: string, input: string, made: string, values: object) {
  const answer = (await ask(
    `mutation($input: ${input}!) { ${mutation}(input: $input) { ${made} { id } } }`,
    { input: values },
  )) as Record<string, Record<string, Made>>;
  return answer[mutation]?.[made]?.id ?? '';
}

/** Two products of a name, one of which has been offered to a client who pays 85 for it. */
async function catalogue(request: APIRequestContext) {
  const word = unique('Handlampe');
  const sku = `HL-${Date.now().toString(36)}`;
  const client = await newClient(request, { name: unique('Elektro') });
  const { ask } = client;
  const product = (brand: string, end: string) =>
    create(ask, 'productCreate', 'ProductCreateInput', 'product', {
      name: `${word} ${brand}`,
      sku: sku + end,
      brand,
      listPrice: { amount: '100', currency: 'EUR' },
    });
  const wanted = await product('Nordlicht', '-N');
  await product('Südlicht', '-S');
  const priceList = await create(ask, 'priceListCreate', 'PriceListCreateInput', 'priceList', {
    name: `Agreed with ${client.name}`,
    currency: 'EUR',
  });
  await create(ask, 'productPriceCreate', 'ProductPriceCreateInput', 'productPrice', {
    priceList,
    product: wanted,
    unitPrice: '85',
  });
  await ask(
    'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
    { input: { id: client.id, version: 1, priceList } },
  );
  const { stages } = (await ask('{ stages(first: 1) { nodes { id } } }', {})) as {
    stages: { nodes: Made[] };
  };
  const deal = { name: unique('Lamps'), currency: 'EUR', stage: stages.nodes[0]?.id };
  const id = await create(ask, 'dealCreate', 'DealCreateInput', 'deal', {
    ...deal,
    client: client.id,
  });
  await create(ask, 'lineItemCreate', 'LineItemCreateInput', 'lineItem', {
    deal: id,
    product: wanted,
    quantity: '12',
  });
  return { word, sku: `${sku}-N`, client: client.name, deal: deal.name };
}

type Catalogue = Awaited<ReturnType<typeof catalogue>>;

const box = (page: Page) => page.getByRole('searchbox', { name: /Search/ });
const found = (page: Page, { word }: Catalogue) =>
  page.getByRole('heading', { level: 1, name: `${word} Nordlicht` });
const forClient = (page: Page) => page.getByRole('region', { name: 'Price for a client' });

async function isQuoted(page: Page, { client, deal }: Catalogue) {
  await expect(forClient(page).getByRole('status')).toContainText('€85.00');
  await expect(forClient(page).getByRole('status')).toContainText(`Agreed with ${client}`);
  const offer = page.getByRole('region', { name: /offered/ }).getByRole('listitem');
  await expect(offer).toHaveCount(1);
  await expect(offer).toContainText(deal);
  await expect(offer).toContainText(client);
  await expect(offer).toContainText('12 pc · €85.00');
}

test.describe('a price is told over the telephone, with who was offered it before', () => {
  test('by mouse', async ({ page, request }) => {
    const stock = await catalogue(request);
    await enter(page, '/products');
    await box(page).fill(stock.sku);
    await expect(page.getByText('1 product', { exact: true })).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    await box(page).fill(stock.word);
    await expect(page.getByText('2 products', { exact: true })).toBeVisible();
    await page.getByRole('group', { name: 'Brand' }).getByText('Nordlicht').click();
    await expect(page.getByText('1 product', { exact: true })).toBeVisible();
    await rows(page)
      .getByRole('link', { name: /Nordlicht/ })
      .click();
    await expect(found(page, stock)).toBeVisible();
    await forClient(page).getByRole('combobox').fill(stock.client);
    await page.getByRole('option', { name: stock.client }).click();
    await isQuoted(page, stock);
    await noViolations(page);
  });

  test('by keyboard', async ({ page, request, context }) => {
    const stock = await catalogue(request);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await enter(page, '/products');
    await page.evaluate((sku) => navigator.clipboard.writeText(`${sku}\n`), stock.sku);
    await press(page, '/', 'Control+v');
    await expect(page.getByText('1 product', { exact: true })).toBeVisible();
    await expect(rows(page)).toHaveCount(1);
    await press(page, 'Control+a');
    await page.keyboard.type(stock.word);
    await expect(page.getByText('2 products', { exact: true })).toBeVisible();
    const brand = page.getByRole('checkbox', { name: /Nordlicht/ });
    await backTo(page, brand, 4);
    await press(page, 'Space');
    await expect(page.getByText('1 product', { exact: true })).toBeVisible();
    await press(page, 'j');
    await expect(rows(page).getByRole('link')).toBeFocused();
    await press(page, 'Enter');
    await expect(found(page, stock)).toBeVisible();
    await tabTo(page, forClient(page).getByRole('combobox'), { most: 8 });
    await page.keyboard.type(stock.client);
    await expect(page.getByRole('option')).toHaveText([new RegExp(stock.client)]);
    await press(page, 'Enter');
    await isQuoted(page, stock);
  });
});

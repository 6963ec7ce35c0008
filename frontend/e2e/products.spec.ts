import {
  chooseTheme,
  expect,
  noViolations,
  picture,
  productCount,
  rows,
  signIn,
  test,
} from './support';

test.beforeEach(async ({ page }) => {
  await signIn(page, 'ada.admin', '/products');
  await expect(rows(page).first()).toBeVisible();
});

test('the catalogue shows all products, light and dark', async ({ page, request }) => {
  await expect(page.getByText(await productCount(request))).toBeVisible();
  await expect(
    page.getByRole('group', { name: 'Brand' }).getByRole('checkbox').first(),
  ).toBeVisible();
  await noViolations(page);
  await picture(page, 'catalogue-light');
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, 'catalogue-dark');
});

test('facets narrow the list to what they counted', async ({ page }) => {
  const brands = page.getByRole('group', { name: 'Brand' });
  const choice = brands.locator('label').first();
  const [, brand, count] = /^(.*?)([\d,]+)$/.exec((await choice.textContent()) ?? '') ?? [];
  await choice.click();
  await expect(page.getByText(`${count ?? ''} product`)).toBeVisible();
  expect(new URL(page.url()).searchParams.get('brand')).toContain(brand);
  // The other brands stay, to be added.
  expect(await brands.getByRole('checkbox').count()).toBeGreaterThan(1);
  const categories = page.getByRole('group', { name: 'Category' });
  await categories.locator('label').nth(1).click();
  await expect(page).toHaveURL(/category=/);
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('group', { name: 'List price' }).getByText('25 to 100').click();
  await expect(page).toHaveURL(/price=25-100/);
});

test('searching and the tiles', async ({ page }) => {
  const sku = (await rows(page).first().getByRole('cell').nth(2).textContent()) ?? '';
  await page.getByRole('searchbox').fill(sku);
  await expect(page.getByText('1 product', { exact: true })).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('radio', { name: 'Tiles' }).click();
  await expect(
    page.getByRole('main').getByRole('listitem').getByRole('link').first(),
  ).toBeVisible();
  await noViolations(page);
  await picture(page, 'catalogue-tiles');
});

test('a product shows its price, stock and details', async ({ page }) => {
  const link = rows(page).first().getByRole('link');
  const name = (await link.textContent()) ?? '';
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Details' })).toBeVisible();
  await noViolations(page);
  await picture(page, 'product');
});

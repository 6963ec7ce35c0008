import { expect, noViolations, picture, signIn, test, chooseTheme } from './support';

test('a price list is made, given prices with their days, changed and deleted', async ({
  page,
}) => {
  const name = `Fair ${Date.now()}`;
  await signIn(page, 'ada.admin', '/admin/price-lists');
  const lists = page.getByRole('table', { name: 'Price lists' });
  await expect(lists.getByRole('row', { name: /Standard EUR/ })).toContainText('Default');
  await noViolations(page);
  await page.getByRole('button', { name: 'New price list' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Standard EUR');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('Another record has this already.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await lists.getByRole('link', { name }).click();

  await expect(page.getByText('No prices in this list')).toBeVisible();
  await page.getByRole('button', { name: 'Add price' }).click();
  await dialog.getByRole('combobox', { name: 'Product' }).fill('ELL-10120');
  await page.getByRole('option', { name: /ELL-10120/ }).click();
  await dialog.getByLabel('Price of a unit in EUR').fill('12,5');
  await dialog.getByLabel('First day').fill('2099-01-01');
  await noViolations(page);
  await picture(page, 'price-dialog');
  await dialog.getByRole('button', { name: 'Save' }).click();
  const prices = page.getByRole('table', { name: 'Prices' });
  const price = prices.getByRole('row').nth(1);
  await expect(price).toContainText('€12.50');
  await expect(price).toContainText('not yet');
  await price.getByRole('button', { name: /^Actions for the price/ }).click();
  await page.getByRole('menuitem', { name: 'Edit price' }).click();
  await dialog.getByLabel('Last day').fill('2098-01-01');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByRole('alert').or(dialog.locator('[slot="errorMessage"]'))).toBeVisible();
  await dialog.getByLabel('First day').fill('');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(price).toContainText('until');
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, 'price-list-dark');

  // The product has it too, and gives it up.
  await price.getByRole('link').click();
  const panel = page.getByRole('region', { name: 'Price lists' });
  await expect(panel.getByText(name)).toBeVisible();
  await panel.getByRole('button', { name: `Actions for the price of ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(panel.getByText(name)).toBeHidden();
  await panel.getByRole('button', { name: 'Add price' }).click();
  await dialog.getByRole('combobox', { name: 'Price list' }).fill(name);
  await page.getByRole('option', { name }).click();
  await dialog.getByLabel('Price of a unit in EUR').fill('11');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(panel.getByRole('listitem').filter({ hasText: name })).toContainText('€11.00');
  await noViolations(page);

  await page.goto('/admin/price-lists');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(lists.getByRole('link', { name })).toBeHidden();
});

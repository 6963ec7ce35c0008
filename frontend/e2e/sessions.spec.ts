import { expect, noViolations, picture, signIn, test } from './support';

test('a wrong password is refused in words, the right one leads where one wanted to go', async ({
  page,
}) => {
  await page.goto('/clients?stage=%5B%22CUSTOMER%22%5D');
  await expect(page.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
  await noViolations(page);
  await picture(page, 'sign-in');
  await page.getByLabel('E-mail').fill('ada.admin@tessera.example');
  await page.getByLabel('Password').fill('not-the-password');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('do not match');
  await page.getByRole('button', { name: /Ada/ }).click();
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Clients' })).toBeVisible();
  expect(page.url()).toContain('CUSTOMER');
});

test('a reload and a second tab stay signed in, signing out reaches both', async ({
  page,
  context,
}) => {
  await signIn(page);
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Clients' })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/products');
  await expect(other.getByRole('heading', { name: 'Catalogue' })).toBeVisible();
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
  await expect(other.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
});

test('the token is nowhere a script could find it later', async ({ page }) => {
  await signIn(page);
  const stored = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage), document.cookie]),
  );
  expect(stored).not.toMatch(/tessera_rt|eyJ|En[A-Za-z0-9_-]{40}/);
});

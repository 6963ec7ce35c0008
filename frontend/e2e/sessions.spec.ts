import { expect, invite, noViolations, picture, signIn, test } from './support';

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

test('an invited user chooses a password and is in, and the invitation works once', async ({
  page,
  request,
}) => {
  await signIn(page);
  const path = await invite(request);
  await page.context().clearCookies();
  await page.goto(path);
  await expect(page.getByRole('heading', { name: 'Welcome.' })).toBeVisible();
  expect(page.url()).not.toContain('tessera_inv_');
  await noViolations(page);
  await picture(page, 'invitation');
  const password = page.getByLabel('New password');
  await password.fill('passwordpassword1');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('easily guessed');
  await password.fill('a rather long pass phrase');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(page.getByRole('heading', { name: 'My day' })).toBeVisible();
  await page.context().clearCookies();
  await page.goto('about:blank');
  await page.goto(path);
  await page.getByLabel('New password').fill('another long pass phrase');
  await page.getByRole('button', { name: 'Set password and sign in' }).click();
  await expect(page.getByRole('alert')).toContainText('not good, or no longer');
});

import { chooseTheme, expect, picture, signIn, test } from './support';

test('somebody signed out is sent to sign in, and comes back', async ({ page }) => {
  await page.goto('/graphiql');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill('ada.admin@tessera.example');
  await page.getByLabel('Password').fill('tessera-demo-2026');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: /Execute query/ })).toBeVisible();
});

test('every example runs without an error, and the look follows the app', async ({
  page,
  baseURL,
}) => {
  test.slow();
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(baseURL ?? '').origin) {
      elsewhere.push(request.url());
    }
  });
  await signIn(page);
  await page.goto('/graphiql');
  const tabs = page.getByRole('tab');
  await expect(page.getByRole('button', { name: /Execute query/ })).toBeVisible();
  // The walks at the end have a test of their own.
  await expect(tabs).toHaveCount(9 + 3);
  for (let index = 0; index < 9; index += 1) {
    // The text of the closing cross is part of the tab's.
    const name = ((await tabs.nth(index).textContent()) ?? '').replace(/dc icon$/, '');
    await tabs.nth(index).click();
    // The editor is there only once it shows the operation.
    await expect(page.locator('.graphiql-editor .view-lines').first()).toContainText(name);
    const answered = page.waitForResponse(
      (response) =>
        response.url().endsWith('/graphql') &&
        !(response.request().postData() ?? '').includes('IntrospectionQuery'),
    );
    await page.getByRole('button', { name: /Execute query/ }).click();
    const answer = (await (await answered).json()) as { data?: unknown; errors?: unknown };
    expect(answer.errors, name).toBeUndefined();
    expect(answer.data, name).toBeTruthy();
  }
  await tabs.nth(1).click();
  await page.waitForTimeout(800);
  await picture(page, 'graphiql-light');
  await page.goto('/clients');
  await chooseTheme(page, 'Dark');
  await page.goto('/graphiql');
  await expect(page.getByRole('button', { name: /Execute query/ })).toBeVisible();
  await page.waitForTimeout(1500);
  await picture(page, 'graphiql-dark');
  expect(elsewhere).toEqual([]);
});

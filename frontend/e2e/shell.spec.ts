import { expect, noViolations, picture, rows, signIn, test } from './support';

test('the keyboard goes everywhere', async ({ page }) => {
  await signIn(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { name: 'Catalogue' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await expect(page.getByRole('heading', { name: 'Clients' })).toBeVisible();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await noViolations(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the palette finds a client by name and opens it', async ({ page }) => {
  await signIn(page);
  const name = (await rows(page).first().getByRole('link').textContent()) ?? '';
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type(name);
  await expect(page.getByRole('menuitem').first()).toContainText(name);
  await noViolations(page);
  await picture(page, 'palette');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
});

test('my day is the first page', async ({ page }) => {
  await signIn(page, 'sara.seller', '/');
  await expect(page.getByRole('region', { name: 'Tasks due' })).toBeVisible();
  await noViolations(page);
  await picture(page, 'my-day');
});

test('a failed question can be asked again, and names its request', async ({
  page,
  complaints,
}) => {
  // What is told live would make the list ask again by itself.
  await page.routeWebSocket('**/graphql', () => undefined);
  await signIn(page, 'ada.admin', '/products');
  await page.route('**/graphql', (route) =>
    route.fulfill({
      status: 500,
      headers: { 'x-request-id': 'a-request-id' },
      contentType: 'application/graphql-response+json',
      body: '{"errors":[{"message":"Something broke.","extensions":{"code":"INTERNAL_SERVER_ERROR"}}]}',
    }),
  );
  await page.getByRole('link', { name: 'Clients' }).click();
  await expect(page.getByRole('alert')).toContainText('a-request-id');
  await picture(page, 'failure');
  await page.unroute('**/graphql');
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(rows(page).first()).toBeVisible();
  complaints.splice(0);
});

test('a narrow window hides the navigation behind a button', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/clients');
  await page.getByLabel('E-mail').fill('ada.admin@tessera.example');
  await page.getByLabel('Password').fill('tessera-demo-2026');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(rows(page).first()).toBeVisible();
  await noViolations(page);
  await picture(page, 'clients-narrow');
  await page.getByRole('button', { name: 'Open navigation' }).click();
  await page.getByRole('link', { name: 'Catalogue' }).click();
  await expect(page.getByRole('heading', { name: 'Catalogue' })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await picture(page, 'catalogue-narrow');
});

test('questions name their documents, and a tab of another version sends their texts', async ({
  page,
  complaints,
}) => {
  const asked: Record<string, unknown>[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/graphql'))
      asked.push(request.postDataJSON() as Record<string, unknown>);
  });
  await signIn(page);
  await expect(rows(page).first()).toBeVisible();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.filter((body) => body.query !== undefined || body.documentId === undefined)).toEqual(
    [],
  );

  asked.length = 0;
  await page.route('**/graphql', (route) => {
    const body = route.request().postDataJSON() as Record<string, unknown>;
    if (body.documentId !== undefined) body.documentId = `sha256:${'0'.repeat(64)}`;
    return route.continue({ postData: JSON.stringify(body) });
  });
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  expect(asked.filter((body) => body.query !== undefined).length).toBeGreaterThan(0);
  // Browsers call every 404 an error.
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('404'))).toEqual([]);
});

test('only what is inside the page scrolls, never the page behind it', async ({ page }) => {
  await signIn(page, 'ada.admin', '/');
  const pages = ['/', '/clients', '/deals', '/products', '/notes', '/users', '/account'];
  for (const path of [...pages, '/admin/users', '/admin/roles', '/admin/audit']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('status', { name: 'Loading' })).toHaveCount(0);
    const [whole, shown] = await page.evaluate(() => [
      document.scrollingElement?.scrollHeight,
      window.innerHeight,
    ]);
    expect([path, whole]).toEqual([path, shown]);
  }
});

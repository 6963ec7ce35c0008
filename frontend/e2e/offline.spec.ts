import { expect, noViolations, picture, rows, signIn, test } from './support';

test('without a network one goes on reading what was read before, also after a reload', async ({
  page,
  context,
}) => {
  await signIn(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  const first = rows(page).first().getByRole('link').first();
  const name = (await first.textContent()) ?? '';
  await first.click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(
    page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first(),
  ).toBeVisible();

  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
  await expect(page.getByText('No connection: this was read before')).toBeVisible();
  await picture(page, 'offline');
  await noViolations(page);
  await page.getByRole('link', { name: 'Clients', exact: true }).first().click();
  await expect(rows(page).first()).toBeVisible();

  await context.setOffline(false);
  await page.reload();
  await expect(rows(page).first()).toBeVisible();
  await expect(page.getByText('No connection: this was read before')).toBeHidden();
});

test('only what people work with is kept in the browser', async ({ page }) => {
  await signIn(page, 'ada.admin', '/admin/audit');
  await expect(page.getByRole('main').getByText('network').first()).toBeVisible();
  await page.getByRole('link', { name: 'Clients', exact: true }).click();
  await expect(rows(page).first()).toBeVisible();
  const kept = () =>
    page.evaluate(async () => {
      const cache = await caches.open('tessera.reads');
      const answers = (await cache.keys()).map(async (key) => (await cache.match(key))?.text());
      return (await Promise.all(answers)).join(' ');
    });
  await expect.poll(kept).toContain('"clients"');
  expect(await kept()).not.toContain('auditEntries');
});

test('signing out forgets what was read', async ({ page }) => {
  await signIn(page);
  await expect(rows(page).first()).toBeVisible();
  await expect.poll(() => page.evaluate(() => caches.has('tessera.reads'))).toBe(true);
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
  await expect.poll(() => page.evaluate(() => caches.has('tessera.reads'))).toBe(false);
});

test('the page speaks German to whoever chooses it', async ({ page }) => {
  await signIn(page);
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kunden');
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await noViolations(page);
  await picture(page, 'clients-german');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kunden');
  await page.getByRole('button', { name: 'Konto und Einstellungen' }).click();
  await page.getByRole('menuitemradio', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Clients');
});

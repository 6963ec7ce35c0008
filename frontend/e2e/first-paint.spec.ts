import type { Page } from '@playwright/test';
import { expect, noViolations, picture, rows, signIn, test } from './support';

/** Keeps the application's own files back; the answer lets them go on. */
async function withoutApplication(page: Page): Promise<() => void> {
  let goOn: () => void = () => undefined;
  const gone = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  await page.route(/\/assets\/(app|base)[^/]*\.js$/, async (route) => {
    await gone;
    await route.continue();
  });
  return goOn;
}

test('a page shows where one is before the application is there', async ({ page }) => {
  await signIn(page);
  await expect(rows(page).first()).toBeVisible();
  const goOn = await withoutApplication(page);
  await page.goto('/clients', { waitUntil: 'commit' });
  const heading = page.getByRole('heading', { level: 1, name: 'Clients' });
  const place = page.getByRole('navigation', { name: 'Main' }).getByRole('link', {
    name: 'Clients',
  });
  await expect(heading).toBeVisible();
  await expect(place).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('status', { name: 'Loading' })).toBeVisible();
  await noViolations(page);
  await picture(page, 'first-paint');
  const before = [await heading.boundingBox(), await place.boundingBox()].map((box) => box?.y);

  goOn();
  await expect(rows(page).first()).toBeVisible();
  const after = [await heading.boundingBox(), await place.boundingBox()].map((box) => box?.y);
  before.forEach((y, at) => expect(Math.abs((after[at] ?? 0) - (y ?? 0))).toBeLessThan(4));
  await expect(page.getByRole('status', { name: 'Loading' })).toBeHidden();
});

test('every page of the shell shows it at once, with what it can know of itself', async ({
  page,
}) => {
  await signIn(page);
  const goOn = await withoutApplication(page);
  for (const [path, title, place] of [
    ['/', 'My day', 'My day'],
    ['/users', 'People', 'People'],
    ['/duplicates', 'Possible duplicates', null],
    ['/account', 'My account', null],
    ['/admin/audit', null, null],
    ['/admin', null, null],
  ] as const) {
    await page.goto(path, { waitUntil: 'commit' });
    const navigation = page.getByRole('navigation', { name: 'Main' });
    await expect(navigation).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(title === null ? [] : [title]);
    await expect(navigation.locator('[aria-current]')).toHaveText(place === null ? [] : [place]);
  }
  goOn();
  await expect(page).toHaveURL(/\/admin\/users/);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a record has no title before it was read', async ({ page }) => {
  await signIn(page);
  const link = rows(page).first().getByRole('link').first();
  const [name, path] = [await link.textContent(), await link.getAttribute('href')];
  const goOn = await withoutApplication(page);
  await page.goto(path ?? '', { waitUntil: 'commit' });
  await expect(page.getByRole('link', { name: 'Clients' })).toHaveAttribute('aria-current', 'page');
  await expect(page.getByRole('heading')).toHaveCount(0);
  await noViolations(page);
  goOn();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(name ?? '');
});

test('whoever was not here before sees the entrance first, in the language of the browser', async ({
  browser,
  baseURL,
}) => {
  for (const [locale, lead] of [
    ['en-GB', 'Welcome back.'],
    ['de-AT', 'Willkommen zurück.'],
    ['fr-FR', 'Welcome back.'],
  ]) {
    const context = await browser.newContext({ baseURL, locale });
    const page = await context.newPage();
    const goOn = await withoutApplication(page);
    await page.goto('/deals', { waitUntil: 'commit' });
    const heading = page.getByRole('heading', { level: 1, name: lead });
    await expect(heading).toBeVisible();
    await expect(page.locator('html')).toHaveAttribute(
      'lang',
      locale?.startsWith('de') ? 'de' : 'en',
    );
    goOn();
    await expect(page.locator('input[type="password"]')).toBeVisible();
    await expect(heading).toBeVisible();
    await context.close();
  }
});

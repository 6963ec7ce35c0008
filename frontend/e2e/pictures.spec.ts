import type { Page } from '@playwright/test';
import { expect, signIn, test } from './support';

/**
 * How the main screens look, in both themes, compared with the pictures in `e2e/pictures/`. They come first, while there is nothing but
 * the demo; what the day changes is not shown. One that is missing is taken, and fails the test once.
 */
const SCREENS: Screen[] = [
  { name: 'clients', path: '/clients' },
  { name: 'client', path: '/clients', then: openFirst },
  { name: 'deals', path: '/deals?view=table&order=NAME_ASC' },
  { name: 'catalogue', path: '/products' },
  { name: 'roles', path: '/admin/roles' },
  { name: 'palette', path: '/clients', then: (page) => page.keyboard.press('Control+k') },
  { name: 'client-phone', path: '/clients', then: openFirst, size: { width: 390, height: 844 } },
];

interface Screen {
  name: string;
  path: string;
  then?: (page: Page) => Promise<void>;
  size?: { width: number; height: number };
}

async function openFirst(page: Page) {
  await page.getByRole('row').getByRole('link').first().click();
  await expect(
    page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first(),
  ).toBeVisible();
}

for (const theme of ['light', 'dark'] as const) {
  test(`the main screens look as they did, ${theme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: 'Welcome back.' })).toBeVisible();
    await looksAsBefore(page, `sign-in-${theme}`);
    await signIn(page);
    for (const { name, path, then, size = { width: 1280, height: 800 } } of SCREENS) {
      await page.setViewportSize(size);
      await page.goto(path);
      await page.waitForLoadState('networkidle');
      await then?.(page);
      await page.waitForLoadState('networkidle');
      await page.mouse.move(0, 0);
      await looksAsBefore(page, `${name}-${theme}`);
    }
  });
}

/** What the clock says is not shown, and takes the same room on every day. */
const TIMELESS = `time {
  display: inline-block !important;
  width: 6rem !important;
  overflow: hidden !important;
  color: transparent !important;
  white-space: nowrap !important;
}`;

async function looksAsBefore(page: Page, name: string) {
  // The policy of the page forbids a style element.
  await page.evaluate((css) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, TIMELESS);
  await expect.soft(page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.01 });
}

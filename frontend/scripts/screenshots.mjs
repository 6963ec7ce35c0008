// Takes the pictures of docs/front-end.md from a server with the demo: `make screenshots`.
import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';

const url = process.env.TESSERA_URL;
const directory = fileURLToPath(new URL('../../docs/screenshots/', import.meta.url));
const WIDE = { width: 1280, height: 800 };
const PHONE = { width: 390, height: 844 };

/** Presses keys one after the other. */
const keys =
  (...names) =>
  async (page) => {
    for (const name of names) await page.keyboard.press(name);
  };

/** Opens what stands in the first row of a list. */
async function openFirst(page) {
  await page.getByRole('row').getByRole('link').first().click();
  await page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first().waitFor();
  await page.mouse.move(0, 0);
}

const PICTURES = [
  { name: 'my-day', path: '/' },
  { name: 'my-day-dark', path: '/', theme: 'dark' },
  { name: 'clients', path: '/clients', then: keys('j', 'x', 'j', 'x') },
  { name: 'client', path: '/clients', then: openFirst },
  { name: 'client-phone', path: '/clients', then: openFirst, size: PHONE },
  { name: 'deals', path: '/deals' },
  { name: 'catalogue-dark', path: '/products', theme: 'dark' },
  {
    name: 'palette',
    path: '/clients',
    then: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('dialog').getByRole('textbox').fill('nord');
    },
  },
  { name: 'roles', path: '/admin/roles' },
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
await mkdir(directory, { recursive: true });

/** Signs in once; the other pages share the session. */
async function signedIn() {
  const context = await browser.newContext({ viewport: WIDE, locale: 'en-GB' });
  const page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  await page.getByLabel('E-mail').fill('ada.admin@tessera.example');
  await page.getByLabel('Password').fill('tessera-demo-2026');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor();
  return page;
}

const page = await signedIn();
for (const { name, path, then, theme = 'light', size = WIDE } of PICTURES) {
  await page.setViewportSize(size);
  await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
  await page.goto(url + path, { waitUntil: 'networkidle' });
  await then?.(page);
  // Charts and fonts have come to rest.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${directory}${name}.png` });
  console.log(`docs/screenshots/${name}.png`);
}
await browser.close();

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIRequestContext, Page } from '@playwright/test';
import {
  administrator,
  chooseTheme,
  expect,
  noViolations,
  PASSWORD,
  picture,
  signIn,
  test,
} from './support';

const CLIENTS = 'query Clients($first: Int = 3) { clients(first: $first) { nodes { id name } } }';
const RENAME =
  'mutation Rename($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }';

/** As Apollo's tool writes it. */
function apollo(bodies: Record<string, string>) {
  const operations = Object.entries(bodies).map(([name, body]) => ({
    id: name.toLowerCase(),
    name,
    type: body.split(' ')[0],
    body,
  }));
  return JSON.stringify({ format: 'apollo-persisted-query-manifest', version: 1, operations });
}

/** A partner of the test's own, which goes again when it ends. */
async function withPartner(request: APIRequestContext, body: (id: string) => Promise<void>) {
  const ask = await administrator(request);
  const { viewer } = (await ask('{ viewer { user { id } } }', {})) as {
    viewer: { user: { id: string } };
  };
  const key = `shop_${Date.now()}`;
  const made = (await ask(
    'mutation($input: PartnerCreateInput!) { partnerCreate(input: $input) { partner { id } } }',
    { input: { key, name: `Shop ${key}`, user: viewer.user.id } },
  )) as { partnerCreate: { partner: { id: string } } };
  const { id } = made.partnerCreate.partner;
  try {
    await body(id);
  } finally {
    await ask(
      'mutation($input: RecordInput!) { partnerDelete(input: $input) { problems { code } } }',
      { input: { id } },
    );
  }
}

const panel = (page: Page) => page.getByRole('region', { name: 'A new release' });
const operations = (page: Page) => page.getByRole('list', { name: 'Operations' });
const release = (page: Page, name: string) =>
  page.getByRole('table', { name: 'Releases' }).getByRole('row', { name: new RegExp(name) });

async function choose(page: Page, name: string, buffer: Buffer) {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Choose a manifest…' }).click();
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer });
}

/** Drops files from outside of the browser. */
async function drop(page: Page, files: readonly (readonly [name: string, content: string])[]) {
  const folder = mkdtempSync(join(tmpdir(), 'manifests-'));
  const paths = files.map(([name, content]) => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  });
  const button = page.getByRole('button', { name: 'Choose a manifest…' });
  await button.scrollIntoViewIfNeeded();
  const box = await button.boundingBox();
  const at = { x: (box?.x ?? 0) + 20, y: (box?.y ?? 0) - 12 };
  const data = { items: [], files: paths, dragOperationsMask: 1 };
  const browser = await page.context().newCDPSession(page);
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await browser.send('Input.dispatchDragEvent', { type, ...at, data });
  await browser.detach();
}

test('a manifest becomes a release, what cannot run is said beside it, and the release is activated', async ({
  page,
  request,
}) => {
  await withPartner(request, async (id) => {
    await signIn(page, 'ada.admin', `/admin/partners/${id}`);
    await expect(page.getByText('No releases yet')).toBeVisible();
    await page.getByRole('button', { name: 'Register a release' }).click();
    await expect(page.getByLabel('Name of the release')).toBeFocused();
    await noViolations(page);
    await picture(page, 'release-empty');
    await page.getByLabel('Name of the release').fill('1.4');
    const wrong = { Clients: CLIENTS, Rename: RENAME, Shoes: 'query Shoes { shoes { size } }' };
    await choose(page, 'persisted-query-manifest.json', Buffer.from(apollo(wrong)));
    await expect(
      panel(page).getByText('3 operations in persisted-query-manifest.json: 2 queries, 1 mutation'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Register 3 operations' }).click();
    await expect(
      page.getByText('1 of 3 operations cannot run here, so none is registered.'),
    ).toBeVisible();
    const first = operations(page).getByRole('listitem').first();
    await expect(first).toContainText('Shoes');
    await expect(first).toContainText('shoes');
    await expect(operations(page).getByRole('listitem')).toHaveCount(3);
    await noViolations(page);
    await picture(page, 'release-problems-light');
    await chooseTheme(page, 'Dark');
    await noViolations(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await first.scrollIntoViewIfNeeded();
    await picture(page, 'release-problems-phone-dark');
    await page.setViewportSize({ width: 1440, height: 900 });
    await chooseTheme(page, 'Light');

    // The next build, dropped: the problems of the one before are not its own.
    await drop(page, [['next.json', apollo({ Clients: CLIENTS, Rename: RENAME })]]);
    await expect(panel(page).getByText('2 operations in next.json')).toBeVisible();
    await expect(page.getByText('cannot run here')).toBeHidden();
    await page.getByRole('button', { name: 'Register 2 operations' }).click();
    await expect(page.getByText('1.4 is registered, with 2 documents.')).toBeVisible();
    await expect(release(page, '1.4')).toContainText('Registered');
    await noViolations(page);
    await picture(page, 'release-decision');

    // Whoever gave their password long ago is asked for it once more.
    let isRefused = false;
    await page.route('**/graphql', async (route) => {
      if (isRefused || !(route.request().postData() ?? '').includes('"PartnerReleaseActivate"')) {
        await route.fallback();
        return;
      }
      isRefused = true;
      const error = { message: 'Once more, please.', extensions: { code: 'STEP_UP_REQUIRED' } };
      await route.fulfill({ json: { data: { partnerReleaseActivate: null }, errors: [error] } });
    });
    await panel(page).getByRole('button', { name: 'Activate' }).click();
    const proof = page.getByRole('dialog', { name: 'Is it you?' });
    await proof.getByLabel('Password').fill(PASSWORD);
    await proof.getByRole('button', { name: 'Go on' }).click();
    await expect(
      page.getByText('The documents of 1.4 can be run within two seconds.'),
    ).toBeVisible();
    await expect(release(page, '1.4')).toContainText('Active');
    await expect(panel(page)).toBeHidden();
  });
});

test('by keyboard alone a map of ids to texts is pasted, registered, and left as a draft', async ({
  page,
  request,
}) => {
  await withPartner(request, async (id) => {
    await signIn(page, 'ada.admin', `/admin/partners/${id}`);
    await page.getByRole('button', { name: 'Register a release' }).press('Enter');
    await expect(page.getByLabel('Name of the release')).toBeFocused();
    await page.keyboard.type('2.0');
    const paste = page.getByLabel('Or paste it');
    for (let step = 0; step < 4; step += 1) {
      await page.keyboard.press('Tab');
      if (await paste.evaluate((box) => box === document.activeElement)) break;
    }
    await expect(paste).toBeFocused();
    await page.keyboard.insertText(JSON.stringify({ clients: CLIENTS, more: '{ viewer { id } }' }));
    // The second one has been typed in a hurry.
    await expect(panel(page).getByText('2 operations: 2 queries')).toBeVisible();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Register 2 operations' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 of 2 operations cannot run here')).toBeVisible();
    await expect(operations(page).getByRole('listitem').first()).toContainText('Without a name');
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(paste).toBeFocused();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(JSON.stringify({ clients: CLIENTS }));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const activate = panel(page).getByRole('button', { name: 'Activate' });
    await expect(activate).toBeFocused();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Register a release' })).toBeFocused();
    await expect(release(page, '2.0')).toContainText('Registered');

    // Another one of its name is refused beside the name; the same once more is the same.
    await page.getByRole('button', { name: 'Register a release' }).press('Enter');
    await expect(page.locator('input:focus')).toBeVisible();
    await page.keyboard.type('2.0');
    await paste.fill(JSON.stringify({ other: '{ viewer { user { id } } }' }));
    await page.getByRole('button', { name: 'Register 1 operation' }).press('Enter');
    await expect(page.getByText('Another record has this already.')).toBeVisible();
    await paste.fill(JSON.stringify({ clients: CLIENTS }));
    await page.getByRole('button', { name: 'Register 1 operation' }).press('Enter');
    await expect(page.getByText('2.0 is registered, with 1 document.')).toBeVisible();
  });
});

test('a file that is no manifest, or too large, is refused with a reason', async ({
  page,
  request,
  complaints,
}) => {
  await withPartner(request, async (id) => {
    await signIn(page, 'ada.admin', `/admin/partners/${id}`);
    await page.getByRole('button', { name: 'Register a release' }).click();
    const alert = panel(page).getByRole('alert');
    const submit = panel(page).locator('button[type="submit"]');
    await choose(page, 'picture.json', Buffer.from([0x7b, 0xff, 0xfe]));
    await expect(alert).toHaveText('picture.json: This file is no text in UTF-8.');
    await expect(submit).toBeDisabled();
    await choose(page, 'half.json', Buffer.from('{"a": "{'));
    await expect(alert).toContainText('half.json: This is not JSON.');
    await choose(page, 'package.json', Buffer.from('{"name": "shop", "private": true}'));
    await expect(alert).toContainText('This is no manifest');
    await drop(page, [
      ['a.json', apollo({ Clients: CLIENTS })],
      ['b.json', apollo({ Clients: CLIENTS })],
    ]);
    await expect(alert).toContainText('One manifest at a time, please.');
    await page.getByLabel('Or paste it').fill('{"format": "other", "version": 3}');
    await expect(alert).toContainText('a format that is not known here. (other)');
    await noViolations(page);

    // More than a request may have: the console takes it.
    const many = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`d${at}`, `${CLIENTS} # ${'x'.repeat(20_000)}`]),
    );
    await page.getByLabel('Name of the release').fill('Spring fair');
    await choose(page, 'large.json', Buffer.from(JSON.stringify(many)));
    await expect(operations(page).getByRole('listitem')).toHaveCount(12);
    await expect(page.getByText('and 48 more')).toBeVisible();
    await page.getByRole('button', { name: 'Show more' }).click();
    await expect(operations(page).getByRole('listitem')).toHaveCount(60);
    await page.getByRole('button', { name: 'Register 60 operations' }).click();
    await expect(alert).toContainText('more than the server takes');
    await expect(alert).toContainText(
      /tessera documents register large\.json --partner shop_\d+ --release 'Spring fair'/,
    );
    await noViolations(page);
    await alert.scrollIntoViewIfNeeded();
    await picture(page, 'release-large');
  });
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('413'))).toEqual([]);
});

test('who may only look is not offered to register', async ({ page, request }) => {
  await withPartner(request, async (id) => {
    await signIn(page, 'olga.auditor', `/admin/partners/${id}`);
    await expect(page.getByRole('heading', { name: 'Releases of stored documents' })).toBeVisible();
    await expect(page.getByText('No releases yet')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Register a release' })).toBeHidden();
  });
});

import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type APIRequestContext, type Page } from '@playwright/test';

export const PASSWORD = 'tessera-demo-2026';

/** Every page is watched: a console error, an exception or a violated policy fails the test that caused it. */
export const test = base.extend<{ complaints: string[] }>({
  complaints: [
    async ({ page }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`exception: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() !== 'error') return;
        // Somebody signed out is answered 401 by design, and browsers call every 401 an error.
        if (/\/auth\/(refresh|sign-in|invitation|reset|inspect)/.test(message.location().url))
          return;
        // Tests take the network away on purpose.
        if (message.text().includes('ERR_INTERNET_DISCONNECTED')) return;
        complaints.push(`console: ${message.text()}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

/** Signs in by the API and opens a page: the way in has tests of its own. */
export async function signIn(page: Page, user = 'ada.admin', to = '/clients') {
  const data = { email: `${user}@tessera.example`, password: PASSWORD };
  expect((await page.context().request.post('/auth/sign-in', { data })).ok()).toBe(true);
  await page.goto(to);
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
  // What a page shows at first only looks like the application, which hears no keys yet.
  await expect(page.locator('#root > [aria-busy]')).toHaveCount(0);
}

export function rows(page: Page) {
  return page.getByRole('row').filter({ has: page.getByRole('link') });
}

export async function noViolations(page: Page) {
  // What stands until the answer to the next question has come is faint on purpose.
  await expect(page.locator('[data-stale="true"]')).toHaveCount(0);
  const report = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    report.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`,
    ),
  ).toEqual([]);
}

export async function picture(page: Page, name: string) {
  await page.waitForTimeout(350);
  await page.screenshot({ path: `test-results/${name}.png` });
}

export async function chooseTheme(page: Page, theme: 'Light' | 'Dark') {
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitemradio', { name: theme }).click();
  await page.keyboard.press('Escape');
  await expect(page.locator('html')).toHaveAttribute('data-theme', theme.toLowerCase());
}

/** Asks the API as the administrator. */
export async function administrator(request: APIRequestContext) {
  // Whoever started the server has a token at hand; signing in takes its time.
  return asking(request, process.env.TESSERA_TOKEN ?? (await tokenOf(request, 'ada.admin')));
}

/** How many products there are, as the catalogue says it: other tests have left some. */
export async function productCount(request: APIRequestContext): Promise<string> {
  const ask = await administrator(request);
  const { products } = (await ask('{ products { totalCount(exact: true) { count } } }', {})) as {
    products: { totalCount: { count: number } };
  };
  return `${products.totalCount.count.toLocaleString('en-GB')} products`;
}

/** Asks the API as somebody of the demo. */
export async function colleague(request: APIRequestContext, user: string) {
  return asking(request, await tokenOf(request, user));
}

async function tokenOf(request: APIRequestContext, user: string): Promise<string> {
  const data = { email: `${user}@tessera.example`, password: PASSWORD };
  const answer = await request.post('/auth/sign-in', { data });
  return ((await answer.json()) as { accessToken: string }).accessToken;
}

function asking(request: APIRequestContext, token: string) {
  const headers = { Authorization: `Bearer ${token}` };
  return async (query: string, variables: object) => {
    const answer = await request.post('/graphql', { headers, data: { query, variables } });
    return ((await answer.json()) as { data: unknown }).data;
  };
}

/** Invites a user as an administrator does, through the API; the path where they choose a password. */
export async function invite(
  request: APIRequestContext,
  email = `nora.${Date.now()}@tessera.example`,
): Promise<string> {
  const ask = await administrator(request);
  const found = (await ask(
    '{ roles(filter: { key: { eq: "seller" } }) { nodes { id } } }',
    {},
  )) as {
    roles: { nodes: { id: string }[] };
  };
  const input = {
    email,
    firstName: 'Nora',
    lastName: 'New',
    role: found.roles.nodes[0]?.id,
  };
  const made = (await ask(
    'mutation($input: UserCreateInput!) { userInvite(input: $input) { user { invitationPath } } }',
    { input },
  )) as { userInvite: { user: { invitationPath: string } } };
  return made.userInvite.user.invitationPath;
}

/** A user who has come, with a password of their own. */
export async function newcomer(request: APIRequestContext): Promise<string> {
  const email = `nils.${Date.now()}@tessera.example`;
  const token = (await invite(request, email)).split('#')[1];
  const accepted = await request.post('/auth/invitation', {
    data: { token, password: PASSPHRASE },
  });
  expect(accepted.ok()).toBe(true);
  return email;
}

export const PASSPHRASE = 'a rather long pass phrase';

/** The path of the link in the last mail to an address, once it has come. */
export async function mailedPath(email: string): Promise<string> {
  const directory = process.env.TESSERA_MAIL ?? '';
  let path: string | undefined;
  await expect
    .poll(
      () => {
        // The directory comes with the first mail.
        const all = existsSync(directory) ? readdirSync(directory) : [];
        const names = all.filter((name) => name.endsWith('.eml'));
        const mails = names.sort().map((name) => readFileSync(join(directory, name), 'utf8'));
        const mail = mails.reverse().find((text) => text.includes(`<${email}>`));
        // Quoted-printable: a line goes on behind a sign of equality.
        path = /\/reset#[\w-]+/.exec(mail?.replaceAll('=\r\n', '') ?? '')?.[0];
        return path;
      },
      { timeout: 20_000 },
    )
    .toBeDefined();
  return path ?? '';
}

/** What an authenticator app shows for a secret (RFC 6238), a number of half minutes from now. */
export function codeOf(secret: string, ahead = 0): string {
  const bits = Array.from(secret, (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const key = Buffer.from(
    (bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)),
  );
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + ahead));
  const digest = createHmac('sha1', key).update(counter).digest();
  const number = digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}

/** Gives a user a second factor, through the API; its secret, the code that has confirmed it, and a recovery code. */
export async function enrol(request: APIRequestContext, email: string) {
  const credentials = { email, password: PASSPHRASE };
  const session = (await (await request.post('/auth/sign-in', { data: credentials })).json()) as {
    accessToken: string;
  };
  const headers = { Authorization: `Bearer ${session.accessToken}` };
  const begun = (await (
    await request.post('/auth/factor/begin', { headers, data: {} })
  ).json()) as { secret: string };
  const used = codeOf(begun.secret);
  const data = { code: used };
  const confirmed = (await (
    await request.post('/auth/factor/confirm', { headers, data })
  ).json()) as { recoveryCodes: string[] };
  return { secret: begun.secret, used, recoveryCode: confirmed.recoveryCodes[0] ?? '' };
}

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
        if (/\/auth\/(refresh|sign-in|invitation)/.test(message.location().url)) return;
        complaints.push(`console: ${message.text()}`);
      });
      await use(complaints);
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export async function signIn(page: Page, user = 'ada.admin', to = '/clients') {
  await page.goto(to);
  await page.getByLabel('E-mail').fill(`${user}@tessera.example`);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

export function rows(page: Page) {
  return page.getByRole('row').filter({ has: page.getByRole('link') });
}

export async function noViolations(page: Page) {
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
  const credentials = { email: 'ada.admin@tessera.example', password: PASSWORD };
  const session = (await (await request.post('/auth/sign-in', { data: credentials })).json()) as {
    accessToken: string;
  };
  const headers = { Authorization: `Bearer ${session.accessToken}` };
  return async (query: string, variables: object) => {
    const answer = await request.post('/graphql', { headers, data: { query, variables } });
    return ((await answer.json()) as { data: unknown }).data;
  };
}

/** Invites a user as an administrator does, through the API; the path where they choose a password. */
export async function invite(request: APIRequestContext): Promise<string> {
  const ask = await administrator(request);
  const found = (await ask(
    '{ roles(filter: { key: { eq: "seller" } }) { nodes { id } } }',
    {},
  )) as {
    roles: { nodes: { id: string }[] };
  };
  const input = {
    email: `nora.${Date.now()}@tessera.example`,
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

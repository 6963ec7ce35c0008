import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { editor, fact, openExample, openPlayground, run, showPanel } from './playground';
import { expect, PASSWORD, picture, test } from './support';

interface WhoAmI {
  viewer: { role: string; user: { name: string } } | null;
}

/** What of ours breaks a rule; GraphiQL's own parts are theirs. */
async function noViolationsOfOurs(page: Page) {
  const report = await new AxeBuilder({ page })
    .include('.panel')
    .include('.run')
    .include('.bar')
    .analyze();
  expect(report.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`)).toEqual([]);
}

test('somebody signed out is sent to sign in, and comes back', async ({ page }) => {
  await page.goto('/graphiql');
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('E-mail').fill('ada.admin@tessera.example');
  await page.getByLabel('Password').fill('tessera-demo-2026');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('button', { name: /Execute query/ })).toBeVisible();
});

test('an example is found, opened with ids that are there, and run; what it took is shown', async ({
  page,
  baseURL,
}) => {
  const elsewhere: string[] = [];
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== new URL(baseURL ?? '').origin) {
      elsewhere.push(request.url());
    }
  });
  await openPlayground(page);
  await openExample(page, 'client OneClient', 'OneClient');
  await expect(page.getByRole('tab', { name: 'OneClient' })).toHaveAttribute(
    'aria-selected',
    'true',
  );
  await expect(page.locator('.graphiql-editor-tool .view-lines').first()).toContainText('"Q2xp');
  const answer = await run<{ client: { name: string } }>(page);
  expect(answer.errors).toBeUndefined();
  expect(answer.data.client.name).toBeTruthy();
  await expect(fact(page, 'status')).toHaveText('200');
  await expect(fact(page, 'cost')).toHaveText(/^[\d,]+$/);
  await expect(fact(page, 'statements')).toHaveText(/^[1-9]$/);
  await expect(fact(page, 'time')).toHaveText(/ ms$/);
  await expect(fact(page, 'left of user')).toHaveText(/ \/ /);
  await expect(fact(page, 'request')).toHaveText(/^[0-9a-f-]{36}$/);
  await picture(page, 'graphiql-light');
  await noViolationsOfOurs(page);
  await page.getByLabel('ask for cost and statements').uncheck();
  await run(page);
  await expect(fact(page, 'cost')).toHaveCount(0);
  await page.getByRole('button', { name: 'Dark colours' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await picture(page, 'graphiql-dark');
  await noViolationsOfOurs(page);
  expect(elsewhere).toEqual([]);
});

test('a query is clicked together', async ({ page }) => {
  await openPlayground(page);
  await page.getByRole('button', { name: 'Show GraphiQL Explorer' }).click();
  const explorer = page.locator('.graphiql-explorer-root');
  await expect(explorer).toContainText('viewer');
  // The fields of `user`, which is open because the operation asks for some.
  await explorer.getByText('jobTitle', { exact: true }).click();
  await expect(editor(page)).toContainText('jobTitle');
  const answer = await run<{ viewer: { user: { jobTitle: string } } }>(page);
  expect(answer.data.viewer.user.jobTitle).toBe('Administrator');
  await picture(page, 'graphiql-explorer');
});

test('somebody else gets another answer, and the app keeps its own user', async ({ page }) => {
  await openPlayground(page);
  const bar = page.locator('.bar-who');
  await expect(bar).toHaveText('Ada Berger · admin');
  const panel = await showPanel(page, 'Who asks');
  await panel.getByRole('button', { name: /^Sara, Seller/ }).click();
  await expect(bar).toHaveText('Sara · seller');
  expect((await run<WhoAmI>(page)).data.viewer?.role).toBe('seller');
  await panel.getByRole('button', { name: /^Olga, Auditor/ }).click();
  await expect(bar).toHaveText('Olga · auditor');
  expect((await run<WhoAmI>(page)).data.viewer?.role).toBe('auditor');
  await picture(page, 'graphiql-who');
  await noViolationsOfOurs(page);
  await panel.getByRole('button', { name: /^Nobody/ }).click();
  await expect(panel).toContainText('No token is sent.');
  expect((await run<WhoAmI>(page)).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  await page.getByRole('button', { name: 'UNAUTHENTICATED' }).click();
  await expect(page.locator('[data-shown]')).toContainText('Sign in, or renew it.');
  await noViolationsOfOurs(page);
  await page.goto('/clients');
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await expect(page.getByText('ada.admin@tessera.example')).toBeVisible();
});

test('a partner’s token is made, read and asked with', async ({ page }) => {
  await openPlayground(page);
  await openExample(page, 'FirstPage', 'FirstPage');
  const panel = await showPanel(page, 'Who asks');
  await panel.getByText('Make a token').click();
  await panel.getByLabel('Rights, one a line').fill('Client.id,name read all');
  await panel.getByRole('button', { name: 'Make it and ask with it' }).click();
  const contents = panel.getByRole('group', { name: 'What is in the token' });
  await expect(contents).toContainText('good');
  await expect(contents).toContainText('Client.name read all');
  await contents.getByText('Signed by the server').click();
  await expect(contents).toContainText('right("Client", "name", "read")');
  await picture(page, 'graphiql-partner');
  await noViolationsOfOurs(page);
  const answer = await run<{ clients: { nodes: { name: string }[] } }>(page);
  expect(answer.errors).toBeUndefined();
  expect(answer.data.clients.nodes[0]?.name).toBeTruthy();
  await expect(fact(page, 'left of partner')).toBeVisible();
  await page.getByRole('tab', { name: 'WhoAmI' }).click();
  await expect(editor(page)).toContainText('WhoAmI');
  expect((await run<WhoAmI>(page)).errors?.[0]?.extensions.code).toBe('FORBIDDEN');

  await panel.locator('summary', { hasText: /^Token/ }).click();
  const token = await panel.getByLabel('The token in use').inputValue();
  await panel.getByRole('button', { name: /^Nobody/ }).click();
  await panel.getByText('Paste a token').click();
  await panel.getByLabel('A partner’s token').fill('nonsense');
  await panel.getByRole('button', { name: 'Ask with it', exact: true }).click();
  await expect(panel.getByRole('alert')).not.toBeEmpty();
  await panel.getByLabel('A partner’s token').fill(token);
  await panel.getByRole('button', { name: 'Ask with it', exact: true }).click();
  await expect(page.locator('.bar-who')).toHaveText('Partner playground');
});

test('an operation is kept, renamed, opened again and deleted', async ({ page }) => {
  await openPlayground(page);
  const panel = await showPanel(page, 'Operations');
  await panel.getByRole('button', { name: 'Keep this tab' }).click();
  await panel.getByLabel('Name to keep it by').fill('Mine');
  await page.keyboard.press('Enter');
  await page.reload();
  await panel.getByRole('button', { name: 'Rename Mine' }).click();
  await panel.getByLabel('New name of Mine').fill('Who is it?');
  await page.keyboard.press('Enter');
  await page.getByRole('tab', { name: 'ClientsInDepth' }).click();
  await expect(editor(page)).toContainText('ClientsInDepth');
  await panel.getByRole('button', { name: 'Who is it?', exact: true }).click();
  await expect(editor(page)).toContainText('WhoAmI');
  await panel.getByRole('button', { name: 'Delete Who is it?' }).click();
  await expect(panel.getByText('Who is it?')).toHaveCount(0);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('an example is opened and run', async ({ page }) => {
    await page.goto('/sign-in?to=/graphiql');
    await page.getByLabel('E-mail').fill('ada.admin@tessera.example');
    await page.getByLabel('Password').fill(PASSWORD);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await openExample(page, 'Pipeline', 'Pipeline');
    await expect(page.getByRole('region', { name: 'Operations' })).toHaveCount(0);
    expect((await run(page)).errors).toBeUndefined();
    await expect(fact(page, 'cost')).toBeVisible();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    await picture(page, 'graphiql-telephone');
  });
});

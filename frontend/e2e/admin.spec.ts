import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import {
  administrator,
  chooseTheme,
  codeOf,
  expect,
  newcomer,
  noViolations,
  PASSPHRASE,
  picture,
  signIn,
  test,
} from './support';

/** Signs in somebody whose password is not that of the demo. */
async function enter(page: Page, email: string, to: string) {
  await page.goto(to);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await expect(page.getByRole('navigation', { name: 'Main' })).toBeVisible();
}

async function inBothThemes(page: Page, name: string) {
  await chooseTheme(page, 'Light');
  await picture(page, `${name}-light`);
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, `${name}-dark`);
  await chooseTheme(page, 'Light');
}

test('somebody changes their name and password, and ends where they were signed in elsewhere', async ({
  page,
  request,
}) => {
  const email = await newcomer(request);
  await enter(page, email, '/clients');
  await page.getByRole('button', { name: 'Account and settings' }).click();
  await page.getByRole('menuitem', { name: 'My account' }).click();
  await expect(page.getByRole('heading', { name: 'My account' })).toBeVisible();
  await inBothThemes(page, 'account');

  await page.getByLabel('First name').fill('Nilda');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Saved.')).toBeVisible();

  await page.getByRole('button', { name: 'End all others' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'End all others' }).click();
  await expect(page.getByText('All other sessions have ended.')).toBeVisible();
  await expect(page.getByText('This one')).toBeVisible();
  await expect(page.getByRole('button', { name: /^End the session/ })).toHaveCount(0);

  await page.getByLabel('New password').fill('tundra velvet 9 anchors');
  await page.getByLabel('Current password').fill(PASSPHRASE);
  await page.getByRole('button', { name: 'Change password' }).click();
  await expect(page.getByText('Your password is changed')).toBeVisible();
});

test('a second factor is set up with a code, its recovery codes show once, and it is switched off', async ({
  page,
  request,
}) => {
  const email = await newcomer(request);
  await enter(page, email, '/account');
  await page.getByRole('button', { name: 'Set up' }).click();
  await expect(page.getByRole('img', { name: /QR code/ })).toBeVisible();
  const secret = (await page.getByText(/^[A-Z2-7]{32,}$/).textContent()) ?? '';
  await noViolations(page);
  await picture(page, 'factor-setup');
  await page.getByLabel('Code that the app shows').fill(codeOf(secret));
  await page.getByRole('button', { name: 'Switch on' }).click();
  const codes = page.getByRole('list', { name: /recovery codes/ });
  await expect(codes.getByRole('listitem')).toHaveCount(10);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('tessera-recovery-codes.txt');
  const recovery = (await codes.getByRole('listitem').first().textContent()) ?? '';
  await page.getByRole('button', { name: 'I have kept them' }).click();
  await page.getByRole('button', { name: 'Switch off' }).click();
  const factor = page.getByRole('region', { name: 'Second factor' });
  await factor.getByLabel('Password').fill(PASSPHRASE);
  await factor.getByLabel('Code').fill(recovery.trim());
  await page.getByRole('button', { name: 'Switch off' }).click();
  await expect(page.getByText('The second factor is switched off.')).toBeVisible();
});

test('an administrator invites somebody by keyboard, and deactivates them', async ({ page }) => {
  await signIn(page, 'ada.admin', '/admin/users');
  await expect(page.getByRole('row', { name: /Sara Lindqvist/ })).toBeVisible();
  await inBothThemes(page, 'admin-users');

  const email = `ines.${Date.now()}@tessera.example`;
  await page.getByRole('button', { name: 'Invite', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('E-mail').focus();
  await page.keyboard.type(email);
  await page.keyboard.press('Tab');
  await page.keyboard.type('Ines');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Invited');
  await dialog.getByRole('combobox', { name: 'Role' }).focus();
  await page.keyboard.type('Sell');
  await expect(page.getByRole('option')).toHaveText([/Seller/]);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: 'Make the invitation' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByText(/\/invitation#/)).toBeVisible();
  await noViolations(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await page.getByLabel('Search users').fill(email);
  const row = page.getByRole('row', { name: /Ines Invited/ });
  await expect(row).toContainText('Invited');
  await expect(page.getByRole('row')).toHaveCount(2);
  await expect(row).toContainText('Seller');
  await row.getByRole('button').click();
  // Whoever has not come yet cannot be sent away for a while.
  await expect(page.getByRole('menuitem', { name: 'Suspend…' })).toHaveCount(0);
  await page.getByRole('menuitem', { name: 'Deactivate…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Deactivate' }).click();
  await expect(row).toContainText('Deactivated');
});

test('a role is made, its rights are changed together after a look at what changes, and it goes', async ({
  page,
}) => {
  await signIn(page, 'ada.admin', '/admin/roles');
  await page.getByRole('button', { name: 'New role' }).click();
  const name = `Fair ${Date.now()}`;
  await page.getByRole('dialog').getByLabel('Name').fill(name);
  await page.getByRole('dialog').getByRole('button', { name: 'New role' }).click();
  await expect(page.getByRole('table', { name: `Rights of ${name}` })).toBeVisible();
  await page.getByLabel('Clients: read').selectOption('TEAM');
  await page.getByRole('button', { name: 'Clients: fields' }).click();
  await page.getByLabel('Clients, annual revenue: read').selectOption('NONE');
  const changes = page.getByRole('region', { name: 'What changes' });
  await expect(changes).toContainText('2 rights change');
  await inBothThemes(page, 'admin-roles');
  await changes.getByRole('button', { name: 'Save rights' }).click();
  await expect(changes).toHaveCount(0);
  await page.reload();
  await expect(page.getByLabel('Clients: read')).toHaveValue('TEAM');
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('The role is deleted.')).toBeVisible();
});

test('what a person can see is shown by type and for one record', async ({ page, request }) => {
  const ask = await administrator(request);
  const found = (await ask(
    `{ users(filter: { email: { eq: "sam.support@tessera.example" } }) { nodes { id } }
       clients(first: 1) { nodes { id name } } }`,
    {},
  )) as {
    users: { nodes: [{ id: string }] };
    clients: { nodes: [{ id: string; name: string }] };
  };
  const [{ id: user }] = found.users.nodes;
  const [{ id: record, name }] = found.clients.nodes;
  await signIn(page, 'ada.admin', `/admin/access?user=${user}&record=${record}`);
  const panel = page.getByRole('region', { name: `What they can do with ${name}` });
  await expect(panel).toContainText('Read: yes');
  await expect(panel).toContainText('Destroy: no');
  await expect(page.getByRole('table', { name: 'Rights by type and field' })).toBeVisible();
  await inBothThemes(page, 'admin-access');
});

test('the audit log is filtered, and an entry shows what was before and after', async ({
  page,
}) => {
  await signIn(page, 'ada.admin', '/admin/audit?action=SIGN_IN');
  const entries = page.getByRole('list', { name: 'Audit log' }).getByRole('listitem');
  await expect(entries.first()).toContainText('Signed in');
  await entries.first().getByRole('button').first().click();
  await expect(entries.first()).toContainText('Before');
  await inBothThemes(page, 'admin-audit');
});

test('a partner gets a token that is shown once, and loses it again', async ({ page }) => {
  await signIn(page, 'ada.admin', '/admin/partners');
  const name = `Fair app ${Date.now()}`;
  await page.getByRole('button', { name: 'New partner' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByRole('combobox', { name: 'Acts as' }).click();
  await page.keyboard.type('Sara');
  await page.getByRole('option', { name: /Sara Lindqvist/ }).click();
  await dialog.getByRole('button', { name: 'New partner' }).click();
  await page.getByRole('link', { name }).click();
  await page.getByRole('button', { name: 'New token' }).click();
  await page.getByLabel('What it is for').fill('Badge scanner');
  await page.getByLabel('Clients: read').selectOption('OWN');
  await noViolations(page);
  await picture(page, 'admin-mint');
  await page.getByRole('button', { name: 'Make the token with 1 right' }).click();
  await expect(page.getByRole('dialog', { name: 'The new token' })).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Revoke Badge scanner' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click();
  await expect(page.getByRole('row', { name: /Badge scanner/ })).toContainText('Revoked');
  await inBothThemes(page, 'admin-partner');
  await page.getByRole('button', { name: `Actions for ${name}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('The partner is deleted.')).toBeVisible();
});

test('an endpoint gets a test message, which is replayed', async ({ page }) => {
  const heard: string[] = [];
  const server: Server = createServer((asked, response) => {
    heard.push(String(asked.headers['webhook-id']));
    response.writeHead(204).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  await signIn(page, 'ada.admin', '/admin/webhooks');
  await page.getByRole('button', { name: 'New endpoint' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Address').fill(url);
  await picture(page, 'admin-endpoint');
  await dialog.getByRole('button', { name: 'New endpoint' }).click();
  await expect(page.getByText(/^whsec_/)).toBeVisible();
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
  await page.getByRole('link', { name: url }).click();
  await page.getByRole('button', { name: `Actions for ${url}` }).click();
  await page.getByRole('menuitem', { name: 'Send a test message' }).click();
  const row = page.getByRole('row', { name: /webhook\.test/ });
  await expect(row).toContainText('Delivered', { timeout: 20_000 });
  await row.getByRole('button', { name: 'Replay webhook.test' }).click();
  await expect.poll(() => heard.length, { timeout: 20_000 }).toBe(2);
  expect(heard[1]).toBe(heard[0]);
  await inBothThemes(page, 'admin-webhook');
  await page.getByRole('button', { name: `Actions for ${url}` }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByText('The endpoint is deleted.')).toBeVisible();
  server.close();
});

test('a custom field is made, goes into the trash, comes back and goes for good', async ({
  page,
}) => {
  await signIn(page, 'ada.admin', '/admin/custom-fields?of=DEAL');
  const label = `Booth ${Date.now()}`;
  await page.getByRole('button', { name: 'New field' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill(label);
  await page.getByRole('dialog').getByRole('button', { name: 'New field' }).click();
  const row = page.getByRole('row', { name: new RegExp(label) });
  const drop = async () => {
    await row.getByRole('button').click();
    await page.getByRole('menuitem', { name: 'Delete…' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(row).toHaveCount(0);
    await page.getByRole('navigation', { name: 'Administration' }).getByText('Trash').click();
  };
  await inBothThemes(page, 'admin-custom-fields');
  await drop();
  await inBothThemes(page, 'admin-trash');
  await page.getByRole('button', { name: `Restore ${label}` }).click();
  await expect(row).toHaveCount(0);
  await page.goto('/admin/custom-fields?of=DEAL');
  await drop();
  await page.getByRole('button', { name: `Delete ${label} for good` }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete for good' }).click();
  await expect(page.getByText(`${label} is gone for good.`)).toBeVisible();
});

test('whose role allows nothing there is told so, and sees no way to it', async ({ page }) => {
  await signIn(page, 'sara.seller', '/admin/users');
  await expect(page.getByRole('alert')).toContainText('You may not see this');
  await expect(page.getByRole('link', { name: 'Audit log' })).toHaveCount(0);
  await noViolations(page);
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Trash' }).click();
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible();
});

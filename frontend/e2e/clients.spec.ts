import {
  administrator,
  chooseTheme,
  expect,
  noViolations,
  picture,
  rows,
  signIn,
  test,
} from './support';

test.beforeEach(async ({ page }) => {
  await signIn(page);
  await expect(rows(page).first()).toBeVisible();
});

test('the list shows all clients, light and dark, and has no accessibility violation', async ({
  page,
}) => {
  await expect(page.getByText('2,000 clients')).toBeVisible();
  await noViolations(page);
  await picture(page, 'clients-light');
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, 'clients-dark');
});

test('searching narrows the list while one types, and the address remembers it', async ({
  page,
}) => {
  const name = (await rows(page).first().getByRole('link').textContent()) ?? '';
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: 'Search clients' })).toBeFocused();
  await page.keyboard.type(name);
  await expect.poll(() => new URL(page.url()).searchParams.get('q')).toBe(name);
  await expect(rows(page).first()).toContainText(name);
  await expect(page.getByText('2,000 clients')).toBeHidden();
  await page.reload();
  await expect(page.getByRole('searchbox', { name: 'Search clients' })).toHaveValue(name);
  await page.getByRole('searchbox').fill('no client is called like this');
  await expect(page.getByText('No client fits')).toBeVisible();
  await noViolations(page);
  await picture(page, 'clients-empty');
  await page.getByRole('button', { name: 'Clear filters' }).click();
  await expect(page.getByText('2,000 clients')).toBeVisible();
});

test('columns sort both ways and stages filter', async ({ page }) => {
  const first = () => rows(page).first().getByRole('link').textContent();
  const ascending = await first();
  await page.getByRole('button', { name: 'Name' }).click();
  await expect(page.getByRole('columnheader', { name: 'Name' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await expect.poll(first).not.toBe(ascending);
  await page.getByRole('button', { name: 'Annual revenue' }).click();
  await expect(page).toHaveURL(/ANNUAL_REVENUE_DESC/);
  await page.getByRole('button', { name: 'Lead', exact: true }).click();
  await expect(page).toHaveURL(/LEAD/);
  await expect(rows(page).first()).toContainText('Lead');
  await expect(rows(page).filter({ hasText: 'Customer' })).toHaveCount(0);
});

test('scrolling reads on and on, with few rows in the page', async ({ page }) => {
  const list = page.getByRole('table', { name: 'Clients' });
  await expect
    .poll(
      async () => {
        await list.evaluate((element) => element.scrollTo(0, element.scrollHeight));
        return list.evaluate((element) => Math.round(element.scrollTop / 44));
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(450);
  expect(await page.getByRole('row').count()).toBeLessThan(80);
});

test('a client opens by keyboard and shows its contacts, deals and timeline', async ({ page }) => {
  await rows(page).first().getByRole('link').focus();
  await page.keyboard.press('j');
  await expect(rows(page).nth(1).getByRole('link')).toBeFocused();
  const name = (await rows(page).nth(1).getByRole('link').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  for (const panel of ['Facts', 'Contacts', 'Deals', 'Timeline']) {
    await expect(page.getByRole('region', { name: panel })).toBeVisible();
  }
  await noViolations(page);
  await picture(page, 'client');
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
});

test('a timeline tells in words who changed what, light and dark', async ({ page, request }) => {
  const ask = await administrator(request);
  const made = (await ask(
    'mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id } } }',
    { input: { name: 'Wandel GmbH', city: 'Bonn', phone: '+49301234567' } },
  )) as { clientCreate: { client: { id: string } } };
  const client = made.clientCreate.client.id;
  await ask(
    'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { problems { code } } }',
    {
      input: { client, title: 'First call', body: 'They move.', kind: 'CALL' },
    },
  );
  const revenue = { amount: '1200000', currency: 'EUR' };
  await ask(
    'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
    { input: { id: client, version: 1, city: 'Köln', phone: null, annualRevenue: revenue } },
  );
  await page.goto(`/clients/${client}`);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  const change = timeline.getByRole('listitem').filter({ hasText: 'Ada Berger changed' });
  await expect(change).toContainText('changed annual revenue, phone and city');
  await expect(change).toContainText('from Bonn to Köln');
  await expect(change).toContainText('set to €1,200,000.00');
  await expect(change).toContainText('+49301234567 removed');
  await expect(timeline.getByText('First call')).toBeVisible();
  await expect(timeline.getByText('added the client')).toBeVisible();
  await noViolations(page);
  await picture(page, 'timeline-light');
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, 'timeline-dark');
  await timeline.getByRole('radio', { name: 'Notes' }).click();
  await expect(change).toBeHidden();
  await expect(timeline.getByText('First call')).toBeVisible();
  await timeline.getByRole('radio', { name: 'Changes' }).click();
  await expect(change).toBeVisible();
  await expect(timeline.getByText('First call')).toBeHidden();
});

test('a long timeline reads on when it is asked to', async ({ page, request }) => {
  const ask = await administrator(request);
  const made = (await ask(
    'mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id } } }',
    { input: { name: 'Lange Geschichte AG' } },
  )) as { clientCreate: { client: { id: string } } };
  const client = made.clientCreate.client.id;
  for (let number = 1; number <= 20; number += 1) {
    await ask(
      'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { problems { code } } }',
      {
        input: { client, title: `Talk ${number}`, body: '' },
      },
    );
  }
  await page.goto(`/clients/${client}`);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByRole('listitem')).toHaveCount(12);
  await timeline.getByRole('button', { name: 'Show older' }).click();
  await expect(timeline.getByRole('listitem')).toHaveCount(21);
  await expect(timeline.getByRole('button', { name: 'Show older' })).toBeHidden();
});

test('an address of nothing says so', async ({ page }) => {
  const nobody = Buffer.from('Client:00000000-0000-7000-8000-000000000000').toString('base64url');
  await page.goto(`/clients/${nobody}`);
  await expect(page.getByRole('main').getByText('Nothing is here')).toBeVisible();
});

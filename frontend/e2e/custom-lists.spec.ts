import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { DELETE, KINDS, withFields, type Kind, type Made } from './custom-fields';
import {
  administrator,
  chooseTheme,
  expect,
  noViolations,
  PASSWORD,
  picture,
  rows,
  signIn,
  test,
} from './support';

/** Two clients of one word: the first has a value of everything, the second has none. */
async function twoClients(request: APIRequestContext, fields: Record<Kind, Made>) {
  const ask = await administrator(request);
  const word = `Eigen${Date.now()}`;
  const customFields = {
    [fields.Motto.key]: 'On time, always.',
    [fields.Fleet.key]: '1250.5',
    [fields.Certified.key]: true,
    [fields['Audit day'].key]: '2027-03-01',
    [fields.Tier.key]: 'Gold',
    [fields.Ports.key]: ['Kiel', 'Emden'],
    [fields.Handbook.key]: 'https://handbook.example/',
  };
  for (const input of [{ name: `${word} A`, customFields }, { name: `${word} B` }]) {
    await ask(
      'mutation($input: ClientCreateInput!) { clientCreate(input: $input) { problems { code } } }',
      { input },
    );
  }
  return word;
}

const cell = (page: Page, row: number, text: string | RegExp) =>
  rows(page).nth(row).getByRole('cell', { name: text, exact: true });

async function showColumns(page: Page, labels: readonly string[]) {
  await page.getByRole('button', { name: 'Columns' }).click();
  for (const label of labels) await page.getByLabel(label, { exact: true }).check();
  await page.keyboard.press('Escape');
}

/** Adds a condition with the mouse. */
async function condition(page: Page, field: string, operator: string, fill: () => Promise<void>) {
  await page.getByRole('button', { name: 'Filter', exact: true }).click();
  await page.getByRole('button', { name: /Field/ }).click();
  await page.getByRole('option', { name: field, exact: true }).click();
  await page.getByRole('button', { name: /Condition/ }).click();
  await page.getByRole('option', { name: operator, exact: true }).click();
  await fill();
  await page.getByRole('button', { name: 'Apply' }).click();
}

test('custom fields are columns of the clients, each shown as its kind and kept with a view', async ({
  page,
  request,
}) => {
  await withFields(request, 'CLIENT', KINDS, async (fields) => {
    const word = await twoClients(request, fields);
    const asked: boolean[] = [];
    page.on('request', (sent) => {
      const body = sent.postData() ?? '';
      if (body.includes('"ClientList"')) asked.push(body.includes('"withCustom":true'));
    });
    await signIn(page, 'ada.admin', `/clients?q=${word}&order=NAME_ASC`);
    await expect(rows(page)).toHaveCount(2);
    // Who shows none pays for none.
    expect(asked).not.toContain(true);
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByLabel('Motto', { exact: true })).not.toBeChecked();
    await expect(page.getByLabel('Door code', { exact: true })).toBeHidden();
    await page.keyboard.press('Escape');
    await showColumns(page, ['Motto', 'Fleet', 'Certified', 'Audit day', 'Tier', 'Ports']);
    await showColumns(page, ['Handbook']);
    await expect(cell(page, 0, '1,250.5')).toBeVisible();
    expect(asked).toContain(true);
    await expect(cell(page, 0, 'Yes')).toBeVisible();
    await expect(cell(page, 0, '1 Mar 2027')).toBeVisible();
    await expect(cell(page, 0, 'Gold')).toBeVisible();
    await expect(cell(page, 0, 'Kiel Emden')).toBeVisible();
    await expect(cell(page, 0, 'On time, always.')).toBeVisible();
    const handbook = page.getByRole('link', { name: 'handbook.example' });
    await expect(handbook).toHaveAttribute('rel', /noopener/);
    await expect(rows(page).nth(1)).toContainText('–');
    // What the API cannot sort by is not offered for sorting.
    const fleet = page.getByRole('columnheader', { name: /^Fleet/ });
    await expect(fleet).toBeVisible();
    await expect(fleet.getByRole('button')).toHaveCount(0);
    await noViolations(page);
    await handbook.scrollIntoViewIfNeeded();
    await picture(page, 'custom-columns');

    // The link leads out; the rest of its row leads to the client.
    await page
      .context()
      .route('https://handbook.example/', (route) =>
        route.fulfill({ contentType: 'text/html', body: '<title>Handbook</title>' }),
      );
    const opened = page.context().waitForEvent('page');
    await handbook.click();
    await (await opened).close();
    await expect(page).toHaveURL(/\/clients\?/);

    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(word);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByText(`View “${word}” saved.`)).toBeVisible();
    await expect(page.getByText('Changed', { exact: true })).toBeHidden();

    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Back to the usual columns' }).click();
    await page.keyboard.press('Escape');
    await expect(fleet).toBeHidden();
    await page.goto('/clients');
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('menuitem', { name: word }).click();
    await expect(fleet).toBeVisible();
    await expect(cell(page, 0, '1,250.5')).toBeVisible();
    await expect(page.getByText('Changed', { exact: true })).toBeHidden();

    // What is shown can be exported.
    await page.getByRole('checkbox', { name: 'Select all rows' }).check();
    await page.keyboard.press('e');
    const download = page.waitForEvent('download');
    await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
    const csv = readFileSync(await (await download).path(), 'utf8');
    expect(csv).toContain('Fleet');
    expect(csv).toContain('1250.5');
    expect(csv).toContain('"Kiel, Emden"');

    // A column of a field that has gone goes, and the rest stays.
    const ask = await administrator(request);
    await ask(DELETE, { input: { id: fields.Fleet.id } });
    await page.reload();
    await expect(cell(page, 0, 'Gold')).toBeVisible();
    await expect(fleet).toBeHidden();

    await page.setViewportSize({ width: 390, height: 844 });
    await chooseTheme(page, 'Dark');
    await noViolations(page);
    await picture(page, 'custom-columns-phone');
    await chooseTheme(page, 'Light');
    await page.setViewportSize({ width: 1440, height: 900 });
    await page.getByRole('button', { name: 'More for this view' }).click();
    await page.getByRole('menuitem', { name: 'Delete view' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
    await expect(page.getByText(`View “${word}” deleted.`)).toBeVisible();
  });
});

test('clients are filtered by custom fields of every kind', async ({ page, request }) => {
  await withFields(request, 'CLIENT', KINDS, async (fields) => {
    const word = await twoClients(request, fields);
    await signIn(page, 'ada.admin', `/clients?q=${word}`);
    await expect(rows(page)).toHaveCount(2);
    const value = page.getByRole('textbox', { name: 'Value' });
    const one = async (chip: string | RegExp, count = 1) => {
      const button = page.getByRole('list', { name: 'Conditions' }).getByRole('button', {
        name: chip,
      });
      await expect(button.first()).toBeVisible();
      await expect(page.locator('[data-stale="true"]')).toHaveCount(0);
      await expect(rows(page)).toHaveCount(count);
      await expect(rows(page).first()).toContainText(`${word} ${count === 1 ? 'A' : ''}`);
      await page.getByRole('button', { name: 'Clear filters' }).click();
      await expect(rows(page)).toHaveCount(2);
    };
    await condition(page, 'Motto', 'contains', () => value.fill('always'));
    await one('Motto contains always');
    await condition(page, 'Fleet', 'at least', () => value.fill('1250.25'));
    await one('Fleet at least 1,250.25');
    await condition(page, 'Certified', 'is yes', () => Promise.resolve());
    await one('Certified is yes');
    await condition(page, 'Audit day', 'since', () =>
      page.getByLabel('Day', { exact: true }).fill('2027-02-01'),
    );
    await one('Audit day since 1 Feb 2027');
    await condition(page, 'Tier', 'is', () => page.getByText('Gold', { exact: true }).click());
    await one('Tier is Gold');
    await condition(page, 'Ports', 'is', () => page.getByText('Emden', { exact: true }).click());
    await one('Ports is Emden');
    await condition(page, 'Handbook', 'is not empty', () => Promise.resolve());
    await one('Handbook is not empty');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('button', { name: /Field/ }).click();
    await expect(page.getByRole('option', { name: 'Tier', exact: true })).toBeVisible();
    await expect(page.getByRole('option', { name: 'Door code', exact: true })).toBeHidden();
    await noViolations(page);
    await picture(page, 'custom-filter-fields');
  });
});

test('a condition on a field that is deleted says so, by keyboard as well, and goes with a key', async ({
  page,
  request,
  complaints,
}) => {
  await withFields(request, 'CLIENT', KINDS, async (fields) => {
    const word = await twoClients(request, fields);
    await signIn(page, 'ada.admin', `/clients?q=${word}`);
    await expect(rows(page)).toHaveCount(2);
    await page.keyboard.press('f');
    await expect(page.getByRole('button', { name: /Field/ })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('listbox')).toBeVisible();
    await page.keyboard.type('Tier');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /Field/ })).toContainText('Tier');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Apply' }).press('Enter');
    await expect(page.getByText('Tier is Gold')).toBeVisible();
    await expect(rows(page)).toHaveCount(1);

    const ask = await administrator(request);
    await ask(DELETE, { input: { id: fields.Tier.id } });
    await page.reload();
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('This cannot be asked');
    await expect(alert).toContainText(fields.Tier.key);
    await expect(page.getByText(`${fields.Tier.key}: not there, or not for you`)).toBeVisible();
    await noViolations(page);
    await picture(page, 'custom-filter-lost');
    await alert.getByRole('button', { name: 'Remove the condition' }).press('Enter');
    await expect(rows(page)).toHaveCount(2);
    await expect(page).not.toHaveURL(/custom_/);
  });
  expect(complaints.splice(0).filter((complaint) => !complaint.includes('400'))).toEqual([]);
});

test('products and deals have custom columns and conditions as clients do', async ({
  page,
  request,
}) => {
  await signIn(page, 'ada.admin', '/products');
  await expect(rows(page).first()).toBeVisible();
  await condition(page, 'Certificates', 'is', () => page.getByText('FSC', { exact: true }).click());
  await showColumns(page, ['Certificates', 'Lead time']);
  await expect(rows(page).first()).toContainText('FSC');
  await page
    .getByRole('button', { name: /^FSC|Certificates is FSC/ })
    .first()
    .focus();
  await noViolations(page);
  await picture(page, 'custom-products');
  await page.getByRole('radio', { name: 'Tiles' }).click();
  await expect(page.getByText('Certificates is FSC')).toBeVisible();
  await page.getByRole('radio', { name: 'Table' }).click();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('button', { name: 'Back to the usual columns' }).click();

  const ask = await administrator(request);
  const found = (await ask(
    '{ stages(first: 1, orderBy: [POSITION_ASC]) { nodes { id } } clients(first: 1) { nodes { id } } }',
    {},
  )) as Record<'stages' | 'clients', { nodes: { id: string }[] }>;
  await withFields(request, 'DEAL', [{ kind: 'NUMBER', label: 'Chance' }], async (fields) => {
    const name = `Eigen${Date.now()}`;
    const made = (await ask(
      'mutation($input: DealCreateInput!) { dealCreate(input: $input) { deal { id } } }',
      {
        input: {
          name,
          client: found.clients.nodes[0]?.id,
          stage: found.stages.nodes[0]?.id,
          currency: 'EUR',
          customFields: { [fields.Chance.key]: 7 },
        },
      },
    )) as { dealCreate: { deal: { id: string } } };
    await page.goto(`/deals?view=table&q=${name}`);
    await expect(rows(page)).toHaveCount(1);
    await condition(page, 'Chance', 'at most', () =>
      page.getByRole('textbox', { name: 'Value' }).fill('7,5'),
    );
    await showColumns(page, ['Chance']);
    await expect(cell(page, 0, '7')).toBeVisible();
    await page.getByRole('radio', { name: 'Board' }).click();
    await expect(page.getByText('Chance at most 7.5')).toBeVisible();
    await expect(page.getByRole('link', { name })).toBeVisible();
    await noViolations(page);
    await picture(page, 'custom-deals');
    await page.getByRole('radio', { name: 'Table' }).click();
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('button', { name: 'Back to the usual columns' }).click();
    await ask(
      'mutation($input: RecordInput!) { dealDelete(input: $input) { problems { code } } }',
      {
        input: { id: made.dealCreate.deal.id },
      },
    );
  });
});

test.describe('in German', () => {
  test.use({ locale: 'de-DE' });

  test('numbers, days and words are German', async ({ page, request }) => {
    await withFields(request, 'CLIENT', KINDS, async (fields) => {
      const word = await twoClients(request, fields);
      const columns = ['Fleet', 'Certified', 'Audit day'] as const;
      const cols = columns.map((label) => `custom_${fields[label].key}`).join();
      const where = [
        [[`custom_${fields.Fleet.key}`, 'atLeast', '1250.25']],
        [[`custom_${fields.Certified.key}`, 'yes']],
      ];
      const search = `q=${word}&cols=name,${cols}&where=${encodeURIComponent(JSON.stringify(where))}`;
      // The one of the helper waits for an English page.
      const data = { email: 'ada.admin@tessera.example', password: PASSWORD };
      expect((await page.context().request.post('/auth/sign-in', { data })).ok()).toBe(true);
      await page.goto(`/clients?${search}`);
      await expect(cell(page, 0, '1.250,5')).toBeVisible();
      await expect(cell(page, 0, 'Ja')).toBeVisible();
      await expect(cell(page, 0, '01.03.2027')).toBeVisible();
      await expect(page.getByText('Fleet mindestens 1.250,25')).toBeVisible();
      await expect(page.getByText('Certified ist „Ja“')).toBeVisible();
      await picture(page, 'custom-columns-german');
      // What is typed over is typed as it reads.
      await page.getByText('Fleet mindestens').click();
      await expect(page.getByRole('textbox', { name: 'Wert' })).toHaveValue('1250,25');
    });
  });
});

import { readFileSync } from 'node:fs';
import type { APIRequestContext, Page } from '@playwright/test';
import { colleague, expect, noViolations, rows, test } from '../support';
import { backTo, enter, newClient, press, tabTo, unique } from './journey';

/** Three clients, of which a view shall show two: the one in a town, and the one of an industry. */
async function town(request: APIRequestContext) {
  const word = unique('Hafen');
  const city = `${word} Ort`;
  const industry = `${word} Bau`;
  await newClient(request, { name: `${word} B`, city });
  await newClient(request, { name: `${word} A`, industry });
  await newClient(request, { name: `${word} C` });
  return { word, city, industry };
}

type Town = Awaited<ReturnType<typeof town>>;

const picker = (page: Page) => page.getByRole('button', { name: 'Saved views' });

async function isShown(page: Page, { word }: Town) {
  await expect(page.getByText('2 clients', { exact: true })).toBeVisible();
  await expect(rows(page).getByRole('link')).toHaveText([`${word} B`, `${word} A`]);
  await expect(page.getByRole('columnheader', { name: 'Country' })).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Place' })).toBeHidden();
}

/** Somebody else of the team has it too. */
async function isShared(request: APIRequestContext, name: string) {
  const ask = await colleague(request, 'zofia.seller');
  const { savedViews } = (await ask(
    `{ savedViews(first: 100, filter: { visibility: { eq: TEAM } }) { nodes {
      name visibility team { name } orderBy owner { name } } } }`,
    {},
  )) as { savedViews: { nodes: { name: string }[] } };
  expect(savedViews.nodes.filter((view) => view.name === name)).toEqual([
    {
      name,
      visibility: 'TEAM',
      team: { name: 'North' },
      orderBy: ['NAME_DESC'],
      owner: { name: 'Sara Lindqvist' },
    },
  ]);
}

/** What the file says that comes of what is done. */
async function exported(page: Page, deed: () => Promise<void>): Promise<string[]> {
  const coming = page.waitForEvent('download');
  await deed();
  return readFileSync(await (await coming).path(), 'utf8')
    .trim()
    .split('\r\n');
}

function holdsBoth(lines: string[], { word }: Town) {
  expect(lines).toHaveLength(3);
  expect(lines[0]).toMatch(/Name,Stage,Owner,Last activity,Annual revenue,Currency,Country$/);
  expect(lines[1]).toContain(`${word} B,Lead,Sara Lindqvist`);
  expect(lines[2]).toContain(`${word} A,Lead,Sara Lindqvist`);
}

test.describe('a view is built, shared with the team, opened again and exported', () => {
  test('by mouse', async ({ page, request }) => {
    const port = await town(request);
    await enter(page, '/clients');
    const condition = async (field: string, value: string) => {
      await page.getByRole('button', { name: /Field/ }).click();
      await page.getByRole('option', { name: field, exact: true }).click();
      await page.getByRole('textbox', { name: 'One of these' }).fill(value);
      await page.getByRole('button', { name: 'Apply' }).click();
    };
    await page.getByRole('button', { name: 'Filter' }).click();
    await condition('City', port.city);
    await page.getByRole('button', { name: 'Or another condition' }).click();
    await condition('Industry', port.industry);
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByLabel('Country', { exact: true }).check();
    await page.getByLabel('Place', { exact: true }).uncheck();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Name' }).click();
    await isShown(page, port);

    await page.getByRole('button', { name: 'Save view' }).click();
    const form = page.getByRole('dialog');
    await form.getByRole('textbox', { name: 'Name' }).fill(port.word);
    await form.getByRole('button', { name: /Who/ }).click();
    await page.getByRole('option', { name: /team/i }).click();
    await form.getByRole('combobox', { name: 'Team' }).fill('North');
    await page.getByRole('option', { name: 'North' }).click();
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText(`View “${port.word}” saved.`)).toBeVisible();
    await isShared(request, port.word);

    await page.goto('/clients');
    await picker(page).click();
    await page.getByRole('menuitem', { name: port.word }).click();
    await isShown(page, port);
    await noViolations(page);
    await page.getByRole('checkbox', { name: 'Select all rows' }).check();
    await page.getByRole('button', { name: 'Export' }).click();
    const lines = await exported(page, () =>
      page.getByRole('dialog').getByRole('button', { name: 'Export' }).click(),
    );
    holdsBoth(lines, port);
  });

  test('by keyboard', async ({ page, request }) => {
    const port = await town(request);
    await enter(page, '/clients');
    const condition = async (field: string, value: string) => {
      await expect(page.getByRole('button', { name: /Field/ })).toBeFocused();
      await press(page, 'Enter');
      await expect(page.getByRole('listbox')).toBeVisible();
      await page.keyboard.type(field);
      await expect(page.getByRole('option', { name: field, exact: true })).toBeFocused();
      await press(page, 'Enter');
      await tabTo(page, page.getByRole('textbox', { name: 'One of these' }), { most: 3 });
      await page.keyboard.type(value);
      await tabTo(page, page.getByRole('button', { name: 'Apply' }), { most: 3 });
      await press(page, 'Enter');
    };
    await press(page, 'f');
    await condition('City', port.city);
    await expect(page.getByText('1 client', { exact: true })).toBeVisible();
    await tabTo(page, page.getByRole('button', { name: 'Or another condition' }));
    await press(page, 'Enter');
    await condition('Industry', port.industry);
    await expect(page.getByText('2 clients', { exact: true })).toBeVisible();
    // The answer may be there before the form has closed and given the focus back.
    await expect(page.getByRole('button', { name: 'Or another condition' })).toBeFocused();
    const columns = page.getByRole('button', { name: 'Columns' });
    await backTo(page, columns);
    await press(page, 'Enter');
    const column = (name: string) => page.getByRole('checkbox', { name, exact: true });
    await tabTo(page, column('Place'), { most: 20 });
    await press(page, 'Space');
    await tabTo(page, column('Country'), { most: 30 });
    await press(page, 'Space', 'Escape');
    await expect(columns).toBeFocused();
    await tabTo(page, page.getByRole('columnheader').getByRole('button', { name: 'Name' }));
    await press(page, 'Enter');
    await isShown(page, port);

    await press(page, 'V');
    const form = page.getByRole('dialog');
    await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused();
    await page.keyboard.type(port.word);
    await tabTo(page, form.getByRole('button', { name: /Who/ }), { most: 2 });
    await page.keyboard.type('a');
    await tabTo(page, form.getByRole('combobox', { name: 'Team' }), { most: 2 });
    await page.keyboard.type('North');
    await expect(page.getByRole('option')).toHaveText(['North']);
    await press(page, 'Enter');
    await expect(page.getByRole('listbox')).toBeHidden();
    await press(page, 'Enter');
    await expect(page.getByText(`View “${port.word}” saved.`)).toBeVisible();
    await isShared(request, port.word);

    await press(page, 'g', 'h');
    await expect(page).toHaveURL(/\/$/);
    await press(page, 'g', 'c');
    await expect(picker(page)).toContainText('All clients');
    await press(page, 'v');
    await expect(page.getByRole('menu')).toBeFocused();
    await page.keyboard.type(port.word);
    await expect(page.getByRole('menuitem', { name: port.word })).toBeFocused();
    await press(page, 'Enter');
    await isShown(page, port);
    await press(page, 'j', 'Control+a', 'e');
    await expect(page.getByRole('dialog').getByRole('button', { name: 'Export' })).toBeEnabled();
    holdsBoth(await exported(page, () => press(page, 'Enter')), port);
  });
});

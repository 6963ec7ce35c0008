import type { Page } from '@playwright/test';
import { newClient, open } from './probe';
import { administrator, chooseTheme, expect, noViolations, picture, signIn, test } from './support';

const composer = (page: Page) => page.getByRole('region', { name: 'Write' });
const timeline = (page: Page) => page.getByRole('region', { name: 'Timeline' });

test('a note is written by keyboard alone, with Markdown and a mention, and undone', async ({
  page,
  request,
}) => {
  const client = await newClient(request);
  await open(page, client);
  await page.keyboard.press('n');
  await expect(composer(page).getByLabel('Text')).toBeFocused();
  await page.keyboard.type('**Agreed** on the price, ask @Sara');
  const people = page.getByRole('listbox', { name: 'People to mention' });
  await expect(people.getByRole('option')).toHaveText([/Sara Lindqvist/]);
  await noViolations(page);
  await picture(page, 'records-mention');
  await page.keyboard.press('Enter');
  await expect(people).toBeHidden();
  await page.keyboard.type('about it.');
  await expect(composer(page).getByLabel('Text')).toHaveValue(
    '**Agreed** on the price, ask @Sara Lindqvist about it.',
  );
  await page.keyboard.press('Control+Enter');
  const note = timeline(page).getByRole('listitem').filter({ hasText: 'on the price' });
  await expect(note.locator('strong', { hasText: 'Agreed' })).toBeVisible();
  await expect(note.locator('mark')).toHaveText('@Sara Lindqvist');
  await expect(composer(page).getByLabel('Text')).toHaveValue('');
  await noViolations(page);
  await picture(page, 'records-note-light');
  await chooseTheme(page, 'Dark');
  await picture(page, 'records-note-dark');
  await noViolations(page);
  await composer(page).getByLabel('Text').fill('Not meant.');
  await page.keyboard.press('Control+Enter');
  await expect(timeline(page).getByText('Not meant.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(timeline(page).getByText('Not meant.')).toBeHidden();
  await expect(note).toBeVisible();
});

test('on a telephone the page is one column, and everything is there', async ({ page }) => {
  await signIn(page, 'sara.seller', '/clients?order=LAST_ACTIVITY_AT_DESC');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByRole('row').nth(1).getByRole('link').click();
  await expect(timeline(page).getByRole('listitem').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
    true,
  );
  await noViolations(page);
  await picture(page, 'records-phone');
  await composer(page).scrollIntoViewIfNeeded();
  await picture(page, 'records-phone-composer');
});

test('a draft survives a reload, for its client alone, and goes when it is sent', async ({
  page,
  request,
}) => {
  const client = await newClient(request);
  const other = await newClient(request);
  await open(page, client);
  await composer(page).getByText('Call', { exact: true }).click();
  await composer(page).getByLabel('Title (optional)').fill('Half a thought');
  await composer(page).getByLabel('Text').fill('They called, and');
  await page.reload();
  await expect(composer(page).getByLabel('Text')).toHaveValue('They called, and');
  await expect(composer(page).getByText('Draft kept')).toBeVisible();
  await page.goto(`/clients/${other.id}`);
  await expect(composer(page).getByLabel('Text')).toHaveValue('');
  await page.goto(`/clients/${client.id}`);
  await composer(page).getByRole('button', { name: 'Save call' }).click();
  await expect(timeline(page).getByText('Half a thought')).toBeVisible();
  await page.reload();
  await expect(composer(page).getByLabel('Text')).toHaveValue('');
});

test('a task has a date and somebody to do it, is ticked off, and open again by Undo', async ({
  page,
  request,
}) => {
  const client = await newClient(request);
  await open(page, client);
  await composer(page).getByText('Task', { exact: true }).click();
  await composer(page).getByLabel('Title (optional)').fill('Send the offer');
  await composer(page).getByLabel('Due on').fill('2026-01-15');
  await composer(page).getByRole('combobox', { name: 'Assignee' }).fill('Sara');
  await page.getByRole('option', { name: /Sara Lindqvist/ }).click();
  await picture(page, 'records-task-composer');
  await composer(page).getByRole('button', { name: 'Add task' }).click();
  const task = timeline(page).getByRole('listitem').filter({ hasText: 'Send the offer' });
  await expect(task).toContainText('overdue');
  await expect(task).toContainText('for Sara Lindqvist');
  const box = task.getByRole('checkbox', { name: 'Done: Send the offer' });
  await box.focus();
  await page.keyboard.press('Space');
  await expect(box).toBeChecked();
  await expect(task).toContainText('done');
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).last().click();
  await expect(box).not.toBeChecked();
});

test('a note is pinned, edited, shows what changed, and is deleted with Undo', async ({
  page,
  request,
}) => {
  const client = await newClient(request);
  const ask = await administrator(request);
  const input = { client: client.id, title: 'Delivery', body: 'Before eleven.' };
  await ask(
    'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { problems { code } } }',
    { input },
  );
  await open(page, client);
  const more = () => timeline(page).getByRole('button', { name: 'More: Delivery' });
  await more().click();
  await page.getByRole('menuitem', { name: 'Pin' }).click();
  const pinned = page.getByRole('region', { name: 'Pinned' });
  await expect(pinned.getByText('Before eleven.')).toBeVisible();
  await more().click();
  await page.getByRole('menuitem', { name: 'Edit' }).click();
  const dialog = page.getByRole('dialog', { name: 'Edit note' });
  await dialog.getByLabel('Text').fill('Before ten.');
  await noViolations(page);
  await picture(page, 'records-note-editor');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(timeline(page).getByText('Before ten.')).toBeVisible();
  await timeline(page).getByRole('button', { name: 'edited' }).click();
  const history = page.getByRole('dialog', { name: 'What changed' });
  await expect(history.getByText('Before eleven.')).toBeVisible();
  await picture(page, 'records-note-history');
  await page.keyboard.press('Escape');
  await more().click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(pinned).toBeHidden();
  await expect(timeline(page).getByText('Before ten.')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(pinned.getByText('Before ten.')).toBeVisible();
});

test('changes between notes are folded, and open', async ({ page, request }) => {
  const client = await newClient(request);
  const ask = await administrator(request);
  for (const [index, city] of ['Bonn', 'Köln', 'Ulm'].entries()) {
    await ask(
      'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
      { input: { id: client.id, version: index + 1, city } },
    );
  }
  await open(page, client);
  const fold = timeline(page).getByRole('button', { name: /4 changes by Ada Berger/ });
  await expect(timeline(page).getByText('from Bonn to Köln')).toBeHidden();
  await fold.click();
  await expect(timeline(page).getByText('from Bonn to Köln')).toBeVisible();
  await noViolations(page);
  await picture(page, 'records-fold');
});

import type { APIRequestContext, Page } from '@playwright/test';
import { expect, noViolations, rows, test } from '../support';
import { enter, newClient, press, tabTo, typeDay, unique, type Ask } from './journey';

async function plan(request: APIRequestContext) {
  const client = await newClient(request, { name: unique('Zubehör') });
  const tomorrow = new Date(Date.now() + 24 * 3600 * 1000);
  return { ask: client.ask, client: client.name, title: unique('Send samples'), tomorrow };
}

type Plan = Awaited<ReturnType<typeof plan>>;

const form = (page: Page) => page.getByRole('dialog', { name: 'New task' });
const onMyDay = (page: Page) => page.getByRole('region', { name: 'Tasks due' });
const row = (page: Page, { title }: Plan) => rows(page).filter({ hasText: title });

async function stored(ask: Ask, title: string) {
  const { notes } = (await ask(
    `query($title: String) { notes(search: $title, first: 1) { nodes {
      kind title dueAt completedAt client { name } assignee { name } } } }`,
    { title },
  )) as { notes: { nodes: { dueAt: string; completedAt: string | null }[] } };
  return notes.nodes[0];
}

async function isPlanned({ ask, title, client, tomorrow }: Plan) {
  const task = await stored(ask, title);
  expect(task).toMatchObject({
    kind: 'TASK',
    completedAt: null,
    client: { name: client },
    assignee: { name: 'Max Hoffmann' },
  });
  expect(new Date(task?.dueAt ?? '').toDateString()).toBe(tomorrow.toDateString());
}

async function isDone({ ask, title }: Plan, isDone: boolean) {
  await expect.poll(async () => (await stored(ask, title))?.completedAt !== null).toBe(isDone);
}

test.describe('a task is planned for a colleague, found, ticked off and taken back', () => {
  test('by mouse', async ({ page, request }) => {
    const task = await plan(request);
    await enter(page, '/');
    await onMyDay(page).getByRole('button', { name: 'New task' }).click();
    await form(page).getByLabel('What is to be done').fill(task.title);
    await form(page).getByRole('combobox', { name: 'Client' }).fill(task.client);
    await page.getByRole('option', { name: task.client }).click();
    await form(page).getByLabel('Due').fill(task.tomorrow.toLocaleDateString('sv'));
    await form(page).getByRole('combobox', { name: 'Who does it' }).fill('Max');
    await page.getByRole('option', { name: /Max Hoffmann/ }).click();
    await form(page).getByRole('button', { name: 'Create task' }).click();
    await expect(form(page)).toBeHidden();
    await isPlanned(task);

    await page.getByRole('link', { name: 'Notes & tasks' }).click();
    await page.getByRole('searchbox', { name: /Search/ }).fill(task.title);
    await expect(row(page, task)).toContainText('Max Hoffmann');
    await row(page, task).getByRole('checkbox', { name: /^Done/ }).click();
    await isDone(task, true);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await isDone(task, false);

    await enter(page, '/', 'max.manager');
    const due = onMyDay(page).getByRole('listitem').filter({ hasText: task.title });
    await due.locator('label').click();
    await expect(due).toBeHidden();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(due).toBeVisible();
    await isDone(task, false);
    await noViolations(page);
  });

  test('by keyboard', async ({ page, request }) => {
    const task = await plan(request);
    await enter(page, '/');
    await expect(onMyDay(page).getByRole('button', { name: 'New task' })).toBeVisible();
    await press(page, 'n');
    await expect(form(page).getByLabel('What is to be done')).toBeFocused();
    await page.keyboard.type(task.title);
    await press(page, 'Tab');
    await page.keyboard.type(task.client);
    await expect(page.getByRole('option')).toHaveText([new RegExp(task.client)]);
    await press(page, 'Enter', 'Tab');
    await expect(form(page).getByLabel('Due')).toBeFocused();
    await typeDay(page, form(page).getByLabel('Due'), task.tomorrow);
    await tabTo(page, form(page).getByRole('combobox', { name: 'Who does it' }), { most: 4 });
    await page.keyboard.type('Max H');
    await expect(page.getByRole('option')).toHaveText([/Max Hoffmann/]);
    await press(page, 'Enter');
    await expect(page.getByRole('listbox')).toBeHidden();
    await press(page, 'Enter');
    await expect(form(page)).toBeHidden();
    await isPlanned(task);

    await press(page, 'g', 'n');
    await expect(page.getByRole('heading', { level: 1, name: 'Notes & tasks' })).toBeVisible();
    await press(page, '/');
    await page.keyboard.type(task.title);
    await press(page, 'Enter');
    await expect(row(page, task).getByRole('link')).toBeFocused();
    await press(page, 't');
    await isDone(task, true);
    await press(page, 'Control+z');
    await isDone(task, false);

    await enter(page, '/', 'max.manager');
    const due = onMyDay(page).getByRole('listitem').filter({ hasText: task.title });
    await expect(due).toBeVisible();
    await press(page, 'Tab', 'Enter');
    await tabTo(page, due.getByRole('checkbox'), { most: 40 });
    await press(page, 'Space');
    await expect(due).toBeHidden();
    await press(page, 'Control+z');
    await expect(due).toBeVisible();
    await isDone(task, false);
  });
});

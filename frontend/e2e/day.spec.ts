import {
  administrator,
  chooseTheme,
  colleague,
  expect,
  noViolations,
  picture,
  signIn,
  test,
} from './support';

test('a task is written, ticked off, taken back and ticked off for good', async ({
  page,
  request,
}) => {
  const title = `Call back ${Date.now()}`;
  await signIn(page, 'sara.seller', '/');
  const tasks = page.getByRole('region', { name: 'Tasks due' });
  await expect(tasks.getByRole('button', { name: 'New task' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New task' });
  await dialog.getByLabel('What is to be done').fill(title);
  await dialog.getByRole('combobox', { name: 'Client' }).fill('gmbh');
  await page.getByRole('option').filter({ hasText: /gmbh/i }).first().click();
  await dialog.getByLabel('Due').fill('2025-01-02');
  await noViolations(page);
  await dialog.getByLabel('What is to be done').press('Enter');
  const task = tasks.getByRole('listitem').filter({ hasText: title });
  await expect(task).toContainText('Overdue');
  await task.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(task).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(task).toBeVisible();
  await task.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(task).toBeHidden();

  const ask = await administrator(request);
  const { notes } = (await ask(
    'query($q: String) { notes(search: $q, first: 1) { nodes { id } } }',
    {
      q: title,
    },
  )) as { notes: { nodes: { id: string }[] } };
  await ask('mutation($input: RecordInput!) { noteDelete(input: $input) { problems { code } } }', {
    input: { id: notes.nodes[0]?.id },
  });
});

test('my day shows how things stand, as bars and as numbers', async ({ page }) => {
  await signIn(page, 'sara.seller', '/');
  const pipeline = page.getByRole('region', { name: 'Pipeline by stage' });
  await expect(pipeline.getByRole('img', { name: /Qualification: \d+/ })).toBeVisible();
  await pipeline.getByRole('button', { name: 'Show as a table' }).click();
  await expect(pipeline.getByRole('row', { name: /Qualification/ })).toBeVisible();
  await pipeline.getByRole('radio', { name: 'EUR' }).click();
  await expect(pipeline.getByRole('row', { name: /Qualification.*€/ })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Activity' }).getByRole('img')).toBeVisible();
  await page.getByRole('radiogroup', { name: 'Whose numbers' }).getByText('Everybody’s').click();
  await expect(page).toHaveURL(/charts=all/);
  await noViolations(page);
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, 'day-dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'day-phone');
});

test('the bell counts what came in, and leads there', async ({ page, request }) => {
  const title = `Bell ${Date.now()}`;
  const asSara = await colleague(request, 'sara.seller');
  await asSara(
    'mutation($input: NotificationMarkAllReadInput!) { notificationMarkAllRead(input: $input) { problems { code } } }',
    { input: {} },
  );
  await signIn(page, 'sara.seller', '/');
  await expect(page.getByRole('region', { name: 'My open deals' })).toBeVisible();
  const ask = await administrator(request);
  const found = (await ask(
    `{ users(first: 1, filter: { email: { eq: "sara.seller@tessera.example" } }) { nodes { id } } }`,
    {},
  )) as { users: { nodes: { id: string }[] } };
  const sara = found.users.nodes[0]?.id;
  const { clients } = (await ask(
    'query($sara: ID) { clients(first: 1, filter: { owner: { eq: $sara } }) { nodes { id name } } }',
    { sara },
  )) as { clients: { nodes: { id: string; name: string }[] } };
  const client = clients.nodes[0];
  const made = (await ask(
    'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { note { id } } }',
    { input: { kind: 'TASK', title, client: client?.id, assignee: sara } },
  )) as { noteCreate: { note: { id: string } } };
  await expect(page.getByRole('button', { name: /Notifications, \d+ unread/ })).toBeVisible();
  await page.getByRole('button', { name: /Notifications/ }).click();
  const list = page.getByRole('dialog', { name: 'Notifications' });
  await expect(list.getByRole('listitem').first()).toContainText(title);
  await noViolations(page);
  await picture(page, 'notifications');
  await list.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: client?.name ?? '–' })).toBeVisible();
  // Following it has read it.
  await expect(page.getByRole('button', { name: 'Notifications', exact: true })).toBeVisible();
  await ask('mutation($input: RecordInput!) { noteDelete(input: $input) { problems { code } } }', {
    input: { id: made.noteCreate.note.id },
  });
});

test('the palette knows what was opened last and what can be done', async ({ page }) => {
  await signIn(page, 'sara.seller', '/deals?view=table');
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .first();
  const name = (await row.getByRole('link').textContent()) ?? '–';
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('menuitem', { name })).toBeVisible();
  await noViolations(page);
  await picture(page, 'palette-recent');
  await page.keyboard.type('new de');
  await page.getByRole('menuitem', { name: 'New deal' }).click();
  await expect(page.getByRole('dialog', { name: 'New deal' })).toBeVisible();
});

test('the palette offers nothing one may not do', async ({ page }) => {
  await signIn(page, 'olga.auditor', '/');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('menuitem', { name: 'Go to Deals' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'New deal' })).toHaveCount(0);
});

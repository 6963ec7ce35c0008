import { newClient } from './probe';
import { administrator, expect, noViolations, picture, rows, signIn, test } from './support';

test('whoever only reads is offered nothing that would be refused', async ({ page, request }) => {
  const client = await newClient(request, { phone: '+49 421 990012' });
  const ask = await administrator(request);
  await ask(
    'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { problems { code } } }',
    { input: { client: client.id, kind: 'TASK', title: 'Call back', body: '' } },
  );
  await signIn(page, 'olga.auditor', `/clients/${client.id}`);
  const timeline = page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('Call back')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Write' })).toBeHidden();
  await expect(page.getByRole('button', { name: /^(Edit|Add|New)/ })).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Facts' }).getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('link', { name: /421/ })).toBeVisible();
  await expect(timeline.getByRole('checkbox')).toBeDisabled();
  await timeline.getByRole('button', { name: 'More: Call back' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['What changed']);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menuitem')).toHaveText(['Copy link']);
  await page.keyboard.press('Escape');
  await noViolations(page);
  await picture(page, 'rights-client');
  // What they keep for themselves they may keep.
  await page.getByRole('button', { name: 'Favourite' }).click();
  await expect(page.getByRole('button', { name: 'Favourite' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await page.getByRole('link', { name: 'Clients', exact: true }).first().click();
  await rows(page).first().getByRole('link').focus();
  await page.keyboard.press('n');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: 'New client' })).toBeHidden();
  await page.keyboard.press('x');
  const bulk = page.getByRole('region', { name: 'With the selected clients' });
  await expect(bulk.getByRole('button', { name: /Export/ })).toBeVisible();
  await expect(bulk.getByRole('button', { name: /Assign|stage|tag|Delete/i })).toHaveCount(0);
  await picture(page, 'rights-bulk');

  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Save view' }).click();
  const view = page.getByRole('dialog', { name: 'Save this view' });
  await view.getByLabel('Name').fill(`Read ${client.name}`);
  await view.getByRole('button', { name: 'Save' }).click();
  await expect(view).toBeHidden();

  await page.getByRole('link', { name: 'Deals', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Deals' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'New deal' })).toBeHidden();
  await page.getByRole('link', { name: 'Notes & tasks' }).click();
  await expect(rows(page).first()).toBeVisible();
  const ticks = page.getByRole('main').getByRole('checkbox', { name: /^Done/ });
  await expect(ticks.and(page.locator(':enabled'))).toHaveCount(0);
});

test('whose role may not read custom fields is offered none in lists, also by an address', async ({
  page,
  request,
  complaints,
}) => {
  const ask = await administrator(request);
  const found = (await ask(
    '{ roles(filter: { key: { eq: "support" } }) { nodes { id } } }',
    {},
  )) as { roles: { nodes: { id: string }[] } };
  const set = (scope: 'NONE' | null) =>
    ask(
      'mutation($input: RoleSetRightsInput!) { roleSetRights(input: $input) { problems { code } } }',
      {
        input: {
          id: found.roles.nodes[0]?.id,
          rights: [{ type: 'Client', field: 'customFields', operation: 'READ', scope }],
        },
      },
    );
  try {
    await set('NONE');
    const where = encodeURIComponent(JSON.stringify([[['custom_segment', 'in', 'Growth']]]));
    // Rights are read anew every two seconds.
    await expect(async () => {
      await signIn(page, 'sam.support', `/clients?cols=name,custom_segment&where=${where}`);
      const lost = page.getByText('segment: not there, or not for you');
      await expect(lost).toBeVisible({ timeout: 3_000 });
    }).toPass();
    await expect(page.getByRole('columnheader', { name: /segment/i })).toBeHidden();
    await noViolations(page);
    await picture(page, 'rights-custom-fields');
    await page.getByRole('alert').getByRole('button', { name: 'Remove the condition' }).click();
    await expect(rows(page).first()).toBeVisible();
    await page.getByRole('button', { name: 'Columns' }).click();
    await expect(page.getByLabel('Stage', { exact: true })).toBeVisible();
    await expect(page.getByLabel('Segment', { exact: true })).toBeHidden();
  } finally {
    await set(null);
  }
  // The address was asked about before the rights were known, and refused.
  complaints.splice(0);
});

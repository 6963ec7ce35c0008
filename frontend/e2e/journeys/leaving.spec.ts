import type { APIRequestContext, Page } from '@playwright/test';
import { administrator, expect, noViolations, rows, test } from '../support';
import { enter, keepToasts, press, tabTo, type Ask } from './journey';

/** A colleague who leaves, and the thirty clients that were theirs. */
async function leaver(request: APIRequestContext) {
  const ask = await administrator(request);
  const lastName = `Abschied${Date.now().toString(36)}`;
  const { roles } = (await ask(
    '{ roles(filter: { key: { eq: "seller" } }) { nodes { id } } }',
    {},
  )) as {
    roles: { nodes: { id: string }[] };
  };
  const { userInvite } = (await ask(
    'mutation($input: UserCreateInput!) { userInvite(input: $input) { user { id name } } }',
    {
      input: {
        email: `${lastName}@tessera.example`,
        firstName: 'Nora',
        lastName,
        role: roles.nodes[0]?.id,
      },
    },
  )) as { userInvite: { user: { id: string; name: string } } };
  const { id: owner, name } = userInvite.user;
  const items = Array.from({ length: 30 }, (_, index) => ({
    name: `${lastName} ${String(index + 1).padStart(2, '0')}`,
    owner,
  }));
  await ask(
    'mutation($input: ClientBulkCreateInput!) { clientsBulkCreate(input: $input) { written } }',
    { input: { items } },
  );
  return { ask, name, word: lastName };
}

async function owners(ask: Ask, word: string): Promise<Record<string, number>> {
  const { clients } = (await ask(
    'query($word: String!) { clients(first: 100, search: $word) { nodes { owner { firstName } } } }',
    { word },
  )) as { clients: { nodes: { owner: { firstName: string } }[] } };
  const counts: Record<string, number> = {};
  for (const { owner } of clients.nodes)
    counts[owner.firstName] = (counts[owner.firstName] ?? 0) + 1;
  return counts;
}

/** To whom fifteen go, from which on, and what the list says then. */
const DEALT = [
  ['Sara Lindqvist', '01', '15 clients'],
  ['Max Hoffmann', '16', 'No client fits'],
] as const;

const undo = (page: Page) => page.getByRole('button', { name: 'Undo' });

test.describe('thirty clients of a leaving colleague go to two others, and back again', () => {
  test('by mouse', async ({ page, request }) => {
    const { ask, name, word } = await leaver(request);
    await keepToasts(page);
    await enter(page, '/clients', 'ada.admin');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByRole('combobox', { name: 'One of these' }).fill(name);
    await page.getByRole('option', { name }).click();
    await page.getByRole('button', { name: 'Apply' }).click();
    await expect(page.getByText('30 clients')).toBeVisible();
    await noViolations(page);

    const box = (index: number) => rows(page).nth(index).getByRole('checkbox');
    for (const [other, first, left] of DEALT) {
      await expect(rows(page).first()).toContainText(`${word} ${first}`);
      await box(0).check();
      await box(14).click({ modifiers: ['Shift'] });
      await expect(page.getByText('15 clients selected')).toBeVisible();
      await page.getByRole('button', { name: 'Assign' }).click();
      await page.getByRole('combobox', { name: 'New owner' }).fill(other);
      await page.getByRole('option', { name: other }).click();
      await page.getByRole('button', { name: 'Change 15 clients' }).click();
      await expect(page.getByText(`15 clients given to ${other}.`)).toBeVisible();
      await expect(page.getByText(left, { exact: true })).toBeVisible();
    }
    expect(await owners(ask, word)).toEqual({ Sara: 15, Max: 15 });

    await undo(page).last().click();
    await expect(page.getByText('15 clients put back.')).toBeVisible();
    await undo(page).first().click();
    await expect(page.getByText('15 clients put back.')).toHaveCount(2);
    await expect(page.getByText('30 clients')).toBeVisible();
    expect(await owners(ask, word)).toEqual({ Nora: 30 });
  });

  test('by keyboard', async ({ page, request }) => {
    const { ask, name, word } = await leaver(request);
    await keepToasts(page);
    await enter(page, '/clients', 'ada.admin');
    await press(page, 'f');
    await expect(page.getByRole('button', { name: /Field/ })).toBeFocused();
    await tabTo(page, page.getByRole('combobox', { name: 'One of these' }), { most: 3 });
    await page.keyboard.type(name);
    await expect(page.getByRole('option')).toHaveText([name]);
    await press(page, 'Enter');
    await tabTo(page, page.getByRole('button', { name: 'Apply' }), { most: 3 });
    await press(page, 'Enter');
    await expect(page.getByText('30 clients')).toBeVisible();

    for (const [other, first, left] of DEALT) {
      await expect(rows(page).first()).toContainText(`${word} ${first}`);
      await press(page, 'j');
      if (first === '01') {
        await press(page, 'x', ...Array<string>(14).fill('Shift+ArrowDown'));
      } else await press(page, 'Control+a');
      await expect(page.getByText('15 clients selected')).toBeVisible();
      await press(page, 'a');
      await expect(page.getByRole('combobox', { name: 'New owner' })).toBeFocused();
      await page.keyboard.type(other);
      await expect(page.getByRole('option')).toHaveText([new RegExp(other)]);
      await press(page, 'Enter');
      await expect(page.getByText('15 clients will change.')).toBeVisible();
      await press(page, 'Enter');
      await expect(page.getByText(`15 clients given to ${other}.`)).toBeVisible();
      await expect(page.getByText(left, { exact: true })).toBeVisible();
    }
    expect(await owners(ask, word)).toEqual({ Sara: 15, Max: 15 });

    await press(page, 'Control+z');
    await expect(page.getByText('15 clients put back.')).toBeVisible();
    await press(page, 'Control+z');
    await expect(page.getByText('15 clients put back.')).toHaveCount(2);
    await expect(page.getByText('30 clients')).toBeVisible();
    expect(await owners(ask, word)).toEqual({ Nora: 30 });
  });
});

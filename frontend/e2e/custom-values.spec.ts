import type { Locator, Page } from '@playwright/test';
import { KINDS, withFields } from './custom-fields';
import { newClient, open } from './probe';
import { administrator, expect, noViolations, picture, signIn, test } from './support';

const row = (within: Locator, label: string) =>
  within.locator(`dl > div:has(dt:has-text("${label}"))`);

async function choose(page: Page, fact: Locator, option: string) {
  await fact.getByRole('button').first().click();
  await page.getByRole('option', { name: option }).click();
}

test('custom fields are facts of a client, edited in place by the control of their kind', async ({
  page,
  request,
}) => {
  const client = await newClient(request);
  await withFields(request, 'CLIENT', KINDS, async () => {
    await open(page, client);
    const facts = page.getByRole('region', { name: 'Facts' });
    // More than a few without a value are folded.
    await facts.getByRole('button', { name: /more fields/ }).click();
    const edit = async (label: string, fill: (fact: Locator) => Promise<void>) => {
      const fact = row(facts, label);
      await fact.getByRole('button', { name: `Edit ${label.toLowerCase()}` }).click();
      await fill(fact);
      await fact.getByRole('button', { name: 'Save' }).click();
      await expect(fact.getByRole('button', { name: 'Save' })).toBeHidden();
    };
    await edit('Motto', (fact) => fact.getByLabel('Motto').fill('On time.\nAlways.'));
    await edit('Fleet', (fact) => fact.getByLabel('Fleet').fill('12,5'));
    await edit('Certified', (fact) => choose(page, fact, 'Yes'));
    await edit('Audit day', (fact) => fact.getByLabel('Audit day').fill('2027-03-01'));
    await edit('Tier', (fact) => choose(page, fact, 'Silver'));
    await edit('Ports', async (fact) => {
      await fact.getByText('Emden').click();
      await fact.getByText('Kiel').click();
    });
    // What does not fit is said beside the field, and can be left.
    const handbook = row(facts, 'Handbook');
    await handbook.getByRole('button', { name: 'Edit handbook' }).click();
    await page.keyboard.type('nowhere');
    await page.keyboard.press('Enter');
    await expect(handbook.getByText('This is not a web address.')).toBeVisible();
    await noViolations(page);
    await picture(page, 'custom-values-editor');
    await handbook.getByLabel('Handbook').fill('https://handbook.example/');
    await page.keyboard.press('Enter');
    await expect(handbook.getByRole('link', { name: 'handbook.example' })).toBeVisible();
    await expect(row(facts, 'Ports')).toContainText('Kiel, Emden');
    await expect(row(facts, 'Fleet')).toContainText('12.5');

    // The timeline stands beside, and tells of it.
    const timeline = page.getByRole('region', { name: 'Timeline' });
    await expect(timeline.getByRole('listitem').first()).toBeVisible();

    const secret = row(facts, 'Door code');
    await expect(secret.getByRole('img', { name: 'Hidden' })).toBeVisible();
    await secret.getByRole('button', { name: 'Show Door code' }).click();
    await edit('Door code', (fact) => fact.getByLabel('Door code').fill('4711'));
    await expect(secret).toContainText('4711');
    await secret.getByRole('button', { name: 'Hide Door code' }).click();
    await expect(secret).not.toContainText('4711');
    await noViolations(page);
    await picture(page, 'custom-values');
  });
});

test('a seller sees no sensitive field, and a contact has its fields in a dialog', async ({
  page,
  request,
}) => {
  const ask = await administrator(request);
  const sara = (await ask(
    '{ users(first: 1, filter: { email: { eq: "sara.seller@tessera.example" } }) { nodes { id } } }',
    {},
  )) as { users: { nodes: { id: string }[] } };
  const client = await newClient(request, { owner: sara.users.nodes[0]?.id });
  await ask(
    'mutation($input: ContactCreateInput!) { contactCreate(input: $input) { problems { code } } }',
    { input: { client: client.id, firstName: 'Ines', lastName: 'Albrecht' } },
  );
  const fields = [
    { kind: 'TEXT', label: 'Nickname' },
    { kind: 'TEXT', label: 'Shoe size', isSensitive: true },
  ];
  await withFields(request, 'CONTACT', fields, async () => {
    await signIn(page, 'sara.seller', `/clients/${client.id}`);
    await page.getByRole('button', { name: 'More: Ines Albrecht' }).click();
    await page.getByRole('menuitem', { name: 'Custom fields…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Custom fields of Ines Albrecht' });
    const nickname = row(dialog, 'Nickname');
    await nickname.getByRole('button', { name: 'Edit nickname' }).click();
    await page.keyboard.type('Ina');
    await page.keyboard.press('Control+Enter');
    await expect(nickname.getByText('Ina')).toBeVisible();
    await expect(dialog.getByText('Shoe size')).toBeHidden();
    await noViolations(page);
  });
});

test('where goods go, which team cares and what prices hold are facts of a client', async ({
  page,
  request,
}) => {
  await open(page, await newClient(request));
  const facts = page.getByRole('region', { name: 'Facts' });
  await facts.getByRole('button', { name: /empty fields/ }).click();
  await facts.getByRole('button', { name: 'Edit shipping address' }).click();
  await facts.getByLabel('Street').fill('Kai 7');
  await facts.getByLabel('City').fill('Kiel');
  await facts.getByRole('button', { name: 'Save' }).click();
  await expect(row(facts, 'Shipping address')).toContainText('Kai 7');
  await facts.getByRole('button', { name: 'Edit price list' }).click();
  await facts.getByRole('combobox', { name: 'Price list' }).fill('Partner');
  await page.getByRole('option', { name: /Partner EUR/ }).click();
  await facts.getByRole('button', { name: 'Save' }).click();
  await expect(row(facts, 'Price list')).toContainText('Partner EUR');
  await facts.getByRole('button', { name: 'Edit team' }).click();
  await facts.getByRole('combobox', { name: 'Team' }).click();
  await page.getByRole('option').first().click();
  await facts.getByRole('button', { name: 'Save' }).click();
  await expect(facts.getByRole('combobox', { name: 'Team' })).toBeHidden();
  await noViolations(page);
});

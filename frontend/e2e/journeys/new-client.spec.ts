import type { APIRequestContext, Page } from '@playwright/test';
import { expect, noViolations, test } from '../support';
import { enter, newClient, press, tabTo, unique, type Ask } from './journey';

async function known(request: APIRequestContext) {
  const name = unique('Quickborn Metallbau');
  const client = await newClient(request, { name, city: 'Quickborn' });
  return { ...client, alike: name.replace('Metallbau', 'Metalbau'), other: unique('Nordwind') };
}

/** The key works once the page knows that this person may make clients. */
const mayBegin = (page: Page) =>
  expect(page.getByRole('button', { name: 'New client' })).toBeVisible();

const form = (page: Page) => page.getByRole('dialog', { name: 'New client' });
const contacts = (page: Page) => page.getByRole('region', { name: 'Contacts' });
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function isThere(page: Page, ask: Ask, name: string) {
  await expect(heading(page, name)).toBeVisible();
  await expect(contacts(page).getByRole('listitem').first()).toContainText('Ines Albrecht');
  await expect(contacts(page).getByRole('link', { name: 'ines@nordwind.example' })).toBeVisible();
  const { clients } = (await ask(
    `query($name: String!) { clients(filter: { name: { eq: $name } }) { nodes {
      name email owner { name } contacts { nodes { name methods { value } } } } } }`,
    { name },
  )) as { clients: { nodes: object[] } };
  expect(clients.nodes).toEqual([
    {
      name,
      email: 'info@nordwind.example',
      owner: { name: 'Sara Lindqvist' },
      contacts: {
        nodes: [{ name: 'Ines Albrecht', methods: [{ value: 'ines@nordwind.example' }] }],
      },
    },
  ]);
}

test.describe('a client who is there already is opened, one who is not is made, with a person', () => {
  test('by mouse', async ({ page, request }) => {
    const { ask, name, alike, other } = await known(request);
    await enter(page, '/clients');
    await page.getByRole('button', { name: 'New client' }).click();
    await form(page).getByLabel('Name').fill(alike);
    await form(page).getByRole('button', { name }).click();
    await expect(heading(page, name)).toBeVisible();

    await page.getByRole('link', { name: 'Clients' }).first().click();
    await page.getByRole('button', { name: 'New client' }).click();
    await form(page).getByLabel('Name').fill(other);
    await form(page).getByLabel('E-mail').fill('info@nordwind.example');
    await form(page).getByRole('button', { name: 'Make client' }).click();
    await expect(heading(page, other)).toBeVisible();
    await contacts(page).getByRole('button', { name: 'Add' }).click();
    const person = page.getByRole('dialog', { name: 'New contact' });
    await person.getByLabel('First name').fill('Ines');
    await person.getByLabel('Last name').fill('Albrecht');
    await person.getByRole('textbox', { name: 'E-mail' }).fill('ines@nordwind.example');
    await person.getByRole('button', { name: 'Save' }).click();
    await isThere(page, ask, other);
    await noViolations(page);
  });

  test('by keyboard', async ({ page, request }) => {
    const { ask, name, alike, other } = await known(request);
    await enter(page, '/clients');
    await mayBegin(page);
    await press(page, 'n');
    await expect(form(page).getByLabel('Name')).toBeFocused();
    await page.keyboard.type(alike);
    await expect(form(page).getByRole('button', { name })).toBeVisible();
    await tabTo(page, form(page).getByRole('button', { name }), { most: 1 });
    await press(page, 'Enter');
    await expect(heading(page, name)).toBeVisible();

    await press(page, 'g', 'c');
    await expect(heading(page, 'Clients')).toBeVisible();
    await mayBegin(page);
    await press(page, 'n');
    await expect(form(page).getByLabel('Name')).toBeFocused();
    await page.keyboard.type(other);
    await tabTo(page, form(page).getByLabel('E-mail'), { most: 1 });
    await page.keyboard.type('info@nordwind.example');
    await press(page, 'Enter');
    await expect(heading(page, other)).toBeVisible();
    await press(page, 'p');
    const person = page.getByRole('dialog', { name: 'New contact' });
    await expect(person.getByLabel('First name')).toBeFocused();
    await page.keyboard.type('Ines');
    await press(page, 'Tab');
    await page.keyboard.type('Albrecht');
    await tabTo(page, person.getByRole('textbox', { name: 'E-mail' }), { most: 4 });
    await page.keyboard.type('ines@nordwind.example');
    await press(page, 'Enter');
    await isThere(page, ask, other);
  });
});

import type { APIRequestContext, Page } from '@playwright/test';
import { colleague, expect, noViolations, test } from '../support';
import { enter, newClient, press, tabTo, unique } from './journey';

/** A client whose place one changes while a colleague does so too. */
async function moving(request: APIRequestContext) {
  const client = await newClient(request, { name: unique('Umzug'), city: 'Bremen', country: 'DE' });
  const max = await colleague(request, 'max.manager');
  return {
    ...client,
    colleagueSays: (city: string, country: string) =>
      max(
        'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
        { input: { id: client.id, version: 1, city, country } },
      ),
    stored: async () => {
      const answer = (await client.ask('query($id: ID!) { client(id: $id) { city country } }', {
        id: client.id,
      })) as { client: object };
      return answer.client;
    },
  };
}

const facts = (page: Page) => page.getByRole('region', { name: 'Facts' });
const question = (page: Page) => page.getByRole('alertdialog', { name: 'Somebody was faster' });

test.describe('two change a client at once, and for each field one decides', () => {
  test('by mouse', async ({ page, request }) => {
    const client = await moving(request);
    await enter(page, `/clients/${client.id}`);
    await facts(page).getByRole('button', { name: 'Edit place' }).click();
    await facts(page).getByLabel('City').fill('Wien');
    await facts(page).getByRole('combobox', { name: 'Country' }).fill('Austria');
    await page.getByRole('option', { name: 'Austria' }).click();
    await client.colleagueSays('Zürich', 'CH');
    await facts(page).getByRole('button', { name: 'Save' }).click();

    const city = question(page).getByRole('radiogroup', { name: 'City' });
    const country = question(page).getByRole('radiogroup', { name: 'Country' });
    await expect(city.getByRole('radio', { name: /Before\s*Bremen/ })).toBeVisible();
    await expect(country.getByRole('radio', { name: /Yours\s*Austria/ })).toBeChecked();
    await noViolations(page);
    await city.getByText('Zürich').click();
    await question(page).getByRole('button', { name: 'Save these' }).click();
    await expect(question(page)).toBeHidden();
    await expect(facts(page).getByText('Zürich')).toBeVisible();
    expect(await client.stored()).toEqual({ city: 'Zürich', country: 'AT' });
  });

  test('by keyboard', async ({ page, request }) => {
    const client = await moving(request);
    await enter(page, `/clients/${client.id}`);
    await expect(facts(page)).toBeVisible();
    await press(page, 'Tab', 'Enter');
    await tabTo(page, facts(page).getByRole('button', { name: 'Edit place' }));
    await press(page, 'Enter');
    await expect(facts(page).getByLabel('City')).toBeFocused();
    await page.keyboard.type('Wien');
    await press(page, 'Tab');
    await page.keyboard.type('Austria');
    await press(page, 'Enter');
    await client.colleagueSays('Zürich', 'CH');
    await press(page, 'Control+Enter');

    const city = question(page).getByRole('radiogroup', { name: 'City' });
    await expect(city.getByRole('radio', { name: /Yours\s*Wien/ })).toBeChecked();
    await tabTo(page, city.getByRole('radio', { name: /Yours/ }), { most: 2 });
    await press(page, 'ArrowDown');
    await expect(city.getByRole('radio', { name: /Theirs\s*Zürich/ })).toBeChecked();
    await press(page, 'Enter');
    await expect(question(page)).toBeHidden();
    await expect(facts(page).getByText('Zürich')).toBeVisible();
    expect(await client.stored()).toEqual({ city: 'Zürich', country: 'AT' });
  });
});

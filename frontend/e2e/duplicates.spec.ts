import type { APIRequestContext } from '@playwright/test';
import { newClient, oddName, type Made } from './probe';
import { administrator, chooseTheme, expect, noViolations, picture, signIn, test } from './support';

/** Two clients that agree in everything, and with no others. */
async function certainPair(request: APIRequestContext): Promise<[Made, Made]> {
  const name = oddName();
  const values = { name, taxId: name, email: `info@${name}.example` };
  return [await newClient(request, values), await newClient(request, values)];
}

test('likely duplicates wait in a queue, which shrinks by itself and when they are told apart', async ({
  page,
  request,
}) => {
  test.slow();
  const ask = await administrator(request);
  const [one, other] = await certainPair(request);
  const [third] = await certainPair(request);
  await signIn(page);
  await page.getByRole('link', { name: 'Duplicates' }).click();
  await page.getByRole('radio', { name: 'Newest first' }).click();
  const queue = page.getByRole('list', { name: 'Possible duplicates' });
  const pairOf = (client: Made) =>
    queue.getByRole('listitem', { name: `${client.name} and ${client.name}` });
  // A server that has just started compares the whole demo first.
  await expect(pairOf(one)).toContainText('same tax number', { timeout: 90_000 });
  await expect(pairOf(third)).toBeVisible();
  await noViolations(page);
  await picture(page, 'duplicates');
  // Somebody else merges them.
  await ask('mutation($input: MergeInput!) { clientMerge(input: $input) { problems { code } } }', {
    input: { id: one.id, version: 1, other: other.id, otherVersion: 1 },
  });
  await expect(pairOf(one)).toBeHidden();
  await pairOf(third).getByRole('button', { name: 'Not the same' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Not the same' }).click();
  await expect(page.getByText('Noted: these are not the same.')).toBeVisible();
  await expect(pairOf(third)).toBeHidden();
});

test('what others change meanwhile shows before the merge, and what cannot be merged says why', async ({
  page,
  request,
}) => {
  const ask = await administrator(request);
  const [one, other] = await certainPair(request);
  await signIn(page, 'ada.admin', `/duplicates/merge?keep=${one.id}&other=${other.id}`);
  await expect(page.getByText('They do not differ in anything.')).toBeVisible();
  await ask(
    'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
    { input: { id: other.id, version: 1, phone: '+49 40 5550101' } },
  );
  await expect(page.getByText('+49405550101')).toBeVisible();
  await page.getByRole('button', { name: 'Keep the other one' }).click();
  await expect(page.getByRole('radio', { name: 'Stays: +49405550101' })).toBeChecked();
  await page.goto(`/duplicates/merge?keep=${one.id}&other=${one.id}`);
  await expect(page.getByText('This is one and the same record.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Merge into/ })).toBeDisabled();
});

test('two contacts become one from the menu of one of them', async ({ page, request }) => {
  const ask = await administrator(request);
  const client = await newClient(request);
  const lastName = oddName();
  const name = `Ann ${lastName}`;
  for (const jobTitle of ['Buyer', 'Head of purchasing']) {
    const made = (await ask(
      'mutation($input: ContactCreateInput!) { contactCreate(input: $input) { contact { id } } }',
      { input: { client: client.id, firstName: 'Ann', lastName, jobTitle } },
    )) as { contactCreate: { contact: { id: string } } };
    await ask(
      'mutation($input: ContactMethodCreateInput!) { contactMethodCreate(input: $input) { problems { code } } }',
      {
        input: {
          contact: made.contactCreate.contact.id,
          kind: 'EMAIL',
          value: `${lastName}@mail.example`,
        },
      },
    );
  }
  await signIn(page, 'ada.admin', `/clients/${client.id}`);
  const contacts = page.getByRole('region', { name: 'Contacts' });
  await expect(contacts.getByText(name)).toHaveCount(2);
  await contacts
    .getByRole('button', { name: `More: ${name}` })
    .first()
    .click();
  await page.getByRole('menuitem', { name: 'Duplicates…' }).click();
  const dialog = page.getByRole('dialog', { name: `Duplicates of ${name}` });
  await expect(dialog).toContainText('same e-mail');
  await noViolations(page);
  await dialog.getByRole('link', { name: `Compare with ${name}` }).click();
  await page.getByRole('radiogroup', { name: 'position' }).getByText('Head of purchasing').click();
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, 'merge-contacts-dark');
  await page.getByRole('button', { name: `Merge into ${name}` }).click();
  await expect(contacts.getByText(name)).toHaveCount(1);
  await expect(contacts.getByText('Head of purchasing')).toBeVisible();
  await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
  await expect(contacts.getByText(name)).toHaveCount(2);
});

test('who may not merge is not offered it, and is told so', async ({ page, request }) => {
  const [one, other] = await certainPair(request);
  await signIn(page, 'sam.support', `/clients/${one.id}`);
  await expect(page.getByRole('heading', { level: 1, name: one.name })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await expect(page.getByRole('menuitem', { name: 'Copy link' })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: 'Merge…' })).toBeHidden();
  await page.goto(`/duplicates/merge?keep=${one.id}&other=${other.id}`);
  await expect(page.getByText('Your role does not include merging these.')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Merge into/ })).toBeDisabled();
});

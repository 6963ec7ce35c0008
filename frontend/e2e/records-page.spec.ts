import { administrator, expect, noViolations, picture, signIn, test } from './support';
import { newClient, open } from './probe';

test('facts are edited where they stand, by keyboard alone', async ({ page, request }) => {
  const client = await newClient(request, { industry: 'Steel', phone: '+49 421 990010' });
  await open(page, client);
  const facts = page.getByRole('region', { name: 'Facts' });
  await facts.getByRole('button', { name: 'Edit industry' }).focus();
  await page.keyboard.press('Enter');
  await expect(facts.getByRole('textbox', { name: 'Industry' })).toBeFocused();
  await page.keyboard.type('Wood');
  await page.keyboard.press('Escape');
  await expect(facts.getByText('Steel')).toBeVisible();
  await expect(facts.getByRole('button', { name: 'Edit industry' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(facts.getByRole('textbox', { name: 'Industry' })).toBeFocused();
  await page.keyboard.type('Wood');
  await page.keyboard.press('Enter');
  await expect(facts.getByText('Wood')).toBeVisible();
  await facts.getByRole('button', { name: 'Edit phone' }).click();
  await facts.getByRole('textbox', { name: 'Phone' }).fill('call me');
  await page.keyboard.press('Enter');
  await expect(facts.getByText('This is not a telephone number.')).toBeVisible();
  await expect(facts.getByRole('textbox', { name: 'Phone' })).toHaveValue('call me');
  await noViolations(page);
  await picture(page, 'records-fact-problem');
  await page.keyboard.press('Escape');
  await facts.getByRole('button', { name: /empty fields/ }).click();
  await facts.getByRole('button', { name: 'Edit address' }).click();
  await facts.getByLabel('Street').fill('Am Markt 1');
  await facts.getByRole('combobox', { name: 'Country' }).fill('Germ');
  await page.getByRole('option', { name: 'Germany' }).click();
  await picture(page, 'records-fact-address');
  await facts.getByRole('button', { name: 'Save' }).click();
  await expect(facts.getByText('Am Markt 1')).toBeVisible();
  await facts.getByRole('button', { name: 'Edit stage' }).click();
  await facts.getByRole('button', { name: /Stage/ }).click();
  await page.getByRole('option', { name: 'Customer' }).click();
  await expect(page.getByText('Stage changed.')).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(facts.getByText('Lead')).toBeVisible();
});

test('where somebody was faster, each field is decided', async ({ page, request }) => {
  const client = await newClient(request, { industry: 'Steel' });
  await open(page, client);
  // Live updates must not help here: the editor is open before the other one writes.
  const facts = page.getByRole('region', { name: 'Facts' });
  await facts.getByRole('button', { name: 'Edit industry' }).click();
  await facts.getByRole('textbox', { name: 'Industry' }).fill('Wood');
  const ask = await administrator(request);
  await ask(
    'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
    { input: { id: client.id, version: 1, industry: 'Glass' } },
  );
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('alertdialog', { name: 'Somebody was faster' });
  await expect(dialog.getByRole('radio', { name: /Theirs\s*Glass/ })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /Before\s*Steel/ })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: /Yours\s*Wood/ })).toBeChecked();
  await noViolations(page);
  await picture(page, 'records-conflict');
  await dialog.getByRole('button', { name: 'Save these' }).click();
  await expect(dialog).toBeHidden();
  await expect(facts.getByText('Wood')).toBeVisible();
});

test('a person is added with ways to reach them, edited and deleted with Undo', async ({
  page,
  request,
}) => {
  const client = await newClient(request);
  await open(page, client);
  const contacts = page.getByRole('region', { name: 'Contacts' });
  await contacts.getByRole('button', { name: 'Add' }).click();
  const dialog = page.getByRole('dialog', { name: 'New contact' });
  await expect(dialog.getByLabel('First name')).toBeFocused();
  await page.keyboard.type('Ines');
  await dialog.getByLabel('Last name').fill('Albrecht');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('nobody');
  await dialog.getByRole('textbox', { name: 'Phone' }).fill('+49 421 990011');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog.getByText('This is not an e-mail address.')).toBeVisible();
  await noViolations(page);
  await picture(page, 'records-contact-problem');
  await dialog.getByRole('textbox', { name: 'E-mail' }).fill('ines@example.com');
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  await expect(contacts.getByRole('listitem').filter({ hasText: 'Ines Albrecht' })).toHaveCount(1);
  await expect(contacts.getByRole('link', { name: 'ines@example.com' })).toBeVisible();
  await expect(contacts.getByRole('link', { name: /990011|99 00 11/ })).toBeVisible();
  await contacts.getByRole('button', { name: 'More: Ines Albrecht' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await expect(contacts.getByText('Ines Albrecht')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(contacts.getByText('Ines Albrecht')).toBeVisible();
});

test('a new client is made from the list by `n`, with a warning of one that is alike', async ({
  page,
  request,
}) => {
  const name = `Quickborn Metallbau ${Date.now()}`;
  await newClient(request, { name });
  await signIn(page);
  await expect(page.getByRole('button', { name: 'New client' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New client' });
  await expect(dialog.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(name.replace('Metallbau', 'Metalbau'));
  await expect(dialog.getByRole('button', { name })).toBeVisible();
  await dialog.getByLabel('E-mail').fill('nobody');
  await dialog.getByRole('button', { name: 'Make client' }).click();
  await expect(dialog.getByText('This is not an e-mail address.')).toBeVisible();
  await noViolations(page);
  await picture(page, 'records-new-client');
  await dialog.getByLabel('E-mail').fill('');
  await dialog.getByRole('button', { name: 'Make client' }).click();
  await expect(
    page.getByRole('heading', { level: 1, name: name.replace('Metallbau', 'Metalbau') }),
  ).toBeVisible();
});

test('a client is a favourite, and goes to the trash and back; the next one is a key away', async ({
  page,
  request,
}) => {
  const client = await newClient(request);
  await signIn(page);
  await page.goto(`/clients?q=${encodeURIComponent('Probe')}`);
  await page.getByRole('link', { name: client.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
  const star = page.getByRole('button', { name: 'Favourite' });
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await page.reload();
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await star.click();
  await expect(star).toHaveAttribute('aria-pressed', 'false');
  const place = page.getByRole('navigation', { name: 'In the list' });
  const before = (await place.textContent()) ?? '';
  await page.keyboard.press(before.startsWith('1 of') ? ']' : '[');
  await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeHidden();
  await expect(place).not.toHaveText(before);
  await page.keyboard.press(before.startsWith('1 of') ? 'k' : 'j');
  await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
  await page.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Move to trash' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Clients' })).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(`${client.name} is back.`)).toBeVisible();
});

test('files are added by button, refused with a reason, downloaded and deleted with Undo', async ({
  page,
  request,
}) => {
  const client = await newClient(request);
  await open(page, client);
  const files = page.getByRole('region', { name: 'Files' });
  const chooser = page.waitForEvent('filechooser');
  await files.getByRole('button', { name: 'Add files' }).click();
  await (
    await chooser
  ).setFiles([
    { name: 'Offer.txt', mimeType: 'text/plain', buffer: Buffer.from('Nine to five.') },
    { name: 'Offer.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
  ]);
  await expect(files.getByRole('button', { name: 'Download Offer.txt' }).first()).toBeVisible();
  await expect(files.getByRole('alert')).toBeVisible();
  await noViolations(page);
  await picture(page, 'records-files');
  const download = page.waitForEvent('download');
  await files.getByRole('button', { name: 'Download Offer.txt' }).last().click();
  expect((await download).suggestedFilename()).toBe('Offer.txt');
  await files.getByRole('button', { name: 'Delete: Offer.txt' }).click();
  await expect(files.getByText('Offer.txt')).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).last().click();
  await expect(files.getByText('Offer.txt')).toBeVisible();
});

test('the last four digits of a telephone number find whose it is, and a client is made from the palette', async ({
  page,
  request,
}) => {
  const client = await newClient(request, { phone: '+49 421 99 7531' });
  await signIn(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('7531');
  await expect(page.getByRole('menuitem', { name: client.name })).toBeVisible();
  await picture(page, 'records-palette');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/Probe/);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog').getByRole('textbox')).toBeFocused();
  await page.keyboard.type('new cl');
  await page.getByRole('menuitem', { name: 'New client' }).click();
  await expect(page.getByRole('dialog', { name: 'New client' })).toBeVisible();
});

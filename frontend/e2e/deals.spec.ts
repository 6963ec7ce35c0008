import type { APIRequestContext, Page } from '@playwright/test';
import { administrator, chooseTheme, expect, noViolations, picture, signIn, test } from './support';

interface Made {
  id: string;
  name: string;
}

/** A deal of one's own in a stage, so that nobody else's is touched. */
async function newDeal(request: APIRequestContext, name: string): Promise<Made> {
  const ask = await administrator(request);
  const found = (await ask(
    `{ viewer { user { id } } stages(first: 1, orderBy: [POSITION_ASC]) { nodes { id } }
       clients(first: 1, orderBy: [NAME_ASC]) { nodes { id } } }`,
    {},
  )) as Record<'stages' | 'clients', { nodes: { id: string }[] }>;
  const input = {
    name,
    client: found.clients.nodes[0]?.id,
    stage: found.stages.nodes[0]?.id,
    currency: 'EUR',
    expectedCloseOn: '2026-01-15',
  };
  const made = (await ask(
    'mutation($input: DealCreateInput!) { dealCreate(input: $input) { deal { id name } } }',
    { input },
  )) as { dealCreate: { deal: Made } };
  return made.dealCreate.deal;
}

async function destroy(request: APIRequestContext, { id }: Made) {
  const ask = await administrator(request);
  for (const verb of ['dealDelete', 'dealDestroy']) {
    await ask(`mutation($input: RecordInput!) { ${verb}(input: $input) { problems { code } } }`, {
      input: { id },
    });
  }
}

function column(page: Page, stage: string) {
  return page.getByRole('region', { name: stage, exact: true });
}

function unique(what: string) {
  return `${what} ${Date.now()}`;
}

test('a deal is dragged with the mouse, and a lost one says why', async ({ page, request }) => {
  const deal = await newDeal(request, unique('Mouse deal'));
  try {
    await signIn(page, 'ada.admin', `/deals?q=${encodeURIComponent(deal.name)}`);
    const card = page.getByRole('row', { name: deal.name });
    await card.dragTo(column(page, 'Proposal').getByRole('grid'));
    await expect(column(page, 'Proposal').getByRole('row', { name: deal.name })).toBeVisible();
    await card.getByRole('button', { name: /to another stage/ }).click();
    await page.getByRole('menuitem', { name: 'Lost' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Why it was lost').fill('The price');
    await noViolations(page);
    await dialog.getByRole('button', { name: 'Mark as lost' }).click();
    await expect(column(page, 'Lost').getByRole('row', { name: deal.name })).toBeVisible();
    await column(page, 'Lost').getByRole('link', { name: deal.name }).click();
    await expect(page.getByRole('region', { name: 'Facts' })).toContainText('The price');
  } finally {
    await destroy(request, deal);
  }
});

test('what is sold is typed, priced by the server, corrected and put in order', async ({
  page,
  request,
}) => {
  const deal = await newDeal(request, unique('Offer'));
  const ask = await administrator(request);
  const { products } = (await ask(
    '{ products(first: 2, filter: { status: { eq: ACTIVE } }) { nodes { sku name } } }',
    {},
  )) as { products: { nodes: { sku: string; name: string }[] } };
  const [first, second] = products.nodes;
  try {
    await signIn(page, 'ada.admin', `/deals/${deal.id}`);
    const lines = page.getByRole('region', { name: 'Line items' });
    const box = lines.getByRole('combobox', { name: 'Add a product' });
    await box.fill(first?.sku ?? '');
    await page
      .getByRole('option')
      .filter({ hasText: first?.sku ?? '–' })
      .first()
      .click();
    const quantity = lines.getByRole('textbox', { name: /^Quantity/ });
    await expect(quantity).toBeFocused();
    await page.keyboard.type('many');
    await page.keyboard.press('Enter');
    await expect(lines.getByRole('alert')).toHaveText('This is not a number.');
    await expect(quantity).toHaveValue('many');
    await quantity.fill('10');
    await page.keyboard.press('Enter');
    await lines.getByRole('textbox', { name: /^Price/ }).fill('12.5');
    await page.keyboard.press('Enter');
    await lines.getByRole('textbox', { name: /^Discount/ }).fill('120');
    await page.keyboard.press('Enter');
    await expect(lines.getByRole('alert')).toBeVisible();
    await lines.getByRole('textbox', { name: /^Discount/ }).fill('20');
    await page.keyboard.press('Enter');
    await expect(lines.getByRole('status')).toContainText('€100.00');
    await noViolations(page);

    await box.focus();
    await box.evaluate(
      (element, text) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData('text', text);
        element.dispatchEvent(
          new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
        );
      },
      `${second?.sku ?? ''}\t3`,
    );
    await expect(lines.getByRole('row')).toHaveCount(2);
    await expect(lines.getByRole('textbox', { name: /^Quantity/ }).nth(1)).toHaveValue('3');
    await lines
      .getByRole('textbox', { name: /^Quantity/ })
      .nth(1)
      .focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(lines.getByRole('row').first()).toContainText(second?.sku ?? '–');
    await lines
      .getByRole('button', { name: /^Remove/ })
      .first()
      .click();
    await expect(lines.getByRole('row')).toHaveCount(1);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(lines.getByRole('row')).toHaveCount(2);
    await page.reload();
    await expect(lines.getByRole('row').first()).toContainText(second?.sku ?? '–');
    await picture(page, 'deal-light');
    await chooseTheme(page, 'Dark');
    await picture(page, 'deal-dark');
    await noViolations(page);
  } finally {
    await destroy(request, deal);
  }
});

test('a new deal is made by keyboard, its facts are edited in place, and a note is written', async ({
  page,
  request,
}) => {
  const name = unique('Fresh deal');
  await signIn(page, 'ada.admin', '/deals?view=table');
  await expect(page.getByRole('button', { name: 'New deal' })).toBeVisible();
  await page.keyboard.press('n');
  const dialog = page.getByRole('dialog', { name: 'New deal' });
  await expect(dialog).toBeVisible();
  await noViolations(page);
  // The clients to choose from are shown at once; going on leaves them.
  await page.keyboard.press('Tab');
  await dialog.getByRole('button', { name: 'Create deal' }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole('combobox', { name: 'Client' }).fill('gmbh');
  await page.getByRole('option').filter({ hasText: /gmbh/i }).first().click();
  await dialog.getByLabel('What it is about').fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  try {
    const facts = page.getByRole('region', { name: 'Facts' });
    await facts.getByRole('button', { name: /Edit probability/ }).press('Enter');
    await expect(facts.getByRole('textbox')).toBeFocused();
    await page.keyboard.type('140');
    await page.keyboard.press('Enter');
    await expect(facts.getByRole('textbox')).toHaveAttribute('aria-invalid', 'true');
    await facts.getByRole('textbox').fill('40');
    await page.keyboard.press('Enter');
    await expect(facts).toContainText('40 %');
    await page.getByRole('navigation', { name: 'Stages' }).getByText('Negotiation').click();
    await expect(page.locator('[aria-current="step"]')).toHaveText('Negotiation');
    const notes = page.getByRole('region', { name: 'Notes' });
    await notes.getByLabel('Write a note').fill('They want it in blue.');
    await page.reload();
    await expect(notes.getByLabel('Write a note')).toHaveValue('They want it in blue.');
    await notes.getByRole('button', { name: 'Add' }).click();
    await expect(notes.getByRole('listitem')).toContainText('They want it in blue.');
    await expect(page.getByRole('region', { name: 'History' })).toContainText('Negotiation');
  } finally {
    await destroy(request, { id, name });
  }
});

test('the board and the table say the same, on a wide window and on a telephone', async ({
  page,
}) => {
  await signIn(page, 'sara.seller', '/deals');
  await expect(column(page, 'Qualification').getByRole('row').first()).toBeVisible();
  await noViolations(page);
  await picture(page, 'deals-board-light');
  await page.getByRole('radio', { name: 'Table' }).click();
  await expect(page).toHaveURL(/view=table/);
  await page.getByRole('button', { name: 'Overdue' }).click();
  await expect(page).toHaveURL(/closes=overdue/);
  await noViolations(page);
  await page.getByRole('radio', { name: 'Board' }).click();
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, 'deals-board-dark');
  await page.setViewportSize({ width: 390, height: 844 });
  await picture(page, 'deals-board-phone');
});

test('whoever may not change deals is offered nothing of the kind', async ({ page }) => {
  await signIn(page, 'olga.auditor', '/deals');
  await expect(column(page, 'Qualification').getByRole('row').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'New deal' })).toBeHidden();
  await expect(page.getByRole('button', { name: /^Drag/ })).toHaveCount(0);
});

import type { APIRequestContext, Browser, WebSocketRoute } from '@playwright/test';
import {
  administrator,
  chooseTheme,
  expect,
  noViolations,
  picture,
  productCount,
  rows,
  signIn,
  test,
} from './support';

const AWAY = 'Live updates are paused';

/** Clients that stand first in the list, and what can be done to them. */
async function colleague(request: APIRequestContext) {
  const ask = await administrator(request);
  return {
    add: async (name: string) => {
      const made = (await ask(
        'mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id } } }',
        { input: { name } },
      )) as { clientCreate: { client: { id: string } } };
      return made.clientCreate.client.id;
    },
    rename: (id: string, version: number, name: string) =>
      ask(
        'mutation($input: ClientUpdateInput!) { clientUpdate(input: $input) { problems { code } } }',
        { input: { id, version, name } },
      ),
    note: (client: string, title: string) =>
      ask(
        'mutation($input: NoteCreateInput!) { noteCreate(input: $input) { problems { code } } }',
        { input: { client, title, body: 'As it happens.', kind: 'CALL' } },
      ),
  };
}

/** A window of somebody else, whose sockets can be cut and refused. */
async function otherWindow(browser: Browser, to: string) {
  const context = await browser.newContext({ reducedMotion: 'reduce' });
  const page = await context.newPage();
  const sockets = new Set<WebSocketRoute>();
  const line = { isOpen: true, opened: 0, cut: (): void => undefined };
  await page.routeWebSocket('**/graphql', (socket) => {
    if (!line.isOpen) return void socket.close({ code: 1013 });
    line.opened += 1;
    const server = socket.connectToServer();
    sockets.add(socket);
    line.cut = () => {
      void socket.close({ code: 1013 });
      void server.close();
    };
  });
  await signIn(page, 'ada.admin', to);
  return { context, page, line };
}

test('what others change shows by itself in lists and records, and disturbs nobody', async ({
  page,
  browser,
  request,
}) => {
  const { add, rename, note } = await colleague(request);
  const id = await add('000 Morgenrot');
  const socket = page.waitForEvent('websocket');
  await signIn(page);
  const other = await otherWindow(browser, `/clients/${id}`);
  await socket;
  await expect.poll(() => other.line.opened).toBe(1);

  const list = page.getByRole('table', { name: 'Clients' });
  // Some pages down, so that all of them have to be read anew.
  await expect
    .poll(() =>
      list.evaluate((element) => {
        element.scrollTo(0, 11_000);
        return element.scrollTop;
      }),
    )
    .toBe(11_000);
  const link = page.locator('[aria-rowindex="258"] a');
  await expect(link).toBeVisible();
  await link.focus();
  const address = (await link.getAttribute('href')) ?? '';
  const place = await link.boundingBox();

  await add('000 Abendrot');
  await rename(id, 1, '000 Mittagssonne');
  await note(id, 'A call nobody waited for');

  const focused = page.locator(`a[href="${address}"]`);
  await expect(other.page.getByRole('heading', { level: 1 })).toHaveText('000 Mittagssonne');
  const timeline = other.page.getByRole('region', { name: 'Timeline' });
  await expect(timeline.getByText('A call nobody waited for')).toBeVisible();
  await timeline
    .getByText(/changes by/)
    .first()
    .click();
  await expect(timeline.getByText('changed name')).toBeVisible();
  await expect(page.locator('[aria-rowindex="259"]').locator(focused)).toBeFocused();
  expect((await focused.boundingBox())?.y).toBe(place?.y);

  await list.evaluate((element) => element.scrollTo(0, 0));
  const row = rows(page).filter({ hasText: '000 Mittagssonne' });
  await expect(row).toContainText('this minute');
  await rename(id, 2, '000 Morgenstern');
  const renamed = rows(page).filter({ hasText: '000 Morgenstern' });
  await expect(renamed).toHaveAttribute('data-fresh', 'true');
  await picture(page, 'live-fresh-light');
  await chooseTheme(page, 'Dark');
  await note(id, 'A second call');
  await expect(renamed).toHaveAttribute('data-fresh', 'true');
  await picture(page, 'live-fresh-dark');
  await note(id, 'A third call');
  await expect(timeline.getByText('A third call')).toBeVisible();
  await picture(other.page, 'live-record-light');
  const box = page.getByRole('searchbox');
  await box.fill('000 Morgen');
  await rename(id, 3, '000 Morgenluft');
  await expect(rows(page).filter({ hasText: '000 Morgenluft' })).toBeVisible();
  await expect(box).toBeFocused();
  await expect(box).toHaveValue('000 Morgen');
  await other.context.close();
});

test('the catalogue shows what others add and delete, in the table and among the tiles', async ({
  page,
  request,
}) => {
  const ask = await administrator(request);
  const listening = page
    .waitForEvent('websocket')
    .then((socket) =>
      socket.waitForEvent('framesent', ({ payload }) => payload.includes('ProductsLive')),
    );
  await signIn(page, 'ada.admin', '/products');
  await listening;
  const add = async (name: string) => {
    const made = (await ask(
      'mutation($input: ProductCreateInput!) { productCreate(input: $input) { product { id } } }',
      { input: { name, sku: `LIVE-${Date.now()}`, listPrice: { amount: '5', currency: 'EUR' } } },
    )) as { productCreate: { product: { id: string } } };
    return made.productCreate.product.id;
  };
  const first = await add('000 Neuheit');
  await expect(page.getByRole('link', { name: '000 Neuheit' })).toBeVisible();
  await page.getByRole('radio', { name: 'Tiles' }).click();
  const second = await add('000 Noch eine');
  const tile = page.getByRole('listitem').filter({ hasText: '000 Noch eine' });
  await expect(tile).toHaveAttribute('data-fresh', 'true');
  for (const id of [first, second]) {
    await ask(
      'mutation($input: RecordInput!) { productDelete(input: $input) { problems { code } } }',
      { input: { id, version: 1 } },
    );
  }
  await expect(tile).toBeHidden();
  await expect(page.getByText(await productCount(request))).toBeVisible();
});

test('a connection that was cut catches up, also from where it was', async ({
  browser,
  request,
}) => {
  const { add, rename, note } = await colleague(request);
  const id = await add('001 Fernsprecher');
  const { context, page, line } = await otherWindow(browser, `/clients/${id}`);
  await expect.poll(() => line.opened).toBe(1);
  const heading = page.getByRole('heading', { level: 1 });
  await rename(id, 1, '001 Telefon');
  await expect(heading).toHaveText('001 Telefon');

  line.isOpen = false;
  line.cut();
  await rename(id, 2, '001 Telegraf');
  await note(id, 'Said while nobody listened');
  line.isOpen = true;
  await expect(heading).toHaveText('001 Telegraf');
  await expect(page.getByText('Said while nobody listened')).toBeVisible();

  await context.setOffline(true);
  await rename(id, 3, '001 Rauchzeichen');
  await context.setOffline(false);
  await expect(heading).toHaveText('001 Rauchzeichen');
  await context.close();
});

test('without live updates everything works, and a small sign says so', async ({ browser }) => {
  const { context, page, line } = await otherWindow(browser, '/clients');
  await expect.poll(() => line.opened).toBe(1);
  await expect(page.getByText(AWAY)).toBeHidden();
  line.isOpen = false;
  line.cut();
  await expect(page.getByText(AWAY)).toBeVisible({ timeout: 10_000 });
  await rows(page).first().getByRole('link').click();
  await expect(page.getByRole('region', { name: 'Timeline' })).toBeVisible();
  await noViolations(page);
  await picture(page, 'live-away-light');
  await chooseTheme(page, 'Dark');
  await noViolations(page);
  await picture(page, 'live-away-dark');
  line.isOpen = true;
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText(AWAY)).toBeHidden({ timeout: 30_000 });
  await context.close();
});

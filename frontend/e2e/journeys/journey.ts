import type { APIRequestContext, Locator, Page } from '@playwright/test';
import { administrator, expect, signIn } from '../support';

export type Ask = Awaited<ReturnType<typeof administrator>>;

/** Signs in and opens a page. */
export async function enter(page: Page, to: string, user = 'sara.seller') {
  await signIn(page, user, to);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await atRest(page);
}

/** Until nothing comes any more that would move what is about to be pressed: nobody is as fast as a test. */
async function atRest(page: Page) {
  await page.waitForLoadState('networkidle', { timeout: 5_000 }).catch(() => undefined);
}

/** Goes on with Tab until the focus is there. A way of more steps is one that nobody goes. */
export async function tabTo(page: Page, place: Locator, { most = 12, key = 'Tab' } = {}) {
  const passed: string[] = [];
  for (let step = 0; step < most; step += 1) {
    await page.keyboard.press(key);
    const isThere = (element: Element) => element === document.activeElement;
    if (await place.evaluate(isThere, undefined, { timeout: 10_000 })) return;
    passed.push(await page.evaluate(focused));
  }
  throw new Error(`Not within ${most} steps: ${passed.join(' → ')}`);
}

function focused(): string {
  const { activeElement } = document;
  const label = activeElement?.getAttribute('aria-label') ?? activeElement?.textContent ?? '';
  return label.slice(0, 30) || (activeElement?.tagName ?? '');
}

export const backTo = (page: Page, place: Locator, most?: number) =>
  tabTo(page, place, { key: 'Shift+Tab', ...(most !== undefined && { most }) });

/** Presses keys one after the other. */
export async function press(page: Page, ...keys: string[]) {
  for (const key of keys) await page.keyboard.press(key);
}

/** Types a day into a box of the browser's, which has the order of the browser's language. */
export async function typeDay(page: Page, box: Locator, day: Date) {
  const [date = '', month = '', year = ''] = day.toLocaleDateString('en-GB').split('/');
  await page.keyboard.type(date + month + year);
  if ((await box.inputValue()) === `${year}-${month}-${date}`) return;
  await press(page, 'ArrowLeft', 'ArrowLeft');
  await page.keyboard.type(month + date + year);
}

/** A number of four digits that no other test has. */
export function fourDigits(): string {
  return String(Math.floor(1000 + Math.random() * 9000));
}

/** A name that nothing else has. */
export function unique(what: string): string {
  return `${what} ${Date.now().toString(36)}`;
}

/** A client of Sara's, who goes on most journeys, and so of her team, the North. */
export async function newClient(
  request: APIRequestContext,
  values: { name: string; [field: string]: unknown },
) {
  const ask = await administrator(request);
  const { users, teams } = (await ask(
    `{ users(filter: { email: { eq: "sara.seller@tessera.example" } }) { nodes { id } }
       teams(first: 100) { nodes { id name } } }`,
    {},
  )) as Record<'users' | 'teams', { nodes: { id: string; name: string }[] }>;
  const owner = users.nodes[0]?.id;
  const team = teams.nodes.find(({ name }) => name === 'North')?.id;
  const { clientCreate } = (await ask(
    'mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id name } } }',
    { input: { owner, team, ...values } },
  )) as { clientCreate: { client: { id: string; name: string } } };
  return { ask, ...clientCreate.client };
}

/** A busy machine may take longer than a toast stays. */
export async function keepToasts(page: Page) {
  await page.addInitScript(() => {
    const real = window.setTimeout.bind(window);
    window.setTimeout = ((run: () => void, wait?: number) =>
      real(run, wait === 10_000 ? 100_000 : wait)) as typeof window.setTimeout;
  });
}

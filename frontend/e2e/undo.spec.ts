import type { APIRequestContext, Route } from '@playwright/test';
import { newClient } from './probe';
import { administrator, expect, rows, signIn, test } from './support';

/** Two tasks that no other search finds. */
async function twoTasks(request: APIRequestContext) {
  const ask = await administrator(request);
  const client = await newClient(request);
  const about = `Undo${Date.now().toString(36)}`;
  for (const title of [`${about} first`, `${about} second`]) {
    await ask('mutation($input: NoteCreateInput!) { noteCreate(input: $input) { note { id } } }', {
      input: { kind: 'TASK', title, client: client.id },
    });
  }
  return about;
}

test('Ctrl-Z takes back a change without an answer so far, and nothing older where that one fails', async ({
  page,
  request,
  complaints,
}) => {
  const about = await twoTasks(request);
  await signIn(page, 'ada.admin', `/notes?q=${about}`);
  await expect(rows(page)).toHaveCount(2);
  const [first, second] = ['first', 'second'].map((which) =>
    rows(page).filter({ hasText: which }).getByRole('checkbox', { name: /^Done/ }),
  );
  if (!first || !second) throw new Error('There are two tasks.');
  await first.click();
  await expect(first).toBeChecked();

  let letGo: () => void = () => undefined;
  /** Keeps the next change from its answer until it is let go. */
  async function hold(answer: (route: Route) => Promise<void>) {
    const go = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    await page.unroute('**/graphql');
    await page.route('**/graphql', async (route) => {
      if (route.request().headers()['idempotency-key'] === undefined) return route.continue();
      await go;
      return answer(route);
    });
  }

  await hold((route) => route.continue());
  await second.click();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('status').getByText(/second” is done/)).toBeHidden();
  letGo();
  await expect(page.getByText(/second” is open again/)).toBeVisible();
  await expect(second).not.toBeChecked();
  await expect(first).toBeChecked();

  await hold((route) => route.abort('connectionreset'));
  await second.click();
  await page.keyboard.press('Control+z');
  letGo();
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(second).not.toBeChecked();
  await expect(first).toBeChecked();
  await page.unroute('**/graphql');
  await page.keyboard.press('Control+z');
  await expect(first).not.toBeChecked();
  complaints.splice(0);
});

import type { APIRequestContext, Page } from '@playwright/test';
import { administrator, expect, signIn } from './support';

export interface Made {
  id: string;
  name: string;
}

/** A client of the test's own. */
export async function newClient(request: APIRequestContext, values: object = {}): Promise<Made> {
  const ask = await administrator(request);
  const name = `Probe ${Date.now()} GmbH`;
  const made = (await ask(
    'mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id name } } }',
    { input: { name, city: 'Bremen', country: 'DE', ...values } },
  )) as { clientCreate: { client: Made } };
  return made.clientCreate.client;
}

export async function open(page: Page, client: Made) {
  await signIn(page, 'ada.admin', `/clients/${client.id}`);
  await expect(page.getByRole('heading', { level: 1, name: client.name })).toBeVisible();
}

/** A word like no other, so that nothing else looks like what is called by it. */
export function oddName(): string {
  const letters = Array.from({ length: 12 }, () =>
    'bcdfghjklmnpqrstvwxz'.charAt(Math.floor(Math.random() * 20)),
  );
  return letters.join('');
}

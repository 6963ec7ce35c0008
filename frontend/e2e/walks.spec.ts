import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { answerTo, openExample, openPlayground } from './playground';
import { expect, picture, test } from './support';

interface Client {
  id: string;
  name: string;
  version: number;
}

interface Delivery {
  id: string;
}

/** What a person does: writes the variables, chooses the operation beside the play button, reads the answer. */
async function run<T>(page: Page, operation: string, variables: object = {}): Promise<T> {
  await page.locator('.graphiql-editor-tool .monaco-editor').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(JSON.stringify(variables));
  const answered = answerTo<T>(page, (name) => name === operation);
  await page.getByRole('button', { name: /Execute query/ }).click();
  await page.getByRole('menuitem', { name: operation }).click();
  const answer = await answered;
  expect(answer.errors, operation).toBeUndefined();
  return answer.data;
}

async function openWalk(page: Page, first: string, name: string) {
  await openPlayground(page);
  await openExample(page, `walk ${first}`, name);
}

test('what is deleted comes back', async ({ page }) => {
  await openWalk(page, 'MakeClient', 'Restore');
  const made = await run<{ clientUpsert: { client: Client } }>(page, 'MakeClient');
  const { id, version } = made.clientUpsert.client;
  await run(page, 'DeleteClient', { id });
  const trash = await run<{ trash: { nodes: object[] } }>(page, 'Trash');
  expect(trash.trash.nodes[0]).toMatchObject({
    type: 'Client',
    recordId: id,
    title: 'Walk-in customer',
  });
  const restored = await run<{ clientRestore: object }>(page, 'RestoreClient', { id });
  expect(restored.clientRestore).toEqual({
    client: { id, name: 'Walk-in customer', city: 'Bremen', version: version + 2 },
    problems: [],
  });
  await picture(page, 'walk-restore');
});

test('what was merged becomes two again', async ({ page }) => {
  await openWalk(page, 'MakeTwo', 'Merge');
  const made = await run<Record<'first' | 'second', { client: Client }>>(page, 'MakeTwo');
  const [first, second] = [made.first.client, made.second.client];
  const input = {
    id: first.id,
    version: first.version,
    other: second.id,
    otherVersion: second.version,
    take: ['name'],
  };
  const dry = { input: { ...input, dryRun: true } };
  const tried = await run<{ clientMerge: object }>(page, 'MergeClients', dry);
  expect(tried.clientMerge).toMatchObject({ client: { version: first.version }, merge: null });
  const merged = await run<{ clientMerge: { merge: { id: string } } }>(page, 'MergeClients', {
    input,
  });
  expect(merged.clientMerge).toMatchObject({
    client: { id: first.id, name: 'Nordlicht', city: 'Kiel', phone: '+4930901820' },
    problems: [],
  });
  const one = await run<{ clients: { nodes: Client[] } }>(page, 'Both');
  expect(one.clients.nodes).toHaveLength(1);
  await run(page, 'UndoMerge', { merge: merged.clientMerge.merge.id });
  const both = await run<{ clients: { nodes: Client[] } }>(page, 'Both');
  expect(both.clients.nodes.sort((a, b) => a.name.localeCompare(b.name))).toEqual([
    { id: second.id, name: 'Nordlicht', city: 'Kiel', phone: null },
    { id: first.id, name: 'Nordlicht GmbH', city: null, phone: '+4930901820' },
  ]);
  await picture(page, 'walk-merge');
});

test.describe('webhooks', () => {
  let receiver: Server;
  let isWell = false;
  const seen: string[] = [];

  test.beforeAll(() => {
    receiver = createServer((request, response) => {
      seen.push(String(request.headers['webhook-id']));
      request.resume().on('end', () => response.writeHead(isWell ? 204 : 503).end());
    });
    return new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  });
  test.afterAll(() => receiver.close());

  test('a message that did not arrive is sent once more', async ({ page }) => {
    const { port } = receiver.address() as AddressInfo;
    await openWalk(page, 'MakeEndpoint', 'Replay');
    const made = await run<{ webhookEndpointCreate: { webhookEndpoint: { id: string } } }>(
      page,
      'MakeEndpoint',
      { url: `http://127.0.0.1:${port.toString()}/hook` },
    );
    const endpoint = made.webhookEndpointCreate.webhookEndpoint.id;
    await run(page, 'SendTest', { endpoint });
    let delivery: Delivery | undefined;
    await expect(async () => {
      const found = await run<{ webhookEndpoint: { deliveries: { nodes: Delivery[] } } }>(
        page,
        'Deliveries',
        { endpoint },
      );
      delivery = found.webhookEndpoint.deliveries.nodes[0];
      expect(delivery).toMatchObject({ event: 'webhook.test', attempts: 1, responseStatus: 503 });
    }).toPass();
    isWell = true;
    await run(page, 'ReplayDelivery', { delivery: delivery?.id });
    await expect(async () => {
      const found = await run<{ webhookEndpoint: { deliveries: { nodes: Delivery[] } } }>(
        page,
        'Deliveries',
        { endpoint },
      );
      expect(found.webhookEndpoint.deliveries.nodes[0]).toMatchObject({
        status: 'DELIVERED',
        responseStatus: 204,
      });
    }).toPass();
    await picture(page, 'walk-replay');
    expect(new Set(seen).size).toBe(1);
    // On a slow machine the worker has tried again by itself.
    expect(seen.length).toBeGreaterThan(1);
    await run(page, 'DeleteEndpoint', { endpoint });
  });
});

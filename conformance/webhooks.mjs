// Receives messages of webhooks and verifies them with the reference library of Standard Webhooks:
// node webhooks.mjs http://127.0.0.1:8080/graphql TOKEN. The server must allow the host 127.0.0.1 (`webhooks.allowed_hosts`).
import { createServer } from 'node:http';
import { once } from 'node:events';
import { Webhook } from 'standardwebhooks';

const [url, token] = process.argv.slice(2);

async function ask(query, variables) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data;
}

const messages = [];
const receiver = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    messages.push({ headers: request.headers, body: Buffer.concat(chunks).toString() });
    response.writeHead(204).end();
    receiver.emit('message');
  });
});
receiver.listen(0, '127.0.0.1');
await once(receiver, 'listening');

async function received(count) {
  const tooLate = AbortSignal.timeout(20_000);
  while (messages.length < count) await once(receiver, 'message', { signal: tooLate });
}

const opens = (secret, { body, headers }) => {
  try {
    return new Webhook(secret).verify(body, headers);
  } catch {
    return null;
  }
};

const create = `mutation($input: WebhookEndpointCreateInput!) { webhookEndpointCreate(input: $input) {
  webhookEndpoint { id secrets { secret } } problems { code } } }`;
const input = { url: `http://127.0.0.1:${receiver.address().port}/hook`, events: ['tag.*'] };
const { webhookEndpoint: endpoint, problems } = (await ask(create, { input })).webhookEndpointCreate;
let missed = 0;
const expect = (what, holds) => {
  if (holds) return;
  missed += 1;
  console.log(`  ${what}: MISSED`);
};

if (!endpoint) {
  console.log(`webhooks: left out (the server does not allow 127.0.0.1: ${problems.map(({ code }) => code)})`);
} else {
  const { id } = endpoint;
  try {
    const old = endpoint.secrets[0].secret;
    await ask('mutation($id: ID!) { webhookEndpointTest(input: { id: $id }) { problems { code } } }', { id });
    await received(1);
    expect('a test message verifies', opens(old, messages[0])?.type === 'webhook.test');
    const tag = await ask('mutation { tagCreate(input: { name: "Of webhooks.mjs" }) { tag { id } } }');
    await received(2);
    const event = opens(old, messages[1]);
    expect('an event verifies', event?.type === 'tag.created' && event.data.id === tag.tagCreate.tag.id);
    const forged = { ...messages[1], body: messages[1].body.replace('created', 'deleted') };
    expect('a changed message does not', opens(old, forged) === null);
    const rotate = `mutation($id: ID!) { webhookEndpointRotateSecret(input: { id: $id }) {
      webhookEndpoint { secrets { secret } } } }`;
    const secrets = (await ask(rotate, { id })).webhookEndpointRotateSecret.webhookEndpoint.secrets;
    await ask('mutation($id: ID!) { tagDelete(input: { id: $id }) { problems { code } } }', { id: tag.tagCreate.tag.id });
    await received(3);
    const both = secrets.map(({ secret }) => opens(secret, messages[2])?.type);
    expect('both secrets verify while one is rotated', secrets.length === 2 && both.every((type) => type === 'tag.deleted'));
  } catch (error) {
    expect(`every message comes (${error.message})`, false);
  } finally {
    await ask('mutation($id: ID!) { webhookEndpointDelete(input: { id: $id }) { problems { code } } }', { id });
  }
  console.log(`webhooks by the reference library: ${4 - missed} of 4`);
}
receiver.close();
receiver.closeAllConnections();
process.exit(missed ? 1 : 0);

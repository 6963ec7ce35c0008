// Server-sent events with the client library of graphql-sse: node graphql-sse.mjs http://127.0.0.1:8080/graphql TOKEN
import { createClient } from 'graphql-sse';

const [url, token] = process.argv.slice(2);
const headers = { authorization: `Bearer ${token}` };
const client = createClient({ url, headers, retryAttempts: 0 });
const SUBSCRIPTION = 'subscription { clientChanged { action client { name } } }';

async function make(name) {
  const query = 'mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id } } }';
  const body = JSON.stringify({ query, variables: { input: { name } } });
  await fetch(url, { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body });
}
const expect = (found, wanted) => {
  if (found !== wanted) throw new Error(`${found} instead of ${wanted}`);
};
async function collect(query) {
  const results = [];
  for await (const result of client.iterate({ query })) results.push(result);
  return JSON.stringify(results);
}

const checks = {
  'a query is one event and the end': async () =>
    expect(await collect('{ viewer { role } }'), '[{"data":{"viewer":{"role":"admin"}}}]'),
  'a subscription tells events, one after the other': async () => {
    const events = client.iterate({ query: SUBSCRIPTION });
    const first = events.next();
    await new Promise((resolve) => setTimeout(resolve, 500));
    for (const name of ['Streamed one', 'Streamed two']) await make(name);
    // What happened just before a subscription was opened may be told to it as well.
    let told = (await first).value;
    while (told.data.clientChanged.client?.name !== 'Streamed one') told = (await events.next()).value;
    expect((await events.next()).value.data.clientChanged.client.name, 'Streamed two');
    await events.return();
  },
  'a document that is not valid is refused with a status': async () => {
    const refusal = await collect('subscription { nothing }').catch((error) => error);
    expect(refusal?.response?.status, 400);
  },
  'a stream without a good token is refused with a status': async () => {
    const stranger = createClient({ url, headers: { authorization: 'Bearer x' }, retryAttempts: 0 });
    const events = stranger.iterate({ query: SUBSCRIPTION });
    expect((await events.next().catch((error) => error))?.response?.status, 401);
  },
};

let passed = 0;
for (const [name, check] of Object.entries(checks)) {
  try {
    await check();
    passed += 1;
  } catch (error) {
    console.log(`missed: ${name}: ${error?.message ?? JSON.stringify(error)}`);
  }
}
const count = Object.keys(checks).length;
console.log(`graphql-sse: ${passed}/${count}`);
process.exit(passed === count ? 0 : 1);

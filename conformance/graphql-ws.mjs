// Fourteen checks of graphql-transport-ws, ten by hand and four with the protocol's own client:
// node graphql-ws.mjs http://127.0.0.1:8080/graphql TOKEN
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const [http, token] = process.argv.slice(2);
const url = http.replace(/^http/, 'ws');
const authorization = `Bearer ${token}`;
const SUBSCRIPTION = 'subscription { clientChanged { action cursor client { name } } }';
const PATIENCE = 15_000;

async function ask(query, variables) {
  const headers = { 'content-type': 'application/json', authorization };
  const response = await fetch(http, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
  return (await response.json()).data;
}
const make = (name) =>
  ask('mutation($input: ClientCreateInput!) { clientCreate(input: $input) { client { id } } }', { input: { name } });

/** A socket by hand: what it says is heard in order; its end is a close code. */
function open(protocol = 'graphql-transport-ws') {
  const socket = protocol ? new WebSocket(url, protocol) : new WebSocket(url);
  const heard = [];
  const waiting = [];
  const give = (what) => (waiting.length ? waiting.shift()(what) : heard.push(what));
  socket.on('message', (data) => give(JSON.parse(data.toString())));
  socket.on('close', (code) => give({ closed: code }));
  socket.on('error', () => {});
  const ready = new Promise((resolve) => socket.once('open', resolve));
  return {
    say: async (message) => {
      await ready;
      socket.send(typeof message === 'string' ? message : JSON.stringify(message));
    },
    hear: () =>
      heard.length
        ? Promise.resolve(heard.shift())
        : new Promise((resolve, reject) => {
            waiting.push(resolve);
            setTimeout(() => reject(new Error('nothing came')), PATIENCE).unref();
          }),
    end: () => socket.terminate(),
  };
}
async function ready() {
  const socket = open();
  await socket.say({ type: 'connection_init', payload: { authorization } });
  const ack = await socket.hear();
  if (ack.type !== 'connection_ack') throw new Error(`no ack but ${JSON.stringify(ack)}`);
  return socket;
}
const subscribe = (socket, id, query = SUBSCRIPTION) => socket.say({ type: 'subscribe', id, payload: { query } });
/** Waits until the server has heard all that was said; what happened just before a subscription was opened may be told to it. */
async function settle(socket) {
  await socket.say({ type: 'ping' });
  let heard;
  do heard = await socket.hear();
  while (heard.type === 'next');
  if (heard.type !== 'pong') throw new Error(`no pong but ${JSON.stringify(heard)}`);
}
const expect = (found, wanted) => {
  if (found !== wanted) throw new Error(`${found} instead of ${wanted}`);
};
async function closes(code, socket, ...messages) {
  for (const message of messages) await socket.say(message);
  for (;;) {
    const heard = await socket.hear();
    if ('closed' in heard) return expect(heard.closed, code);
  }
}
const client = (payload = { authorization }) =>
  createClient({ url, webSocketImpl: WebSocket, connectionParams: payload, retryAttempts: 0, lazy: true });

const checks = {
  'another subprotocol is closed with 4406': () => closes(4406, open(null)),
  'no initialisation in time is closed with 4408': () => closes(4408, open()),
  'a message that is none is closed with 4400': () => closes(4400, open(), '{"type":'),
  'an unknown type of message is closed with 4400': () => closes(4400, open(), { type: 'start' }),
  'a subscription before the acknowledgement is closed with 4401': () =>
    closes(4401, open(), { type: 'subscribe', id: '1', payload: { query: SUBSCRIPTION } }),
  'a wrong token is closed with 4403': () =>
    closes(4403, open(), { type: 'connection_init', payload: { authorization: 'Bearer x' } }),
  'a second initialisation is closed with 4429': async () =>
    closes(4429, await ready(), { type: 'connection_init', payload: { authorization } }),
  'an id that is in use is closed with 4409': async () => {
    const socket = await ready();
    await subscribe(socket, '1');
    await settle(socket);
    const message = { type: 'subscribe', id: '1', payload: { query: SUBSCRIPTION } };
    await closes(4409, socket, message);
  },
  'a ping is answered with a pong, also before the initialisation': async () => {
    const socket = open();
    await settle(socket);
    socket.end();
  },
  'a document that is not valid is an error, not a next, and the socket stays': async () => {
    const socket = await ready();
    await subscribe(socket, '1', 'subscription { nothing }');
    const heard = await socket.hear();
    expect(heard.type, 'error');
    expect(Array.isArray(heard.payload), true);
    await settle(socket);
    socket.end();
  },
  'a query is answered by next and complete': async () => {
    const peer = client();
    const results = [];
    for await (const result of peer.iterate({ query: '{ viewer { role } }' })) results.push(result);
    await peer.dispose();
    expect(JSON.stringify(results), '[{"data":{"viewer":{"role":"admin"}}}]');
  },
  'an event reaches a subscriber': async () => {
    const peer = client();
    const events = peer.iterate({ query: SUBSCRIPTION });
    const first = events.next();
    await new Promise((resolve) => setTimeout(resolve, 500));
    await make('Conformance one');
    let told = (await first).value;
    while (told.data.clientChanged.client?.name !== 'Conformance one') told = (await events.next()).value;
    expect(typeof told.data.clientChanged.cursor, 'string');
    await events.return();
    await peer.dispose();
  },
  'what was completed is not told, and its id can be used again': async () => {
    const socket = await ready();
    await subscribe(socket, '1');
    await settle(socket);
    await socket.say({ type: 'complete', id: '1' });
    await settle(socket);
    await make('Conformance two');
    await subscribe(socket, '1', '{ viewer { role } }');
    expect((await socket.hear()).payload.data.viewer.role, 'admin');
    expect((await socket.hear()).type, 'complete');
    socket.end();
  },
  'a client goes on from its cursor after it was cut off': async () => {
    const first = await ready();
    await subscribe(first, '1');
    await settle(first);
    await make('Conformance three');
    let heard;
    do heard = (await first.hear()).payload.data.clientChanged;
    while (heard.client?.name !== 'Conformance three');
    const { cursor } = heard;
    first.end();
    await make('Conformance four');
    const peer = client();
    const query = SUBSCRIPTION.replace('clientChanged', `clientChanged(after: "${cursor}")`);
    const events = peer.iterate({ query });
    expect((await events.next()).value.data.clientChanged.client.name, 'Conformance four');
    await events.return();
    await peer.dispose();
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
console.log(`graphql-transport-ws: ${passed}/${count}`);
process.exit(passed === count ? 0 : 1);

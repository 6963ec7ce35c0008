// Registers the manifests that the tools of Apollo, Relay and graphql-codegen write, and runs what they list as their clients do:
// node documents.mjs http://127.0.0.1:8080/graphql TOKEN. TESSERA_COMMAND is how the console of that server is called.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ApolloClient, ApolloLink, HttpLink, InMemoryCache } from '@apollo/client';
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries';
import { generatePersistedQueryIdsFromManifest } from '@apollo/persisted-query-lists';
import { PRODUCTS, RENAME } from './manifests/queries.js';

const [url, admin] = process.argv.slice(2);
const [program, ...options] = (process.env.TESSERA_COMMAND ?? '').split(' ').filter(Boolean);
if (!program) {
  console.log('documents: left out (needs the console of the server)');
  process.exit(0);
}

let passed = 0;
let asked = 0;
function expect(what, holds, seen) {
  asked += 1;
  if (holds) passed += 1;
  else console.log(`  ${what}: MISSED`, seen ?? '');
}

async function post(token, body) {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  return response.json();
}

async function change(name, type, input, selection) {
  const query = `mutation($input: ${type}!) { ${name}(input: $input) { ${selection} problems { code message } } }`;
  const answer = await post(admin, { query, variables: { input } });
  if (answer.errors || answer.data[name].problems.length) throw new Error(JSON.stringify(answer));
  return answer.data[name];
}

// The server's own settings are not those of its console.
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TESSERA_')));
const documents = (...call) => execFileSync(program, [...options, 'documents', ...call], { env, encoding: 'utf8' });

const read = (file) => JSON.parse(readFileSync(file, 'utf8'));

const key = `shop_${Date.now()}`;
const { data } = await post(admin, { query: '{ viewer { user { id } } tags(first: 1) { nodes { id name version } } }' });
const { partner } = await change('partnerCreate', 'PartnerCreateInput', { key, name: key, user: data.viewer.user.id }, 'partner { id }');
const types = ['Category', 'Client', 'Contact', 'Deal', 'Note', 'Product', 'RecordChange', 'Stage', 'Tag', 'User'];
const rights = types.map((type) => ({ type, operation: 'READ', scope: 'ALL' }));
rights.push({ type: 'Tag', operation: 'UPDATE', scope: 'ALL' });
const input = { partner: partner.id, name: 'Shop', rights, persistedOnly: true };
const token = (await change('partnerTokenCreate', 'PartnerTokenCreateInput', input, 'partnerToken { bearer }')).partnerToken.bearer;

// What graphql-codegen has written for the front end, without what this partner has no right to: a release with that is refused.
const written = read(new URL('../frontend/src/gql/persisted-documents.json', import.meta.url));
const lists = Object.entries(written).filter(([, text]) => /\bquery (Client|Product)(List|Count)\b/.test(text));
const directory = mkdtempSync(join(tmpdir(), 'manifests-'));
const codegen = pathToFileURL(join(directory, 'persisted-documents.json'));
writeFileSync(codegen, JSON.stringify(Object.fromEntries(lists)));
const manifests = {
  apollo: new URL('manifests/apollo.json', import.meta.url),
  relay: new URL('manifests/relay.json', import.meta.url),
  'relay-md5': new URL('manifests/relay-md5.json', import.meta.url),
  codegen,
};
for (const [name, file] of Object.entries(manifests)) {
  const said = documents('register', file.pathname, '--partner', key, '--release', name, '--activate');
  expect(`${name} is registered`, said.includes('may run them'), said);
}
expect('every release runs with this version', documents('check').includes('run with this version'));
const listed = documents('list', '--partner', key);
expect('every release is active', listed.trim().split('\n').length === 4 && !listed.includes('pending'), listed);
const last = lists.at(-1)[0];
for (let tries = 0; tries < 50; tries += 1) {
  const answer = await post(token, { documentId: last });
  if (answer.errors?.[0].extensions.code !== 'PERSISTED_QUERY_NOT_IN_LIST') break;
  await new Promise((resolve) => setTimeout(resolve, 100));
}

/** An Apollo Client, and the requests it has sent: method, whether with text, status. */
function apollo(bearer, persisted) {
  const sent = [];
  const counting = async (uri, init) => {
    const response = await fetch(uri, init);
    sent.push(`${init.method} ${`${uri}${init.body ?? ''}`.includes('query=') || (init.body ?? '').includes('"query"') ? 'text' : 'id'} ${response.status}`);
    return response;
  };
  const http = new HttpLink({
    uri: url,
    fetch: counting,
    headers: { authorization: `Bearer ${bearer}`, 'apollo-require-preflight': '1', 'idempotency-key': `${key}-${Math.random()}` },
  });
  const client = new ApolloClient({ cache: new InMemoryCache(), link: ApolloLink.from([persisted, http]) });
  return { client, sent };
}

// Apollo Client with the manifest of its tool.
const withManifest = new PersistedQueryLink({
  ...generatePersistedQueryIdsFromManifest({ loadManifest: async () => read(manifests.apollo) }),
  useGETForHashedQueries: true,
});
const stored = apollo(token, withManifest);
const products = await stored.client.query({ query: PRODUCTS, variables: { first: 3 } });
expect('Apollo Client runs a stored query', products.data?.products.nodes.length === 3, products.error);
const tag = data.tags.nodes[0];
const renamed = await stored.client.mutate({ mutation: RENAME, variables: { input: { id: tag.id, version: tag.version, name: `${tag.name}!` } } });
expect('Apollo Client runs a stored mutation', renamed.data?.tagUpdate.tag?.name === `${tag.name}!`, JSON.stringify(renamed));
await change('tagUpdate', 'TagUpdateInput', { id: tag.id, version: tag.version + 1, name: tag.name }, 'tag { id }');
expect('it never sends a text', String(stored.sent) === 'GET id 200,POST id 200', stored.sent);

// Apollo Client of a user, who sends the text once.
const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const automatic = apollo(admin, new PersistedQueryLink({ sha256, useGETForHashedQueries: true }));
for (const first of [1, 2]) {
  const found = await automatic.client.query({ query: PRODUCTS, variables: { first } });
  expect('Apollo Client hashes by itself', found.data?.products.nodes.length === first, found.error);
}
expect('the text goes once', /^GET id 404,(GET|POST) text 200,GET id 200$/.test(String(automatic.sent)), automatic.sent);

// What a network layer of Relay sends, and what the client preset does.
for (const name of ['relay', 'relay-md5']) {
  const [id] = Object.keys(read(manifests[name]));
  const answer = await post(token, { documentId: id, variables: { first: 2 } });
  expect(`${name} runs by its id`, answer.data?.tags.nodes.length === 2, JSON.stringify(answer));
}
const [hash] = lists.find(([, text]) => text.includes('query ClientCount('));
const counted = await post(token, { documentId: `sha256:${hash}` });
expect('a document of the client preset runs by its id', Boolean(counted.data?.clients), JSON.stringify(counted));
const byPath = await fetch(`${url}/documents/sha256:${hash}`, { headers: { authorization: `Bearer ${token}` } });
expect('and by its path', (await byPath.json()).data?.clients !== undefined);

await change('partnerDelete', 'RecordInput', { id: partner.id }, 'partner { id }');
console.log(`documents: ${passed}/${asked}`);
rmSync(directory, { recursive: true });
process.exit(passed === asked ? 0 : 1);

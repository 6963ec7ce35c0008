// What scanners of GraphQL servers look for, asked the way they ask: node probes.mjs http://127.0.0.1:8080/graphql
// `open` names what the development profile shows on purpose; in production nothing may be found.
import { ask, json, send } from './requests.mjs';

const [url, profile = 'development'] = process.argv.slice(2);
const open = profile === 'development' ? ['introspection'] : [];
const typename = (answer) => answer.json?.data?.__typename;

const probes = {
  'suggestions of fields': async () => /did you mean/i.test((await ask(url, '{__schema{directive}}')).text),
  introspection: async () => Boolean((await ask(url, '{__schema{types{name fields{name}}}}')).json?.data?.__schema?.types),
  'an explorer at the address of the API': async () =>
    /graphiql|playground/i.test((await send(url, { method: 'GET', headers: { accept: 'text/html' } })).text),
  'queries over GET': async () =>
    Boolean(typename(await send(url, { method: 'GET', query: '?query=query%20probe%7B__typename%7D' }))),
  'mutations over GET': async () =>
    Boolean(typename(await send(url, { method: 'GET', query: '?query=mutation%20probe%7B__typename%7D' }))),
  'more than 100 aliases': async () => {
    const aliases = Array.from({ length: 101 }, (_, number) => `alias${number}:__typename`).join('\n');
    return Boolean((await ask(url, `query probe{${aliases}}`)).json?.data?.alias100);
  },
  'batches of requests': async () => {
    const body = JSON.stringify(Array(10).fill({ query: 'query probe{__typename}' }));
    const answer = await send(url, { headers: json, body });
    return Array.isArray(answer.json) && answer.json.length >= 10;
  },
  'traces of execution': async () => /"tracing"/i.test((await ask(url, 'query probe{__typename}')).text),
  'one error per repeated directive': async () =>
    (await ask(url, `query probe{__typename ${'@aa'.repeat(10)}}`)).json?.errors?.length === 10,
  'circles of introspection': async () => {
    const circle = '{__schema{types{fields{type{fields{type{fields{type{fields{type{name}}}}}}}}}}}';
    return ((await ask(url, circle)).json?.data?.__schema?.types ?? []).length > 25;
  },
  'forms over POST': async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return Boolean(typename(await send(url, { headers, body: 'query=query%20probe%7B__typename%7D' })));
  },
  'exceptions shown to callers': async () => /"exception"|stack|panicked|src\//i.test((await ask(url, 'qwerty probe{abc}')).text),
  'the same field 500 times': async () => Boolean(typename(await ask(url, `query probe{${'__typename\n'.repeat(500)}}`))),
  'the name of the server': async () => {
    const { headers } = await ask(url, '{__typename}');
    return Boolean(headers.server ?? headers['x-powered-by']);
  },
};

let found = 0;
for (const [what, probe] of Object.entries(probes)) {
  if (!(await probe())) continue;
  if (open.includes(what)) {
    console.log(`  ${what}: found, as the development profile opens it`);
  } else {
    found += 1;
    console.log(`  ${what}: FOUND`);
  }
}
console.log(`probes of scanners: ${found} found of ${Object.keys(probes).length}`);
process.exit(found ? 1 : 0);

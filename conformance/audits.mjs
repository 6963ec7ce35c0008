// The audits of graphql-http against a running server: node audits.mjs http://127.0.0.1:8080/graphql
import { serverAudits } from 'graphql-http';

const url = process.argv[2];
// The audits send a GET without the header that shows it was not a plain link of another site; the server wants one.
const fetchFn = (address, options = {}) =>
  fetch(address, { ...options, headers: { ...options.headers, 'apollo-require-preflight': '1' } });

const audits = serverAudits({ url, fetchFn });
let passed = 0;
for (const audit of audits) {
  const result = await audit.fn();
  if (result.status === 'ok') passed += 1;
  else console.log(`  ${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
}
console.log(`graphql-http audits: ${passed}/${audits.length}`);
process.exit(passed === audits.length ? 0 : 1);

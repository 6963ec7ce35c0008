// Answers documents with a plain executor and compares: node plain.mjs http://127.0.0.1:8080/graphql <access token>
//
// The server merges selections, plans levels and writes JSON by its own code. Here graphql-js, the reference
// implementation, executes the same documents, and asks the server for each value by a document without aliases,
// fragments of its own or a second field: a single chain such as `{ clients(first: 2) { nodes { name } } }`.
// So merging, order of keys, aliases, conditions, fragments, types and the places of errors are those of graphql-js.
// The server must hold the demo's data, and nobody may change them meanwhile. What the server changes itself (it finds pairs of
// duplicates for a while after its start) makes an answer be compared again.
import { readFileSync, readdirSync } from 'node:fs';
import {
  GraphQLError, Kind, TokenKind, astFromValue, buildSchema, execute, getNamedType, isAbstractType, isLeafType, parse, print,
  validate,
} from 'graphql';
import { documents, lookup, people, variablesOf } from './plain-documents.mjs';
import { ask, codes, json, send } from './requests.mjs';

const [url, token] = process.argv.slice(2);
if (!token) throw new Error('usage: node plain.mjs http://127.0.0.1:8080/graphql <access token>');
const read = (path) => readFileSync(new URL(path, import.meta.url), 'utf8');
const schema = buildSchema(read('../schema.graphql'));

/** Sends one request as `bearer`, nobody where that is undefined. */
const request = (bearer, query, variables) =>
  ask(url, query, { variables, headers: bearer ? { authorization: `Bearer ${bearer}` } : {} });

// The plain executor

/** The keys of a path without the places in lists: what fails in a list is reported once, at its first row. */
const keysOf = (path) => (path ?? []).filter((key) => typeof key === 'string').join('.');

function printed(field, values) {
  const given = field.args.filter(({ name }) => values[name] !== undefined);
  const args = given.map(({ name, type }) => `${name}: ${print(astFromValue(values[name], type))}`);
  return field.name + (args.length ? `(${args.join(', ')})` : '');
}

/** Every object is a place in the answer: `under` makes the chain that leads to it, `at` are the keys along it. */
const place = (under, at, type, value) => {
  if (Array.isArray(value)) return value.map((item, index) => place(under, [...at, index], type, item));
  if (value === null) return null;
  // By `__typename` graphql-js learns the concrete type.
  const { __typename } = value;
  const narrowed = isAbstractType(type) ? (inner) => under(`... on ${__typename} { ${inner} }`) : under;
  return { __typename, under: narrowed, at };
};

async function resolve(source, values, { fetchChain }, { fieldName, parentType, returnType }) {
  const type = getNamedType(returnType);
  const call = printed(parentType.getFields()[fieldName], values);
  const at = [...source.at, fieldName];
  const chain = source.under(isLeafType(type) ? call : `${call} { __typename }`);
  const answer = await fetchChain(chain);
  const [error] = answer.errors ?? [];
  if (error) {
    const isHere = keysOf(error.path) === keysOf(at);
    throw new GraphQLError(error.message, { extensions: isHere ? error.extensions : { code: `misplaced in ${chain}` } });
  }
  const value = at.reduce((above, key) => above[key], answer.data);
  return isLeafType(type) ? value : place((inner) => source.under(`${call} { ${inner} }`), at, type, value);
}

/** What each person was answered, by the text of the chain: all rows of a list share one request. */
const answers = new Map();
let asked = 0;
function fetchChainAs(bearer) {
  return (chain) => {
    const key = `${bearer} ${chain}`;
    if (!answers.has(key)) {
      asked += 1;
      answers.set(key, request(bearer, chain).then(({ json, text }) => json ?? { errors: [{ message: text }] }));
    }
    return answers.get(key);
  };
}

const root = { under: (inner) => `{ ${inner} }`, at: [] };
function plainly(document, variableValues, bearer) {
  const contextValue = { fetchChain: fetchChainAs(bearer) };
  return execute({ schema, document, variableValues, rootValue: root, contextValue, fieldResolver: resolve });
}

// The comparison

/** The first path at which two answers differ, with what stands there; undefined where none does. */
function difference(expected, actual, path = '') {
  if (JSON.stringify(expected) === JSON.stringify(actual)) return undefined;
  const areObjects = [expected, actual].every((value) => value !== null && typeof value === 'object');
  if (areObjects && `${Object.keys(expected)}` === `${Object.keys(actual)}` && Array.isArray(expected) === Array.isArray(actual)) {
    for (const key of Object.keys(expected)) {
      const found = difference(expected[key], actual[key], path ? `${path}.${key}` : key);
      if (found) return found;
    }
  }
  const [wanted, got] = [expected, actual].map((value) =>
    (areObjects ? `keys [${Object.keys(value)}]` : String(JSON.stringify(value))).slice(0, 300));
  return `at ${path || 'the root'}: ${got} instead of ${wanted}`;
}

/** What failed where: each place once, with its code. */
const failures = (errors = []) =>
  [...new Set(errors.map(({ path, extensions }) => `${keysOf(path)} ${extensions?.code}`))].sort().join(', ');

/** Why the two answers to a document are not the same; undefined where they are. */
async function compare({ query, variables, isRefused }, bearer) {
  const document = parse(query);
  const [invalid] = validate(schema, document);
  if (invalid) return `is not valid: ${invalid.message}`;
  const plain = await plainly(document, variables, bearer);
  const answer = await request(bearer, query, variables);
  if (!answer.json) return `status ${answer.status}: ${answer.text.slice(0, 300)}`;
  if (isRefused) {
    // By the specification an argument that cannot be used fails its field; here it refuses the request.
    if (!plain.errors || plain.errors[0].extensions.code) return 'is not refused plainly';
    const isRefusal = `${codes(answer)}` === 'BAD_USER_INPUT' && !('data' in answer.json);
    return isRefusal ? undefined : `is not refused with BAD_USER_INPUT: ${answer.text.slice(0, 300)}`;
  }
  const ours = failures(answer.json.errors);
  const theirs = failures(plain.errors);
  const found = difference(plain.data, answer.json.data);
  if (found) return `${found}; errors [${ours}], plainly [${theirs}]`;
  if (ours !== theirs) return `errors [${ours}] instead of [${theirs}]`;
  // A key that was written twice is one key once it has been read.
  return JSON.stringify(answer.json) === answer.text ? undefined : 'the text is not the JSON it stands for';
}

// The documents

const OPERATIONS = '../frontend/src/graphiql/operations/';

/** The operations of the playground, each with the variables that the comment before it names. */
async function examples() {
  const files = readdirSync(new URL(OPERATIONS, import.meta.url)).filter((name) => name.endsWith('.graphql'));
  const found = [];
  for (const definition of files.flatMap((name) => parse(read(OPERATIONS + name)).definitions)) {
    if (definition.operation !== 'query') continue;
    const variables = await answered(variablesBefore(definition));
    // The demo has no partner or webhook to ask for.
    const lacks = ({ type, variable }) => type.kind === Kind.NON_NULL_TYPE && variables[variable.name.value] === null;
    if (!definition.variableDefinitions.some(lacks)) found.push({ query: print(definition), variables });
  }
  return found;
}

function variablesBefore(definition) {
  for (let token = definition.loc.startToken.prev; token?.kind === TokenKind.COMMENT; token = token.prev) {
    const [, written] = token.value.match(/^ variables: (.*)$/) ?? [];
    if (written) return JSON.parse(written);
  }
  return {};
}

/** The same with the answers to the small questions that stand in for ids. */
async function answered(value) {
  if (typeof value === 'string' && value.startsWith('{ ')) {
    let { data: leaf } = (await request(token, value)).json;
    while (leaf && typeof leaf === 'object') [leaf] = Object.values(leaf);
    return leaf ?? null;
  }
  if (!value || typeof value !== 'object') return value;
  if (Array.isArray(value)) return Promise.all(value.map(answered));
  return Object.fromEntries(await Promise.all(Object.entries(value).map(async ([key, member]) => [key, await answered(member)])));
}

/** The documents of the front end, with variables of ours. */
const persisted = (found) =>
  Object.values(JSON.parse(read('../frontend/src/gql/persisted-documents.json')))
    .filter((query) => operation(query).operation === 'query')
    .map((query) => ({ query, variables: variablesOf(operation(query).name.value, found) }));

const operation = (query) => parse(query).definitions.find(({ kind }) => kind === Kind.OPERATION_DEFINITION);

/** An access token of one of the demo's users. */
async function signIn(email, password) {
  const body = JSON.stringify({ email, password });
  const answer = await send(new URL('/auth/sign-in', url).href, { headers: json, body });
  if (!answer.json?.accessToken) throw new Error(`${email}, whom the demo has, cannot sign in: ${answer.text}`);
  return answer.json.accessToken;
}

const PAUSE_MS = 3_000;
/** How often it is waited for the data to rest: two minutes for all documents together; the pairs of the demo take less. */
let pauses = 40;

/** The same once the data rest: an answer that is wrong stays wrong. */
async function compareAtRest(document, bearer) {
  for (;;) {
    const complaint = await compare(document, bearer);
    if (!complaint || pauses === 0) return complaint;
    pauses -= 1;
    answers.clear();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
}

const bearers = { admin: token, nobody: undefined };
for (const [name, email, password] of people) bearers[name] = await signIn(email, password);
const { data: found } = (await request(token, lookup)).json;
// Each chain asks once more: what changes something must not run.
const all = [...(await examples()), ...persisted(found), ...documents(found)]
  .filter(({ query }) => operation(query).operation === 'query');
let same = 0;
for (const document of all) {
  const { query, as = 'admin', name = operation(query).name.value } = document;
  const complaint = await compareAtRest(document, bearers[as]);
  if (complaint) console.log(`  ${name}: ${complaint}`);
  else same += 1;
}
console.log(`plain executor: ${same}/${all.length} documents answer the same, ${asked} chains asked`);
process.exit(same === all.length ? 0 : 1);

import {
  buildSchema,
  getNamedType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import { expect, test } from 'vitest';
import sdl from '../../../schema.graphql?raw';
import { OPERATIONS as operations } from './library';
import { filled, grouped, lookUp, matches } from './operations';

const schema = buildSchema(sdl);

test.each(operations.map((operation) => [operation.id, operation] as const))(
  '%s is an operation of the schema, and so are its questions',
  (_id, operation) => {
    const errors = [operation.query, lookUp(operation.variables)].flatMap((text) =>
      text === null ? [] : validate(schema, parse(text)),
    );
    expect(errors.map((error) => error.message)).toEqual([]);
    expect(operation.description).toMatch(/\S.*[.?]$/s);
    const names = [...operation.query.matchAll(/\$(\w+)\s*:/g)].map(([, name]) => name);
    expect(Object.keys(operation.variables).filter((name) => !names.includes(name))).toEqual([]);
  },
);

test('no two have one name', () => {
  const ids = operations.map((operation) => operation.id);
  expect(new Set(ids).size).toBe(ids.length);
});

test('every question of the schema and every noun that changes has an example', () => {
  const asked = new Set<string>();
  const changed = new Set<string>();
  const info = new TypeInfo(schema);
  for (const { query } of operations) {
    visit(
      parse(query),
      visitWithTypeInfo(info, {
        Field: () => {
          const parent = info.getParentType();
          const field = info.getFieldDef();
          if (!field) return;
          if (parent === schema.getQueryType()) asked.add(field.name);
          if (parent === schema.getMutationType()) changed.add(getNamedType(field.type).name);
        },
      }),
    );
  }
  const fields = Object.keys(schema.getQueryType()?.getFields() ?? {});
  expect(fields.filter((field) => !asked.has(field))).toEqual([]);
  const payloads = Object.values(schema.getMutationType()?.getFields() ?? {}).map(
    (field) => getNamedType(field.type).name,
  );
  // A bulk mutation of one noun is like that of any other.
  const nouns = new Set(payloads.filter((payload) => !payload.endsWith('BulkPayload')));
  expect([...nouns].filter((payload) => !changed.has(payload))).toEqual([]);
});

test('where to begin comes first, and the walks last', () => {
  const titles = grouped(operations).map(([group]) => group);
  expect(titles[0]).toBe('Start here');
  expect(titles.at(-1)).toBe('Walks');
});

test('a search finds all words anywhere', () => {
  const found = operations.filter((operation) => matches(operation, 'change CLIENT version'));
  expect(found.map((operation) => operation.id)).toContain('clients/ChangeClient');
  expect(operations.filter((operation) => matches(operation, 'zeppelin'))).toEqual([]);
});

test('answers take the place of questions, and what is not found is null', () => {
  const variables = {
    input: {
      id: '{ clients(first: 1) { nodes { id } } }',
      name: 'A { b }',
      none: ['{ deal { id } }'],
    },
  };
  expect(lookUp(variables)).toBe(
    'query LookUp { q0: clients(first: 1) { nodes { id } } q1: deal { id } }',
  );
  const answers = { q0: { nodes: [{ id: 'x' }] }, q1: null };
  expect(filled(variables, answers)).toEqual({ input: { id: 'x', name: 'A { b }', none: [null] } });
  expect(lookUp({ first: 10 })).toBeNull();
});

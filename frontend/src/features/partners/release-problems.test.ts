import { expect, test } from 'vitest';
import { commandFor, placed } from './release-problems';

test('problems stand beside the documents they are about, the others beside their fields', () => {
  const wrong = { path: ['documents', '3', 'body'], code: 'GRAPHQL_VALIDATION_FAILED' };
  const twice = { path: ['documents', '12', 'id'], code: 'DUPLICATE' };
  const name = { path: ['name'], code: 'TAKEN' };
  const all = { path: ['documents'], code: 'OUT_OF_RANGE' };
  const { ofDocuments, others } = placed([name, wrong, all, twice]);
  expect([...ofDocuments]).toEqual([
    [3, [wrong]],
    [12, [twice]],
  ]);
  expect(others).toEqual([name, all]);
});

test('the command for a large release can be pasted into a shell', () => {
  expect(commandFor('acme', '1.4', 'persisted.json')).toBe(
    'tessera documents register persisted.json --partner acme --release 1.4',
  );
  expect(commandFor('acme', "Bo's $(next)", null)).toBe(
    "tessera documents register manifest.json --partner acme --release 'Bo'\\''s $(next)'",
  );
});

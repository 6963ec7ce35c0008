import { expect, test } from 'vitest';
import type { MergeClientFragment } from '@/gql/graphql';
import { alike, rowsOf } from './merge-rows';

const tag = (name: string) => ({ __typename: 'Tag' as const, id: name, name });

function client(values: Partial<MergeClientFragment>): MergeClientFragment {
  return { __typename: 'Client', id: 'c', version: 1, tags: [], ...values };
}

const keep = client({
  name: 'Nordwind',
  phone: '+49 30 1',
  city: 'Kiel',
  tags: [tag('b')],
  customFields: { segment: 'Growth' },
});
const other = client({
  name: 'Nordwind GmbH',
  phone: null,
  email: 'info@nordwind.example',
  city: 'Kiel',
  tags: [tag('a')],
  customFields: { segment: 'Key', booth: '3' },
});
const comparisons = [
  { field: 'email', survivor: null, other: 'info', result: 'info' },
  { field: 'name', survivor: 'Nordwind', other: 'Nordwind GmbH', result: 'Nordwind' },
  { field: 'phone', survivor: '+49 30 1', other: null, result: '+49 30 1' },
  { field: 'tags', survivor: ['b'], other: ['a'], result: ['a', 'b'] },
  { field: 'customFields', survivor: { segment: 'Growth' }, other: { segment: 'Key' }, result: {} },
];
const labels = new Map([['segment', 'Segment']]);
const rows = rowsOf(comparisons, [], [keep, other], labels);

test('what waits for a choice comes first, what is filled in last', () => {
  expect(rows.map(({ field, isSettled }) => [field, isSettled])).toEqual([
    ['name', false],
    ['phone', false],
    ['tags', false],
    ['customFields', false],
    ['email', true],
  ]);
  expect(rows[4]).toMatchObject({ keep: null, other: 'info@nordwind.example', isTaken: true });
  expect(rows[0]).toMatchObject({ keep: 'Nordwind', other: 'Nordwind GmbH' });
  expect(rows[1]).toMatchObject({ keep: '+49 30 1', other: null });
});

test('tags and custom fields show what comes of them', () => {
  expect(rows[2]).toMatchObject({ keep: 'Together: a, b', other: 'a' });
  expect(rows[3]).toMatchObject({
    keep: 'Segment: Growth\nbooth: 3',
    other: 'Segment: Key\nbooth: 3',
  });
});

test('where both choices come to the same there is none', () => {
  const fewer = client({ customFields: {} });
  const compared = { field: 'customFields', survivor: { segment: 'Growth' }, other: {} };
  expect(rowsOf([{ ...compared, result: compared.survivor }], [], [keep, fewer], labels)).toEqual([
    {
      field: 'customFields',
      keep: 'Segment: Growth',
      other: null,
      isSettled: true,
      isTaken: false,
    },
  ]);
});

test('a value that was asked for stays a choice', () => {
  const asked = [{ field: 'name', survivor: 'Nordwind', other: 'N', result: 'N' }];
  expect(rowsOf(asked, ['name'], [keep, other], labels)[0]?.isSettled).toBe(false);
  expect(rowsOf(asked, [], [keep, other], labels)[0]?.isSettled).toBe(true);
});

test('what both have alike is named once', () => {
  expect(alike(rows, keep, other)).toEqual([{ field: 'city', value: 'Kiel' }]);
});

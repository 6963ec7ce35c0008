import { expect, test } from 'vitest';
import { formerOf, isAlready, valuesOf, type Deed, type Row } from './deeds';

const row: Row = {
  id: 'p',
  version: 4,
  name: 'Drill',
  status: 'ACTIVE',
  category: { __typename: 'Category', id: 'tools', name: 'Tools' },
};
const end: Deed = { kind: 'status', status: 'DISCONTINUED' };
const move: Deed = { kind: 'category', category: { id: 'tools', name: 'Tools' } };

test('a product gets another status or category, and its own back', () => {
  expect(isAlready(end, row)).toBe(false);
  expect(valuesOf(end)).toEqual({ status: 'DISCONTINUED' });
  expect(formerOf(end, row)).toEqual({ status: 'ACTIVE' });
  expect(isAlready(move, row)).toBe(true);
  expect(valuesOf(move)).toEqual({ category: 'tools' });
  expect(formerOf(move, { ...row, category: null })).toEqual({ category: null });
});

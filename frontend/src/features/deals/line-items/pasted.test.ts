import { expect, test } from 'vitest';
import { readPasted } from './pasted';

test('a SKU alone is one piece of it', () => {
  expect(readPasted('  ELL-10120-4WGU10\n')).toEqual([{ sku: 'ELL-10120-4WGU10', quantity: '1' }]);
});

test('lines of a spreadsheet have their quantities', () => {
  expect(readPasted('ABC-1\t12\r\nABC-2;3.5\r\nABC-3')).toEqual([
    { sku: 'ABC-1', quantity: '12' },
    { sku: 'ABC-2', quantity: '3.5' },
    { sku: 'ABC-3', quantity: '1' },
  ]);
});

test('words are to be searched for, not to be added', () => {
  expect(readPasted('LED lamp warm white')).toEqual([]);
  expect(readPasted('')).toEqual([]);
});

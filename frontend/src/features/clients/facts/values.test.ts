import { expect, it } from 'vitest';
import { addressInput, addressOf, countOf, lineOf, moneyOf } from './values';

it('takes nothing for no value', () => {
  expect(lineOf('  ')).toBeNull();
  expect(moneyOf({ amount: ' ', currency: 'EUR' })).toBeNull();
  expect(addressInput(addressOf(null))).toBeNull();
});

it('reads numbers as people type them', () => {
  expect(countOf('1.200')).toBe(1200);
  expect(countOf('1 200')).toBe(1200);
  expect(countOf('many')).toBeNull();
  expect(moneyOf({ amount: '1 200.50', currency: 'EUR' })).toEqual({
    amount: '1200.50',
    currency: 'EUR',
  });
});

it('keeps what there is of an address', () => {
  const address = { ...addressOf(null), city: ' Köln ' };
  expect(addressInput(address)).toMatchObject({ city: 'Köln', street: null });
});

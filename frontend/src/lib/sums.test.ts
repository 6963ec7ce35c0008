import { expect, test } from 'vitest';
import { sumsOf } from './sums';

test('amounts are added exactly, each currency for itself', () => {
  const sums = sumsOf([
    { amount: '0.1', currency: 'EUR' },
    { amount: '0.2', currency: 'EUR' },
    { amount: '1000000000000.01', currency: 'EUR' },
    { amount: '5', currency: 'CHF' },
    null,
    { amount: null, currency: 'EUR' },
  ]);
  expect(sums).toEqual([
    { currency: 'EUR', amount: '1000000000000.31', count: 3 },
    { currency: 'CHF', amount: '5', count: 1 },
  ]);
});

test('a credit is taken off', () => {
  expect(
    sumsOf([
      { amount: '-7.5', currency: 'EUR' },
      { amount: '2', currency: 'EUR' },
    ]),
  ).toEqual([{ currency: 'EUR', amount: '-5.5', count: 2 }]);
});

import { expect, test } from 'vitest';
import { readDecimal, separatorsOf } from './decimals';

const english = separatorsOf('en-GB');
const german = separatorsOf('de-DE');

test.each([
  ['12', '12'],
  ['12.5', '12.5'],
  ['12,5', '12.5'],
  ['.5', '0.5'],
  ['7.', '7'],
  ['1,234', '1234'],
  ['1,234.50', '1234.50'],
  ['1.234,50', '1234.50'],
  ['1,234,567', '1234567'],
  ['1 234,5', '1234.5'],
  ["1'234.5", '1234.5'],
  ['-3', '-3'],
])('%s is %s in English', (typed, number) => {
  expect(readDecimal(typed, english)).toBe(number);
});

test.each([
  ['1.234', '1234'],
  ['1.5', '1.5'],
  ['1234,5', '1234.5'],
])('%s is %s in German', (typed, number) => {
  expect(readDecimal(typed, german)).toBe(number);
});

test.each(['', 'a dozen', '1-2', '1.2.x', '--3'])('"%s" is no number', (typed) => {
  expect(readDecimal(typed, english)).toBeNull();
});

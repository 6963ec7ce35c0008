import { expect, it } from 'vitest';
import { keyFrom } from './keys';

it('makes names for programs out of names for people', () => {
  expect(keyFrom('Trade fairs')).toBe('trade_fairs');
  expect(keyFrom('Über 50 %')).toBe('uber_50');
  expect(keyFrom('2nd level')).toBe('nd_level');
  expect(keyFrom('')).toBe('');
});

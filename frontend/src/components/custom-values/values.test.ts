import { expect, test } from 'vitest';
import { draftOf, shownValue, valueOf, type Field } from './values';

const field = (kind: Field['kind']): Field => ({
  id: 'f',
  key: 'k',
  label: 'K',
  description: null,
  kind,
  options: null,
  isSensitive: false,
});

test('what was typed is sent as its kind wants it, and nothing typed takes the value away', () => {
  expect(valueOf(field('NUMBER'), ' 1 250,5 ')).toBe('1250.5');
  expect(valueOf(field('TEXT'), '  ')).toBeNull();
  expect(valueOf(field('BOOLEAN'), 'false')).toBe(false);
  expect(valueOf(field('BOOLEAN'), '')).toBeNull();
  expect(valueOf(field('MULTISELECT'), [])).toBeNull();
  expect(valueOf(field('MULTISELECT'), ['CE'])).toEqual(['CE']);
});

test('a value is typed over as it stands', () => {
  expect(draftOf(field('NUMBER'), '19.9')).toBe('19.9');
  expect(draftOf(field('BOOLEAN'), false)).toBe('false');
  expect(draftOf(field('MULTISELECT'), null)).toEqual([]);
  expect(draftOf(field('DATE'), null)).toBe('');
});

test('a value reads as its kind', () => {
  expect(shownValue(field('BOOLEAN'), false)).toBe('No');
  expect(shownValue(field('NUMBER'), '12345.5')).toBe('12,345.5');
  expect(shownValue(field('DATE'), '2027-03-01')).toContain('2027');
  expect(shownValue(field('MULTISELECT'), ['CE', 'UL'])).toBe('CE, UL');
  expect(shownValue(field('TEXT'), null)).toBeNull();
});

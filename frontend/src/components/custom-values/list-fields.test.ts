import { expect, test } from 'vitest';
import { operatorsOf } from '@/lib/conditions';
import { specsFrom } from './list-fields';
import type { Field } from './values';

const field = (kind: Field['kind'], options: string[] | null = null): Field => ({
  id: 'f',
  key: kind?.toLowerCase() ?? null,
  label: 'A field',
  description: null,
  kind,
  options,
  isSensitive: false,
});

test('a custom field is asked for as its kind allows, and for being without a value', () => {
  const specs = specsFrom([field('MULTISELECT', ['CE', 'UL']), field('BOOLEAN'), field('DATE')]);
  expect(Object.keys(specs)).toEqual(['custom_multiselect', 'custom_boolean', 'custom_date']);
  expect(specs['custom_multiselect']).toMatchObject({
    kind: 'choice',
    label: 'A field',
    options: [
      { value: 'CE', label: 'CE' },
      { value: 'UL', label: 'UL' },
    ],
  });
  for (const spec of Object.values(specs)) {
    expect(operatorsOf(spec).slice(-2)).toEqual(['none', 'some']);
  }
});

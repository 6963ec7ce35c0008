import { describe, expect, it } from 'vitest';
import { openFields, resolve } from './resolutions';

const conflict = {
  version: 7,
  fields: [
    { field: 'city', base: 'Bonn', theirs: 'Köln', mine: 'Ulm' },
    { field: 'phone', base: null, theirs: '1', mine: '1' },
  ],
};
const input = { id: 'c', version: 3, city: 'Ulm', phone: '1', industry: 'Steel' };

describe('a conflict', () => {
  it('asks only where the two differ', () => {
    expect(openFields(conflict).map(({ field }) => field)).toEqual(['city']);
  });

  it('is resolved field by field, against the version of now', () => {
    expect(resolve(input, conflict, { city: 'mine' })).toEqual({
      id: 'c',
      version: 7,
      city: 'Ulm',
      industry: 'Steel',
    });
    expect(resolve(input, conflict, { city: 'base' })).toMatchObject({ city: 'Bonn' });
  });

  it('leaves nothing to save where theirs holds', () => {
    expect(resolve({ id: 'c', version: 3, city: 'Ulm' }, conflict, { city: 'theirs' })).toBeNull();
  });
});

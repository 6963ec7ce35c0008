import { describe, expect, it } from 'vitest';
import { formerOf, isAlready, valuesOf, type Row } from './deeds';

const row: Row = {
  id: 'c',
  version: 3,
  name: 'Nordwind',
  lifecycleStage: 'LEAD',
  owner: { __typename: 'User', id: 'ada', name: 'Ada' },
  tags: [{ __typename: 'Tag', id: 'key', name: 'Key' }],
};
const ada = { id: 'ada', name: 'Ada' };
const fair = { id: 'fair', name: 'Fair' };

describe('many at once', () => {
  it('knows who is as they would become, and what they were', () => {
    expect(isAlready({ kind: 'owner', owner: ada }, row)).toBe(true);
    expect(isAlready({ kind: 'stage', stage: 'CUSTOMER' }, row)).toBe(false);
    expect(valuesOf({ kind: 'addTag', tag: fair }, row)).toEqual({ tags: ['key', 'fair'] });
    expect(isAlready({ kind: 'removeTag', tag: fair }, row)).toBe(true);
    expect(formerOf({ kind: 'addTag', tag: fair }, row)).toEqual({ tags: ['key'] });
    expect(formerOf({ kind: 'owner', owner: fair }, { ...row, owner: null })).toEqual({
      owner: null,
    });
  });
});

import { CombinedError } from 'urql';
import { describe, expect, it } from 'vitest';
import { formerOf, isAlready, valuesOf, type Row } from './deeds';
import { CHUNK, inChunks, inWords } from './run';

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

  it('goes in chunks and tells what was refused', async () => {
    const sizes: number[] = [];
    const items = Array.from({ length: CHUNK + 2 }, (_, index) => index);
    const tally = await inChunks(items, (chunk) => {
      sizes.push(chunk.length);
      const results = chunk.map((item) => ({
        problems: item < 2 ? [{ path: [], code: 'CONFLICT' }] : [],
      }));
      return Promise.resolve({ results });
    });
    expect(sizes).toEqual([CHUNK, 2]);
    expect(inWords(tally, (count) => `${count} changed.`)).toBe(
      '1000 changed. 2 refused: Somebody was faster (2).',
    );
  });

  it('stops where the server cannot be reached, and says so', async () => {
    const error = new CombinedError({ networkError: new TypeError('Failed to fetch') });
    const tally = await inChunks([1], () => Promise.resolve(error));
    expect(inWords(tally, (count) => `${count} changed.`)).toBe(
      '0 changed. It stopped before the end: No connection.',
    );
  });
});

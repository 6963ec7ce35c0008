import { CombinedError } from 'urql';
import { describe, expect, it } from 'vitest';
import { CHUNK, inChunks, inWords } from './bulk';

describe('many at once', () => {
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

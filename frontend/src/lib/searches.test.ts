import { describe, expect, it } from 'vitest';
import { readClientSearch } from '@/features/clients/search';
import { readProductSearch } from '@/features/products/search';

describe('the address bar', () => {
  it('gives back what a list wrote into it', () => {
    const search = { q: 'müller', stage: ['LEAD'], owner: 'me', order: 'NAME_DESC' } as const;
    expect(readClientSearch({ ...search })).toEqual(search);
  });

  it('drops what does not fit instead of failing', () => {
    expect(
      readClientSearch({ q: {}, stage: ['NOBODY', 7], owner: 'you', order: '; drop' }),
    ).toEqual({});
    expect(readProductSearch({ price: '0-1', brand: ['', 4], view: 'list' })).toEqual({
      brand: ['4'],
    });
  });

  it('takes a number somebody typed as a text', () => {
    expect(readClientSearch({ q: 4711 }).q).toBe('4711');
  });
});

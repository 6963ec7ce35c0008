import { describe, expect, it } from 'vitest';
import { filterOf, searchOf } from './filters';

describe('the filter of the catalogue', () => {
  const search = { category: 'c', brand: ['Halden'], price: '25-100' } as const;

  it('is absent when nothing is chosen', () => {
    expect(filterOf({ q: 'cable' })).toBeNull();
  });

  it('joins all that is chosen', () => {
    expect(filterOf({ ...search, brand: [...search.brand] })).toEqual({
      categoryTree: { eq: 'c' },
      brand: { in: ['Halden'] },
      listPrice: { gte: '25', lt: '100' },
    });
  });

  it('leaves a facet out of its own count', () => {
    expect(filterOf({ brand: ['Halden'] }, 'brand')).toBeNull();
  });

  it('has open ends', () => {
    expect(filterOf({ price: '0-25' })).toEqual({ listPrice: { lt: '25' } });
    expect(filterOf({ price: '2000-' })).toEqual({ listPrice: { gte: '2000' } });
  });

  it('is found again as the facets show it', () => {
    const kept = { ...search, brand: [...search.brand], status: ['DRAFT' as const] };
    expect(searchOf(filterOf(kept))).toEqual(kept);
    expect(searchOf({ listPrice: { gte: '30' } })).toEqual({
      where: [[['price', 'atLeast', '30']]],
    });
  });
});

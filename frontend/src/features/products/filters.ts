import type { ProductFilter } from '@/gql/graphql';
import { chosen, filterFrom, isEqual, searchFrom, type QuickFilter } from '@/lib/list-filter';
import { FIELDS } from './filter-fields';
import { PRICES, STATUSES, type ProductSearch } from './search';

export type Facet = 'category' | 'brand' | 'status' | 'price';

function priceFilter(price: string): ProductFilter['listPrice'] {
  const [from, to] = price.split('-');
  return { ...(from && from !== '0' && { gte: from }), ...(to && { lt: to }) };
}

const branch: QuickFilter<ProductSearch> = {
  part: ({ category }) => (category ? { categoryTree: { eq: category } } : null),
  find: (part) => {
    const { eq: category } = (part as ProductFilter).categoryTree ?? {};
    return category != null && isEqual(part, { categoryTree: { eq: category } })
      ? { category }
      : null;
  },
};

const priceRange: QuickFilter<ProductSearch> = {
  part: ({ price }) => (price ? { listPrice: priceFilter(price) } : null),
  find: (part) => {
    const price = PRICES.find((one) => isEqual(part, { listPrice: priceFilter(one) }));
    return price ? { price } : null;
  },
};

const QUICK = [
  branch,
  chosen<ProductSearch>('brand', 'brand'),
  chosen<ProductSearch>('status', 'status', STATUSES),
  priceRange,
];

/**
 * The filter the address bar means. A facet counts what it would give beside all the other filters, so that choosing
 * one brand does not make the others disappear: it leaves its own part `without`.
 */
export function filterOf(search: ProductSearch, without?: Facet): ProductFilter | null {
  return filterFrom(without ? { ...search, [without]: undefined } : search, QUICK, FIELDS);
}

/** A filter that was kept, as the facets and the toolbar show it. */
export function searchOf(filter: unknown): Partial<ProductSearch> {
  return searchFrom(filter, QUICK, FIELDS);
}

import type { ProductFilter } from '@/gql/graphql';
import type { ProductSearch } from './search';

export type Facet = 'category' | 'brand' | 'status' | 'price';

function priceFilter(price: string): ProductFilter['listPrice'] {
  const [from, to] = price.split('-');
  return { ...(from && from !== '0' && { gte: from }), ...(to && { lt: to }) };
}

/**
 * The filter the address bar means. A facet counts what it would give beside all the other filters, so that choosing
 * one brand does not make the others disappear: it leaves its own part `without`.
 */
export function filterOf(search: ProductSearch, without?: Facet): ProductFilter | null {
  const filter: ProductFilter = {
    ...(search.category && without !== 'category' && { categoryTree: { eq: search.category } }),
    ...(search.brand && without !== 'brand' && { brand: { in: search.brand } }),
    ...(search.status && without !== 'status' && { status: { in: search.status } }),
    ...(search.price && without !== 'price' && { listPrice: priceFilter(search.price) }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

import { readListSearch, type ListSearch } from '@/lib/list-search';
import { oneOf, someOf, text, texts } from '@/lib/searches';
import { FIELDS, STATUSES } from './filter-fields';

export { STATUSES };
export const PRICES = ['0-25', '25-100', '100-500', '500-2000', '2000-'] as const;
export const VIEWS = ['table', 'grid'] as const;
export const ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'SKU_ASC',
  'SKU_DESC',
  'LIST_PRICE_ASC',
  'LIST_PRICE_DESC',
  'STOCK_QUANTITY_ASC',
  'STOCK_QUANTITY_DESC',
] as const;

/** What the address bar says about the catalogue. */
export interface ProductSearch extends ListSearch {
  /** Node id of a category; its whole branch is meant. */
  category?: string;
  brand?: string[];
  status?: (typeof STATUSES)[number][];
  price?: (typeof PRICES)[number];
  view?: 'grid';
}

export function readProductSearch(search: Record<string, unknown>): ProductSearch {
  return {
    ...readListSearch(search, ORDERS, FIELDS),
    category: text(search['category'], 100),
    brand: texts(search['brand']),
    status: someOf(search['status'], STATUSES),
    price: oneOf(search['price'], PRICES),
    view: oneOf(search['view'], ['grid']),
  };
}

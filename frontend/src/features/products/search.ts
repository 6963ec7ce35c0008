import { readOrder } from '@/lib/orders';
import { oneOf, someOf, text, texts } from '@/lib/searches';

export const STATUSES = ['ACTIVE', 'DRAFT', 'DISCONTINUED'] as const;
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
export interface ProductSearch {
  q?: string;
  /** Node id of a category; its whole branch is meant. */
  category?: string;
  brand?: string[];
  status?: (typeof STATUSES)[number][];
  price?: (typeof PRICES)[number];
  view?: 'grid';
  /** Several are joined by commas. */
  order?: string;
  /** Which columns, in order, with their widths: see `lib/columns`. */
  cols?: string;
}

export function readProductSearch(search: Record<string, unknown>): ProductSearch {
  return {
    q: text(search['q']),
    category: text(search['category'], 100),
    brand: texts(search['brand']),
    status: someOf(search['status'], STATUSES),
    price: oneOf(search['price'], PRICES),
    view: oneOf(search['view'], ['grid']),
    order: readOrder(search['order'], ORDERS),
    cols: text(search['cols'], 400),
  };
}

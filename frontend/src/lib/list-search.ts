import { readWhere, type FieldSpecs } from './conditions';
import type { Conditions } from './list-filter';
import { readOrder } from './orders';
import { object, text } from './searches';

/** What the address bar says about every list. */
export interface ListSearch extends Conditions {
  q?: string;
  /** Several are joined by commas. */
  order?: string;
  /** Which columns, in order, with their widths: see `lib/columns`. */
  cols?: string;
  /** Id of the saved view one came by. */
  saved?: string;
}

export function readListSearch(
  search: Record<string, unknown>,
  orders: readonly string[],
  specs: FieldSpecs,
): ListSearch {
  return {
    q: text(search['q']),
    where: readWhere(search['where'], specs),
    raw: object(search['raw']),
    saved: text(search['saved'], 100),
    order: readOrder(search['order'], orders),
    cols: text(search['cols'], 2_000),
  };
}

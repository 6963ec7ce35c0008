import { readWhere, type Where } from '@/lib/conditions';
import { readOrder } from '@/lib/orders';
import { oneOf, someOf, object, text } from '@/lib/searches';
import { FIELDS } from './filter-fields';
import { STAGES, type Stage } from './stages';

export { STAGES, type Stage };

export const ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'LAST_ACTIVITY_AT_ASC',
  'LAST_ACTIVITY_AT_DESC',
  'ANNUAL_REVENUE_ASC',
  'ANNUAL_REVENUE_DESC',
  'NUMBER_ASC',
  'NUMBER_DESC',
  'CREATED_AT_ASC',
  'CREATED_AT_DESC',
  'UPDATED_AT_ASC',
  'UPDATED_AT_DESC',
] as const;

/** What the address bar says about the client list. */
export interface ClientSearch {
  q?: string;
  stage?: Stage[];
  owner?: 'me';
  /** Further conditions: see `lib/conditions`. */
  where?: Where;
  /** Conditions of a saved view that the page has no words for. */
  raw?: object;
  /** Id of the saved view one came by. */
  view?: string;
  /** Several are joined by commas. */
  order?: string;
  /** Which columns, in order, with their widths: see `lib/columns`. */
  cols?: string;
}

export function readClientSearch(search: Record<string, unknown>): ClientSearch {
  return {
    q: text(search['q']),
    stage: someOf(search['stage'], STAGES),
    owner: oneOf(search['owner'], ['me']),
    where: readWhere(search['where'], FIELDS),
    raw: object(search['raw']),
    view: text(search['view'], 100),
    order: readOrder(search['order'], ORDERS),
    cols: text(search['cols'], 400),
  };
}

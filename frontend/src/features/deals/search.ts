import type { DateFilter } from '@/gql/graphql';
import { dayOf } from '@/lib/days';
import { readListSearch, type ListSearch } from '@/lib/list-search';
import { oneOf, texts } from '@/lib/searches';
import { FIELDS } from './filter-fields';

export const ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'AMOUNT_ASC',
  'AMOUNT_DESC',
  'EXPECTED_CLOSE_ON_ASC',
  'EXPECTED_CLOSE_ON_DESC',
  'UPDATED_AT_ASC',
  'UPDATED_AT_DESC',
] as const;

export const CLOSES = ['overdue', 'week', 'month', 'quarter'] as const;
export type Closes = (typeof CLOSES)[number];

/** What the address bar says about the deals. */
export interface DealSearch extends ListSearch {
  owner?: 'me';
  /** Ids of stages. */
  stage?: string[];
  closes?: Closes;
  view?: 'table';
}

export function readDealSearch(search: Record<string, unknown>): DealSearch {
  return {
    ...readListSearch(search, ORDERS, FIELDS),
    owner: oneOf(search['owner'], ['me']),
    stage: texts(search['stage'], 50),
    closes: oneOf(search['closes'], CLOSES),
    view: oneOf(search['view'], ['table']),
  };
}

/** Until when, with what is late already; `overdue` is what is late alone. */
export function closeRange(closes: Closes, now = new Date()): DateFilter {
  const today = dayOf(now);
  const [year, month] = [now.getFullYear(), now.getMonth()];
  switch (closes) {
    case 'overdue':
      return { lt: today };
    case 'week':
      // Sunday ends the week.
      return { lte: dayOf(new Date(year, month, now.getDate() + ((7 - now.getDay()) % 7))) };
    case 'month':
      return { lte: dayOf(new Date(year, month + 1, 0)) };
    case 'quarter':
      return { lte: dayOf(new Date(year, month - (month % 3) + 3, 0)) };
  }
}

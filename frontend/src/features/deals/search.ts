import type { DateFilter, DealFilter } from '@/gql/graphql';
import { dayOf } from '@/lib/days';
import { oneOf, text, texts } from '@/lib/searches';

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
export interface DealSearch {
  q?: string;
  owner?: 'me';
  /** Ids of stages. */
  stage?: string[];
  closes?: Closes;
  view?: 'table';
  order?: (typeof ORDERS)[number];
}

export function readDealSearch(search: Record<string, unknown>): DealSearch {
  return {
    q: text(search['q']),
    owner: oneOf(search['owner'], ['me']),
    stage: texts(search['stage'], 50),
    closes: oneOf(search['closes'], CLOSES),
    view: oneOf(search['view'], ['table']),
    order: oneOf(search['order'], ORDERS),
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

export function filterOf(
  search: DealSearch,
  me: string | undefined,
  stages: readonly string[] | undefined = search.stage,
): DealFilter | null {
  const filter: DealFilter = {
    ...(search.owner === 'me' && me !== undefined && { owner: { eq: me } }),
    ...(stages && { stage: { in: [...stages] } }),
    ...(search.closes && { expectedCloseOn: closeRange(search.closes) }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

import type { DateFilter } from '@/gql/graphql';
import { dayOf } from '@/lib/days';
import { daysBetween } from '@/lib/moving-days';
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

/** The last day of the week, month or quarter that a day is in. */
function lastDay(closes: Exclude<Closes, 'overdue'>, on: Date): Date {
  const [year, month] = [on.getFullYear(), on.getMonth()];
  switch (closes) {
    case 'week':
      // Sunday ends the week.
      return new Date(year, month, on.getDate() + ((7 - on.getDay()) % 7));
    case 'month':
      return new Date(year, month + 1, 0);
    case 'quarter':
      return new Date(year, month - (month % 3) + 3, 0);
  }
}

/**
 * Until when, with what is late already; `overdue` is what is late alone. The bound is said twice, as `lib/moving-days.ts` explains:
 * the second time it is the end of the next week, month or quarter.
 */
export function closeRange(closes: Closes, now = new Date()): DateFilter {
  const today = dayOf(now);
  if (closes === 'overdue') return { lt: today, lte: today };
  const last = lastDay(closes, now);
  const next = new Date(last.getFullYear(), last.getMonth(), last.getDate() + 1);
  return { lte: dayOf(last), lt: dayOf(lastDay(closes, next)) };
}

/** What a range of days means, whenever it was asked; null for days that stand still. */
export function closesOf(range: Readonly<Record<string, unknown>>): Closes | null {
  if (Object.keys(range).sort().join(' ') !== 'lt lte') return null;
  const apart = daysBetween(range, 'lte', 'lt');
  if (apart === 0) return 'overdue';
  if (apart === 7) return 'week';
  if (apart >= 28 && apart <= 31) return 'month';
  return apart >= 90 && apart <= 92 ? 'quarter' : null;
}

import { readListSearch, type ListSearch } from '@/lib/list-search';
import { oneOf, someOf } from '@/lib/searches';
import { FIELDS, KINDS } from './filter-fields';

export { KINDS };
export const STATES = ['open', 'overdue', 'week', 'done'] as const;
export const ORDERS = [
  'DUE_AT_ASC',
  'DUE_AT_DESC',
  'HAPPENED_AT_ASC',
  'HAPPENED_AT_DESC',
  'COMPLETED_AT_ASC',
  'COMPLETED_AT_DESC',
] as const;

/** What the address bar says about notes and tasks. */
export interface NoteSearch extends ListSearch {
  kind?: (typeof KINDS)[number][];
  /** Written by oneself or, of tasks, to be done by oneself. */
  mine?: 'me';
  /** Of tasks alone. */
  state?: (typeof STATES)[number];
}

export function readNoteSearch(search: Record<string, unknown>): NoteSearch {
  return {
    ...readListSearch(search, ORDERS, FIELDS),
    kind: someOf(search['kind'], KINDS),
    mine: oneOf(search['mine'], ['me']),
    state: oneOf(search['state'], STATES),
  };
}

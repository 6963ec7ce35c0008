import { readOrder } from '@/lib/orders';
import { oneOf, someOf, text } from '@/lib/searches';

export const KINDS = ['TASK', 'NOTE', 'CALL', 'MEETING', 'EMAIL'] as const;
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
export interface NoteSearch {
  q?: string;
  kind?: (typeof KINDS)[number][];
  /** Written by oneself or, of tasks, to be done by oneself. */
  mine?: 'me';
  /** Of tasks alone. */
  state?: (typeof STATES)[number];
  /** Several are joined by commas. */
  order?: string;
  cols?: string;
}

export function readNoteSearch(search: Record<string, unknown>): NoteSearch {
  return {
    q: text(search['q']),
    kind: someOf(search['kind'], KINDS),
    mine: oneOf(search['mine'], ['me']),
    state: oneOf(search['state'], STATES),
    order: readOrder(search['order'], ORDERS),
    cols: text(search['cols'], 400),
  };
}

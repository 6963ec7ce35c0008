import { MERGE_TYPES, type MergeType } from '@/lib/may-merge';
import { oneOf, text } from '@/lib/searches';

export const QUEUE_ORDERS = ['certain', 'newest'] as const;
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** Whose duplicates are shown; those of clients unless said otherwise, the most certain first. */
export interface DuplicateSearch {
  of?: MergeType;
  order?: QueueOrder;
}

export function readDuplicateSearch(search: Record<string, unknown>): DuplicateSearch {
  return { of: oneOf(search['of'], MERGE_TYPES), order: oneOf(search['order'], QUEUE_ORDERS) };
}

/** Two records to merge: the one that stays, the one that goes, and the pair of the queue they are, if one came from there. */
export interface MergeSearch {
  keep?: string;
  other?: string;
  pair?: string;
}

export function readMergeSearch(search: Record<string, unknown>): MergeSearch {
  return { keep: text(search['keep']), other: text(search['other']), pair: text(search['pair']) };
}

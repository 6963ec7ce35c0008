import { inTab } from '@/lib/storage';

/** The records of the list one came from, in its order, so that one can go from one to the next without going back. */
const KEY = 'tessera.trail';

export interface Neighbours {
  /** From 1. */
  position: number;
  count: number;
  previous: string | null;
  next: string | null;
}

export function leaveTrail(ids: readonly string[]) {
  inTab.set(KEY, ids.join(' '));
}

export function neighboursOf(id: string): Neighbours | null {
  const ids = inTab.get(KEY)?.split(' ') ?? [];
  const at = ids.indexOf(id);
  if (at === -1) return null;
  const [previous = null, next = null] = [ids[at - 1], ids[at + 1]];
  return { position: at + 1, count: ids.length, previous, next };
}

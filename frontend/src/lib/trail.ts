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

interface Named {
  id: string;
}

/** Null until a list was shown since the page was loaded. */
let left: readonly Named[] | null = null;

/** Remembers the rows of a list, which may be many: they are written down only when the page goes. */
export function leaveTrail(rows: readonly Named[]) {
  left = rows;
}

addEventListener('pagehide', () => {
  if (left) inTab.set(KEY, left.map(({ id }) => id).join(' '));
});

function kept(): Named[] {
  const ids = inTab.get(KEY)?.split(' ') ?? [];
  return ids.map((id) => ({ id }));
}

export function neighboursOf(id: string): Neighbours | null {
  left ??= kept();
  const at = left.findIndex((row) => row.id === id);
  if (at === -1) return null;
  const [previous = null, next = null] = [left[at - 1]?.id, left[at + 1]?.id];
  return { position: at + 1, count: left.length, previous, next };
}

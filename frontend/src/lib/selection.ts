import { useState } from 'react';

interface Row {
  id: string;
}

interface Chosen<T> {
  question: string;
  rows: ReadonlyMap<string, T>;
  /** Where a range begins. */
  anchor: string | null;
}

export interface Selection<T extends Row = Row> {
  ids: ReadonlyMap<string, unknown>;
  /** The chosen rows as they are now, also those the list has not read again yet. */
  rows: readonly T[];
  toggle: (id: string, isRange: boolean) => void;
  toggleAll: () => void;
  clear: () => void;
}

/** The rows between two, both included; only the second one where the first is not there. */
export function rangeOf<T extends Row>(rows: readonly T[], from: string | null, to: string): T[] {
  const end = rows.findIndex((row) => row.id === to);
  const start = rows.findIndex((row) => row.id === from);
  if (end === -1) return [];
  if (start === -1) return rows.slice(end, end + 1);
  return rows.slice(Math.min(start, end), Math.max(start, end) + 1);
}

function byId<T extends Row>(rows: readonly T[]): ReadonlyMap<string, T> {
  return new Map(rows.map((row) => [row.id, row]));
}

/** Rows somebody has chosen. Another question empties it: nobody shall change what they no longer see. */
export function useSelection<T extends Row>(rows: readonly T[], question: string): Selection<T> {
  const nothing: Chosen<T> = { question, rows: new Map(), anchor: null };
  const [kept, setKept] = useState(nothing);
  const chosen = kept.question === question ? kept : nothing;
  function toggle(id: string, isRange: boolean) {
    const next = new Map(chosen.rows);
    if (isRange) {
      for (const row of rangeOf(rows, chosen.anchor, id)) next.set(row.id, row);
    } else if (!next.delete(id)) {
      for (const row of rangeOf(rows, null, id)) next.set(id, row);
    }
    setKept({ question, rows: next, anchor: id });
  }

  function toggleAll() {
    const isAll = rows.every((row) => chosen.rows.has(row.id));
    setKept({ ...nothing, rows: isAll ? nothing.rows : byId(rows) });
  }

  // A list may be long, and most of the time nothing is chosen.
  const current = chosen.rows.size > 0 ? byId(rows) : chosen.rows;
  return {
    ids: chosen.rows,
    rows: Array.from(chosen.rows.values(), (row) => current.get(row.id) ?? row),
    toggle,
    toggleAll,
    clear: () => setKept(nothing),
  };
}

import { useRouterState } from '@tanstack/react-router';

/** How far one was in a list. */
export interface Whereabouts {
  question: string;
  /** Where the pages start that were read. */
  cursors: readonly (string | null)[];
  top: number;
  row: string | null;
}

/** Remembers by the entry of the history how far one was in a list, so that going back leads to the same row again. */
export interface ListPlace {
  read: () => Whereabouts;
  keep: (part: Partial<Whereabouts>) => void;
}

const MOST = 60;
const START: Whereabouts = { question: '', cursors: [null], top: 0, row: null };
const known = new Map<string, Whereabouts>();
const places = new Map<string, ListPlace>();

function placeOf(entry: string): ListPlace {
  const place = places.get(entry) ?? {
    read: () => known.get(entry) ?? START,
    keep: (part) => known.set(entry, { ...START, ...known.get(entry), ...part }),
  };
  places.set(entry, place);
  const [oldest] = places.keys();
  if (places.size > MOST && oldest !== undefined) {
    places.delete(oldest);
    known.delete(oldest);
  }
  return place;
}

/** The place that belongs to the entry of the history one is at. */
export function useListPlace(): ListPlace {
  return placeOf(useRouterState({ select: ({ location }) => location.state.__TSR_key ?? '' }));
}

import { oneOf } from '@/lib/searches';

/** What the address bar says about My day: whose numbers the charts show. */
export interface HomeSearch {
  charts?: 'all';
}

export function readHomeSearch(search: Record<string, unknown>): HomeSearch {
  return { charts: oneOf(search['charts'], ['all']) };
}

import { text } from '@/lib/searches';

/** Which type is shown; all of them unless said otherwise. */
export interface TrashSearch {
  type?: string;
}

export function readTrashSearch(search: Record<string, unknown>): TrashSearch {
  return { type: text(search['type'], 60) };
}

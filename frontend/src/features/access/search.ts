import { text } from '@/lib/searches';

/** Whose sight is looked through, and at which record. */
export interface AccessSearch {
  user?: string;
  record?: string;
}

export function readAccessSearch(search: Record<string, unknown>): AccessSearch {
  return { user: text(search['user']), record: text(search['record']) };
}

import { oneOf, text } from '@/lib/searches';

export const STATUSES = ['INVITED', 'ACTIVE', 'SUSPENDED', 'DEACTIVATED'] as const;

/** What the address bar says about the list of users. */
export interface UserSearch {
  q?: string;
  status?: (typeof STATUSES)[number];
  role?: string;
}

export function readUserSearch(search: Record<string, unknown>): UserSearch {
  return {
    q: text(search['q']),
    status: oneOf(search['status'], STATUSES),
    role: text(search['role']),
  };
}

import { readOrder } from '@/lib/orders';
import { someOf, text } from '@/lib/searches';

export const STATUSES = ['ACTIVE', 'INVITED', 'SUSPENDED', 'DEACTIVATED'] as const;
export const ORDERS = ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_ASC', 'CREATED_AT_DESC'] as const;

/** What the address bar says about the list of users. */
export interface UserSearch {
  q?: string;
  status?: (typeof STATUSES)[number][];
  /** Ids. */
  role?: string;
  team?: string;
  order?: string;
  cols?: string;
}

export function readUserSearch(search: Record<string, unknown>): UserSearch {
  return {
    q: text(search['q']),
    status: someOf(search['status'], STATUSES),
    role: text(search['role'], 100),
    team: text(search['team'], 100),
    order: readOrder(search['order'], ORDERS),
    cols: text(search['cols'], 400),
  };
}

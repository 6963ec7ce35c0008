import { readListSearch, type ListSearch } from '@/lib/list-search';
import { someOf, text } from '@/lib/searches';
import { FIELDS, STATUSES } from './filter-fields';

export { STATUSES };

export const ORDERS = ['NAME_ASC', 'NAME_DESC', 'CREATED_AT_ASC', 'CREATED_AT_DESC'] as const;

/** What the address bar says about the list of users. */
export interface UserSearch extends ListSearch {
  status?: (typeof STATUSES)[number][];
  /** Ids. */
  role?: string;
  team?: string;
}

export function readUserSearch(search: Record<string, unknown>): UserSearch {
  return {
    ...readListSearch(search, ORDERS, FIELDS),
    status: someOf(search['status'], STATUSES),
    role: text(search['role'], 100),
    team: text(search['team'], 100),
  };
}

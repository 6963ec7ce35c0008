import type { UserFilter } from '@/gql/graphql';
import { chosen, filterFrom, isEqual, searchFrom, type QuickFilter } from '@/lib/list-filter';
import { FIELDS } from './filter-fields';
import { STATUSES, type UserSearch } from './search';

/** One role or team of those to choose from. */
function only(name: 'role' | 'team'): QuickFilter<UserSearch> {
  return {
    part: ({ [name]: id }) => (id ? { [name]: { eq: id } } : null),
    find: (part) => {
      const id = (part as UserFilter)[name]?.eq;
      return id != null && isEqual(part, { [name]: { eq: id } }) ? { [name]: id } : null;
    },
  };
}

const QUICK = [chosen<UserSearch>('status', 'status', STATUSES), only('role'), only('team')];

export function filterOf(search: UserSearch): UserFilter | null {
  return filterFrom(search, QUICK, FIELDS);
}

/** A filter that was kept, as the toolbar shows it. */
export function searchOf(filter: unknown): Partial<UserSearch> {
  return searchFrom(filter, QUICK, FIELDS);
}

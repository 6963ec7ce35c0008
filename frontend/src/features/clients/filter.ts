import type { ClientFilter } from '@/gql/graphql';
import { chosen, filterFrom, mine, searchFrom } from '@/lib/list-filter';
import { FIELDS } from './filter-fields';
import { STAGES } from './stages';
import type { ClientSearch } from './search';

const quick = (me: string | undefined) => [
  chosen<ClientSearch>('stage', 'lifecycleStage', STAGES),
  mine<ClientSearch>('owner', 'owner', me),
];

/** The filter the list is asked with; null for none. */
export function filterOf(search: ClientSearch, me: string | undefined): ClientFilter | null {
  return filterFrom(search, quick(me), FIELDS);
}

/** A filter that was kept, as the toolbar shows it. */
export function searchOf(filter: unknown, me: string | undefined): Partial<ClientSearch> {
  return searchFrom(filter, quick(me), FIELDS);
}

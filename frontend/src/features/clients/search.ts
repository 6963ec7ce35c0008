import { readListSearch, type ListSearch } from '@/lib/list-search';
import { oneOf, someOf } from '@/lib/searches';
import { FIELDS } from './filter-fields';
import { STAGES, type Stage } from './stages';

export { STAGES, type Stage };

export const ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'LAST_ACTIVITY_AT_ASC',
  'LAST_ACTIVITY_AT_DESC',
  'ANNUAL_REVENUE_ASC',
  'ANNUAL_REVENUE_DESC',
  'NUMBER_ASC',
  'NUMBER_DESC',
  'CREATED_AT_ASC',
  'CREATED_AT_DESC',
  'UPDATED_AT_ASC',
  'UPDATED_AT_DESC',
] as const;

/** What the address bar says about the client list. */
export interface ClientSearch extends ListSearch {
  stage?: Stage[];
  owner?: 'me';
}

export function readClientSearch(search: Record<string, unknown>): ClientSearch {
  return {
    ...readListSearch(search, ORDERS, FIELDS),
    stage: someOf(search['stage'], STAGES),
    owner: oneOf(search['owner'], ['me']),
  };
}

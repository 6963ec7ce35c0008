import type { DealFilter } from '@/gql/graphql';
import { chosen, filterFrom, mine, searchFrom, testOf, type QuickFilter } from '@/lib/list-filter';
import { FIELDS } from './filter-fields';
import { closeRange, closesOf, type DealSearch } from './search';
import type { Stage } from './stages';

const closesSoon: QuickFilter<DealSearch> = {
  part: ({ closes }) => (closes ? { expectedCloseOn: closeRange(closes) } : null),
  find: (part) => {
    const range = testOf(part, 'expectedCloseOn');
    const closes = range && closesOf(range);
    return closes ? { closes } : null;
  },
};

const quick = (me: string | undefined) => [
  mine<DealSearch>('owner', 'owner', me),
  chosen<DealSearch>('stage', 'stage'),
  closesSoon,
];

export function filterOf(search: DealSearch, me: string | undefined): DealFilter | null {
  return filterFrom(search, quick(me), FIELDS);
}

/** A filter that was kept, as the toolbar shows it. */
export function searchOf(filter: unknown, me: string | undefined): Partial<DealSearch> {
  return searchFrom(filter, quick(me), FIELDS);
}

/** What the stages mean for the question: what is late is open. */
export function stagesOf(search: DealSearch, stages: readonly Stage[]): readonly Stage[] {
  const chosen = stages.filter((stage) => search.stage?.includes(stage.id) ?? true);
  return search.closes === undefined ? chosen : chosen.filter((stage) => stage.outcome === 'OPEN');
}

/** The question with its stages by name, where not all of them are meant. */
export function withStages(search: DealSearch, stages: readonly Stage[]): DealSearch {
  const isAll = search.stage === undefined && search.closes === undefined;
  return isAll ? search : { ...search, stage: stagesOf(search, stages).map(({ id }) => id) };
}

import type { DateFilter, DealFilter } from '@/gql/graphql';
import {
  chosen,
  filterFrom,
  isEqual,
  mine,
  searchFrom,
  testOf,
  type QuickFilter,
} from '@/lib/list-filter';
import { FIELDS } from './filter-fields';
import { CLOSES, closeRange, type Closes, type DealSearch } from './search';
import type { Stage } from './stages';

/** A bound that is said twice moves on with the day: by it a saved view that asks for what is late is known again. */
function rangeOf(closes: Closes): DateFilter {
  const range = closeRange(closes);
  return closes === 'overdue' ? { ...range, lte: range.lt } : range;
}

const closesSoon: QuickFilter<DealSearch> = {
  part: ({ closes }) => (closes ? { expectedCloseOn: rangeOf(closes) } : null),
  find: (part) => {
    const range = testOf(part, 'expectedCloseOn') as DateFilter | null;
    if (!range) return null;
    const isLate = isEqual(Object.keys(range).sort(), ['lt', 'lte']) && range.lt === range.lte;
    const closes = isLate ? 'overdue' : CLOSES.find((one) => isEqual(rangeOf(one), range));
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

import type { ClientFilter } from '@/gql/graphql';
import { filtersOf, whereOf } from '@/lib/conditions';
import { FIELDS } from './filter-fields';
import { STAGES } from './stages';
import type { ClientSearch } from './search';

type Asked = Pick<ClientSearch, 'stage' | 'owner' | 'where' | 'raw'>;

/** The filter the list is asked with; null for none. */
export function filterOf(search: Asked, me: string | undefined): ClientFilter | null {
  const and: unknown[] = [
    ...filtersOf(search.where ?? [], FIELDS),
    ...(search.raw ? [search.raw] : []),
  ];
  const filter = {
    ...(search.stage && { lifecycleStage: { in: search.stage } }),
    ...(search.owner === 'me' && me !== undefined && { owner: { eq: me } }),
    ...(and.length > 0 && { and }),
  };
  // The fields are those of the schema (see FIELDS); what a view says beyond them the server checks.
  return Object.keys(filter).length > 0 ? (filter as ClientFilter) : null;
}

/** A filter that was kept, as the toolbar shows it; what it cannot show stays whole. */
export function searchOf(filter: unknown, me: string | undefined): Asked {
  if (typeof filter !== 'object' || filter === null) return {};
  const { lifecycleStage, owner, ...rest } = filter as ClientFilter;
  const stages = lifecycleStage?.in;
  const isQuick = stages && STAGES.filter((stage) => stages.includes(stage));
  const isMine = me !== undefined && owner?.eq === me;
  const other = {
    ...rest,
    ...(!isQuick && lifecycleStage && { lifecycleStage }),
    ...(!isMine && owner && { owner }),
  };
  const where = whereOf(other, FIELDS);
  return {
    stage: isQuick ?? undefined,
    owner: isMine ? 'me' : undefined,
    where: where && where.length > 0 ? where : undefined,
    raw: where ? undefined : other,
  };
}

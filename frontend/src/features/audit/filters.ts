import type { AuditEntryFilter } from '@/gql/graphql';
import type { AuditSearch } from './search';

/** Midnight of a day where the reader is. */
function startOf(day: string, daysLater = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date + daysLater).toISOString();
}

export function filterOf(search: AuditSearch): AuditEntryFilter | null {
  const { type, action, actor, record, from, to } = search;
  const filter: AuditEntryFilter = {
    ...(type !== undefined && { type: { eq: type } }),
    ...(action !== undefined && { action: { eq: action } }),
    ...(actor !== undefined && { actor: { eq: actor } }),
    ...(record !== undefined && { record: { eq: record } }),
    ...((from !== undefined || to !== undefined) && {
      occurredAt: {
        ...(from !== undefined && { gte: startOf(from) }),
        ...(to !== undefined && { lt: startOf(to, 1) }),
      },
    }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

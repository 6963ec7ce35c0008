import type { NoteFilter } from '@/gql/graphql';
import type { NoteSearch } from './search';

const DAY = 86_400_000;

/** The minute, so that the same question stays the same for a while. */
function minute(now: number): string {
  return new Date(Math.floor(now / 60_000) * 60_000).toISOString();
}

function stateOf(state: NonNullable<NoteSearch['state']>, now: number): NoteFilter {
  const task: NoteFilter = { kind: { eq: 'TASK' } };
  switch (state) {
    case 'open':
      return { ...task, completedAt: { isNull: true } };
    case 'overdue':
      return { ...task, completedAt: { isNull: true }, dueAt: { lt: minute(now) } };
    case 'week':
      return {
        ...task,
        completedAt: { isNull: true },
        dueAt: { gte: minute(now), lt: minute(now + 7 * DAY) },
      };
    case 'done':
      return { ...task, completedAt: { isNull: false } };
  }
}

export function filterOf(search: NoteSearch, me: string | undefined, now: number) {
  const and: NoteFilter[] = [
    ...(search.kind ? [{ kind: { in: search.kind } }] : []),
    ...(search.state ? [stateOf(search.state, now)] : []),
    ...(search.mine && me !== undefined
      ? [{ or: [{ assignee: { eq: me } }, { author: { eq: me }, assignee: { isNull: true } }] }]
      : []),
  ];
  return and.length > 0 ? { and } : null;
}

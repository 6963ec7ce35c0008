import type { NoteFilter } from '@/gql/graphql';
import { chosen, filterFrom, isEqual, searchFrom, type QuickFilter } from '@/lib/list-filter';
import { FIELDS, KINDS } from './filter-fields';
import { STATES, type NoteSearch } from './search';

const DAY = 86_400_000;

/** The minute, so that the same question stays the same for a while. */
function minute(now: number): string {
  return new Date(Math.floor(now / 60_000) * 60_000).toISOString();
}

/** A bound that is said twice moves on with the clock: by it a saved view that asks for what is overdue is known again. */
function before(moment: string): NoteFilter['dueAt'] {
  return { lt: moment, lte: moment };
}

function stateOf(state: NonNullable<NoteSearch['state']>, now: number): NoteFilter {
  const task: NoteFilter = { kind: { eq: 'TASK' } };
  switch (state) {
    case 'open':
      return { ...task, completedAt: { isNull: true } };
    case 'overdue':
      return { ...task, completedAt: { isNull: true }, dueAt: before(minute(now)) };
    case 'week':
      return {
        ...task,
        completedAt: { isNull: true },
        dueAt: { gte: minute(now), ...before(minute(now + 7 * DAY)) },
      };
    case 'done':
      return { ...task, completedAt: { isNull: false } };
  }
}

/** When a part was asked that moves with the clock; null for one that does not. */
function askedAt(part: NoteFilter): number | null {
  const { gte, lt, lte } = part.dueAt ?? {};
  if (lt == null || lt !== lte) return null;
  const moment = Date.parse(gte ?? lt);
  return Number.isNaN(moment) ? null : moment;
}

function taskState(now: number): QuickFilter<NoteSearch> {
  return {
    part: ({ state }) => (state ? stateOf(state, now) : null),
    find: (part) => {
      const then = askedAt(part) ?? now;
      const state = STATES.find((one) => isEqual(part, stateOf(one, then)));
      return state ? { state } : null;
    },
  };
}

function ofMine(me: string | undefined): QuickFilter<NoteSearch> {
  const part: NoteFilter | null =
    me === undefined
      ? null
      : { or: [{ assignee: { eq: me } }, { author: { eq: me }, assignee: { isNull: true } }] };
  return {
    part: ({ mine }) => (mine ? part : null),
    find: (given) => (part && isEqual(given, part) ? { mine: 'me' } : null),
  };
}

const quick = (me: string | undefined, now: number) => [
  chosen<NoteSearch>('kind', 'kind', KINDS),
  taskState(now),
  ofMine(me),
];

export function filterOf(
  search: NoteSearch,
  me: string | undefined,
  now: number,
): NoteFilter | null {
  return filterFrom(search, quick(me, now), FIELDS);
}

/** A filter that was kept, as the toolbar shows it. */
export function searchOf(
  filter: unknown,
  me: string | undefined,
  now: number,
): Partial<NoteSearch> {
  return searchFrom(filter, quick(me, now), FIELDS);
}

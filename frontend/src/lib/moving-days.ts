import { dayOf } from '@/lib/days';

/**
 * Ranges of days that move on with the calendar. A list is asked with the days they mean today; one bound of them is said twice,
 * the second time looser. That changes nothing for whoever reads the filter, and by it a saved view knows later what was meant.
 */
export const MOVING = ['last', 'next', 'olderThan'] as const;
export type Moving = (typeof MOVING)[number];

export type Bound = 'gt' | 'gte' | 'lt' | 'lte';
export type Bounds = Partial<Record<Bound, string>>;

/** Longer than any list of a team reaches; a day is counted in whole numbers. */
const COUNT = /^[1-9]\d{0,3}$/;
const DAY_MS = 86_400_000;

export function isMoving(operator: string): operator is Moving {
  return (MOVING as readonly string[]).includes(operator);
}

/** Whether a number of days can be asked for. */
export function isCount(typed: string): boolean {
  return COUNT.test(typed);
}

/** The days that are meant today. Today belongs to the last days, and to the next ones. */
export function boundsOf(moving: Moving, count: number, now = new Date()): Bounds {
  const day = (from: number) =>
    dayOf(new Date(now.getFullYear(), now.getMonth(), now.getDate() + from));
  switch (moving) {
    case 'last':
      return { gte: day(-count), lt: day(1), lte: day(1) };
    case 'next':
      return { gt: day(-1), gte: day(0), lt: day(count + 1) };
    case 'olderThan':
      return { lt: day(-count), lte: day(0) };
  }
}

/** How many days one bound is after another, whatever the clocks were changed between them; not a number where one is missing. */
export function daysBetween(bounds: Readonly<Record<string, unknown>>, from: Bound, to: Bound) {
  return Math.round((Date.parse(String(bounds[to])) - Date.parse(String(bounds[from]))) / DAY_MS);
}

/** What was meant by bounds, whenever they were asked; null for days that stand still. */
export function movingOf(
  bounds: Readonly<Record<string, unknown>>,
): { moving: Moving; count: number } | null {
  const found = meaningOf(bounds);
  return found && isCount(String(found.count)) ? found : null;
}

function meaningOf(bounds: Readonly<Record<string, unknown>>) {
  const apart = (from: Bound, to: Bound) => daysBetween(bounds, from, to);
  switch (Object.keys(bounds).sort().join(' ')) {
    case 'gte lt lte':
      return apart('lt', 'lte') === 0
        ? { moving: 'last' as const, count: apart('gte', 'lt') - 1 }
        : null;
    case 'gt gte lt':
      return apart('gt', 'gte') === 1
        ? { moving: 'next' as const, count: apart('gte', 'lt') - 1 }
        : null;
    case 'lt lte':
      return { moving: 'olderThan' as const, count: apart('lt', 'lte') };
    default:
      return null;
  }
}

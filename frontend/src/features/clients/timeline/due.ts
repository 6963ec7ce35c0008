import * as days from '@/lib/days';

/** A task that is due on a day may be done until that day ends, where one is. */
export function dueAt(day: string | null): string | null {
  if (day === null || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const end = new Date(`${day}T23:59:00`);
  return Number.isNaN(end.getTime()) ? null : end.toISOString();
}

/** The day of a moment, where one is. */
export function dayOf(moment: string | null | undefined): string | null {
  if (moment == null) return null;
  return days.dayOf(new Date(moment));
}

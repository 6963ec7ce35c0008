import { locale } from '@/lib/language';

/** Dates, numbers and money in the viewer's own locale. */

const integers = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
const decimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 4 });
const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
const days = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const moments = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
const weekdays = new Intl.DateTimeFormat(locale, {
  weekday: 'long',
  day: 'numeric',
  month: 'long',
});
const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'long' });
const regions = new Intl.DisplayNames(locale, { type: 'region' });
const currencies = new Map<string, Intl.NumberFormat>();

const DAY = 86_400_000;

/** `compact` for columns where the size matters: €4.3M. */
export type MoneyStyle = 'full' | 'compact';

const MONEY_OPTIONS: Record<MoneyStyle, Intl.NumberFormatOptions> = {
  full: {},
  compact: { notation: 'compact', maximumFractionDigits: 1 },
};

function currencyFormat(currency: string, look: MoneyStyle): Intl.NumberFormat {
  const key = `${currency}/${look}`;
  const known = currencies.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    ...MONEY_OPTIONS[look],
  });
  currencies.set(key, made);
  return made;
}

export interface MoneyValue {
  amount?: string | null;
  currency?: string | null;
}

export function formatMoney(
  money: MoneyValue | null | undefined,
  look: MoneyStyle = 'full',
): string | null {
  if (money?.amount == null || money.currency == null) return null;
  // The string form keeps every digit of a decimal that a float would round.
  return currencyFormat(money.currency, look).format(money.amount as Intl.StringNumericLiteral);
}

export function formatInteger(value: number | string): string {
  return integers.format(value as number);
}

/** The string form keeps every digit of a decimal that a float would round. */
export function formatDecimal(value: string): string {
  return decimals.format(value as Intl.StringNumericLiteral);
}

const SIZES = ['byte', 'kilobyte', 'megabyte'] as const;

/** The size of a file, in the largest unit that leaves a whole number before the point. */
export function formatBytes(bytes: number): string {
  const step = bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: SIZES[step],
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: 1,
  }).format(bytes / 1_000 ** step);
}

export function formatDate(iso: string): string {
  // A plain date has no time zone; noon keeps it on its day everywhere.
  return dates.format(new Date(iso.length === 10 ? `${iso}T12:00:00` : iso));
}

/** A day in short: its year is said when it is another one. */
export function formatDay(iso: string, now = new Date()): string {
  const day = new Date(iso.length === 10 ? `${iso}T12:00:00` : iso);
  return (day.getFullYear() === now.getFullYear() ? days : dates).format(day);
}

export function formatMoment(iso: string): string {
  return moments.format(new Date(iso));
}

export function formatToday(now: Date): string {
  return weekdays.format(now);
}

/** "3 days ago", by calendar day, so that last night is yesterday. */
export function formatRelative(iso: string, now = new Date()): string {
  const then = new Date(iso);
  const minutes = Math.round((then.getTime() - now.getTime()) / 60_000);
  if (Math.abs(minutes) < 60) return relatives.format(minutes, 'minute');
  const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);
  const days = Math.round((midnight(then) - midnight(now)) / DAY);
  if (days === 0) return relatives.format(Math.round(minutes / 60), 'hour');
  if (Math.abs(days) < 14) return relatives.format(days, 'day');
  if (Math.abs(days) < 60) return relatives.format(Math.round(days / 7), 'week');
  if (Math.abs(days) < 730) return relatives.format(Math.round(days / 30.44), 'month');
  return relatives.format(Math.round(days / 365.25), 'year');
}

export function formatCountry(code: string): string {
  try {
    return regions.of(code) ?? code;
  } catch {
    return code;
  }
}

const letters = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function firstLetter(word: string | undefined): string {
  for (const { segment } of letters.segment(word ?? '')) return segment;
  return '';
}

/** Finding letters is slow, and a list names the same few people again and again. */
const knownInitials = new Map<string, string>();

export function initials(name: string): string {
  const known = knownInitials.get(name);
  if (known !== undefined) return known;
  const words = name.trim().split(/\s+/u);
  const last = words.length > 1 ? firstLetter(words.at(-1)) : '';
  const made = (firstLetter(words[0]) + last).toLocaleUpperCase();
  knownInitials.set(name, made);
  return made;
}

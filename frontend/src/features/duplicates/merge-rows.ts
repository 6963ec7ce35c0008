import { formatCountry } from '@/lib/formats';
import { merging as text } from '@/lib/messages/duplicates';
import { fieldLabel, valueText } from '@/lib/field-changes';
import type { Side } from './merge-documents';

/** An input in which two records differ, as the server compares them. */
export interface Comparison {
  field?: string | null;
  survivor?: unknown;
  other?: unknown;
  result?: unknown;
}

export type Choice = 'keep' | 'other';

/** A field of the two records, and what the one that stays has with either choice. */
export interface Row {
  field: string;
  keep: string | null;
  other: string | null;
  /** The server leaves no choice: the one that stays has nothing here, or both choices come to the same. */
  isSettled: boolean;
  /** The one that stays does not stay as it is. */
  isTaken: boolean;
}

/** What people call a field of two records. */
export function labelOf(field: string): string {
  const known: Record<string, string | undefined> = text.fields;
  return known[field] ?? fieldLabel(field);
}

interface Named {
  id: string;
  name?: string | null;
}

/** Names of custom fields by their keys. */
export type Labels = ReadonlyMap<string, string>;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNamed(value: unknown): value is Named {
  return isObject(value) && 'id' in value && 'name' in value;
}

function valueOf(side: Side, field: string): unknown {
  return Reflect.get(side, field) as unknown;
}

function namesOf(side: Side, field: string): string[] {
  const value = valueOf(side, field);
  const all: unknown[] = Array.isArray(value) ? value : [];
  return all.filter(isNamed).map(({ name }) => name ?? '–');
}

/** What a record has in a field, as people read it; null where it has nothing. */
export function fieldText(side: Side, field: string): string | null {
  const value = valueOf(side, field);
  if (Array.isArray(value)) return namesOf(side, field).join(', ') || null;
  if (isNamed(value)) return value.name ?? '–';
  if (field === 'country' && typeof value === 'string') return formatCountry(value);
  if (!isObject(value)) return valueText(field, value);
  const { country } = value;
  const named = typeof country === 'string' ? { country: formatCountry(country) } : {};
  return valueText(field, { ...value, ...named, __typename: null });
}

function objectOf(side: Side): Record<string, unknown> {
  const value = side.customFields;
  return isObject(value) ? value : {};
}

function linesOf(values: Record<string, unknown>, labels: Labels): string | null {
  const lines = Object.entries(values).map(
    ([key, value]) => `${labels.get(key) ?? key}: ${customText(value)}`,
  );
  return lines.length > 0 ? lines.join('\n') : null;
}

function customText(value: unknown): string {
  return Array.isArray(value) ? value.map(String).join(', ') : (valueText('', value) ?? '–');
}

/** What each record has, where there is nothing to choose. */
function settledRow(field: string, keep: Side, other: Side, labels: Labels) {
  const own = (side: Side) =>
    field === 'customFields' ? linesOf(objectOf(side), labels) : fieldText(side, field);
  return { field, keep: own(keep), other: own(other) };
}

/** What comes of either choice. */
function choiceRow(field: string, keep: Side, other: Side, labels: Labels) {
  if (field === 'customFields') {
    const [ours, theirs] = [objectOf(keep), objectOf(other)];
    return {
      field,
      keep: linesOf({ ...theirs, ...ours }, labels),
      other: linesOf({ ...ours, ...theirs }, labels),
    };
  }
  const theirs = fieldText(other, field);
  if (field !== 'tags') return { field, keep: fieldText(keep, field), other: theirs };
  const all = [...new Set([...namesOf(keep, field), ...namesOf(other, field)])].sort();
  const isMore = all.length > namesOf(keep, field).length;
  const shown = all.length > 0 ? all.join(', ') : null;
  return { field, keep: isMore && shown !== null ? text.both(shown) : shown, other: theirs };
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Whether the server takes the other's value without being asked. */
function isFilled({ field, survivor, other, result }: Comparison, take: readonly string[]) {
  const isUnited = field === 'tags' || field === 'customFields';
  if (isUnited) return same(survivor, []) || same(survivor, {});
  return !take.includes(field ?? '') && same(result, other) && !same(result, survivor);
}

/** The fields that differ: first those that wait for a choice, then those that are filled in. */
export function rowsOf(
  comparisons: readonly Comparison[],
  take: readonly string[],
  [keep, other]: readonly [Side, Side],
  labels: Labels,
): Row[] {
  const rows = comparisons.flatMap((comparison): Row[] => {
    const { field, survivor, result } = comparison;
    if (field == null) return [];
    const row = choiceRow(field, keep, other, labels);
    const isSettled = isFilled(comparison, take) || row.keep === row.other;
    const shown = isSettled ? settledRow(field, keep, other, labels) : row;
    return [{ ...shown, isSettled, isTaken: !same(result, survivor) }];
  });
  return [...rows.filter((row) => !row.isSettled), ...rows.filter((row) => row.isSettled)];
}

const NO_FIELDS = new Set([
  '__typename',
  'id',
  'version',
  'number',
  'createdAt',
  'updatedAt',
  'customFields',
]);

/** What both records have, and have alike. */
export function alike(
  rows: readonly Row[],
  keep: Side,
  other: Side,
): { field: string; value: string }[] {
  const differing = new Set(rows.map(({ field }) => field));
  return Object.keys(keep).flatMap((field) => {
    if (NO_FIELDS.has(field) || differing.has(field)) return [];
    const value = fieldText(keep, field);
    return value !== null && value === fieldText(other, field) ? [{ field, value }] : [];
  });
}

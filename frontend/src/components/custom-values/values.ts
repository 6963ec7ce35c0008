import type { CustomFieldItemFragment } from '@/gql/graphql';
import { formatDate, formatDecimal } from '@/lib/formats';
import { customValues as text } from '@/lib/messages/custom-values';

export type Field = Pick<
  CustomFieldItemFragment,
  'id' | 'key' | 'label' | 'description' | 'kind' | 'options' | 'isSensitive'
>;

/** A value while it is typed or chosen: several options, or a text. */
export type Draft = string | readonly string[];

/** A value as the API gives and takes it. */
export type Value = unknown;

/** A value as people read it; null where there is none. */
export function shownValue({ kind }: Field, value: Value): string | null {
  if (value == null) return null;
  if (Array.isArray(value)) return value.map(String).join(', ');
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  const said = typeof value === 'number' ? String(value) : value;
  if (typeof said !== 'string') return null;
  if (kind === 'DATE') return formatDate(said);
  return kind === 'NUMBER' ? formatDecimal(said) : said;
}

export function draftOf({ kind }: Field, value: Value): Draft {
  if (kind === 'MULTISELECT') return Array.isArray(value) ? value.map(String) : [];
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

/** What was typed, as the API takes it; nothing typed takes the value away. */
export function valueOf({ kind }: Field, draft: Draft): Value {
  if (typeof draft !== 'string') return draft.length > 0 ? draft : null;
  const typed = draft.trim();
  if (typed === '') return null;
  if (kind === 'BOOLEAN') return typed === 'true';
  // A decimal comma is what half of Europe types.
  return kind === 'NUMBER' ? typed.replace(/\s/g, '').replace(',', '.') : typed;
}

/** The values of a record by their keys. */
export function valuesOf(values: Value): Record<string, Value> {
  return typeof values === 'object' && values !== null && !Array.isArray(values)
    ? (values as Record<string, Value>)
    : {};
}

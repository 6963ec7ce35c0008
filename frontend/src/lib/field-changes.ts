import type { TimelineChangeFragment } from '@/gql/graphql';
import { formatDate, formatInteger, formatMoment, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';

export type FieldChange = TimelineChangeFragment['changes'][number];
type Named = FieldChange['recordsBefore'];

const text = messages.timeline;

/** Values of the fields that are one of a few, in words. */
const CHOICES: Record<string, Record<string, string>> = {
  lifecycleStage: messages.stages,
  kind: { ...messages.clientKinds, ...messages.noteKinds },
};

/** What people call a field; `doNotContact` reads as "do not contact" where nobody has said better. */
export function fieldLabel(field: string): string {
  const known: Record<string, string> = text.fields;
  return known[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** A value of a change as people read it; null where there is none. */
export function valueText(field: string, value: unknown, records: Named = []): string | null {
  if (value == null) return null;
  if (Array.isArray(value)) return listText(value, records);
  if (typeof value === 'string' && REFERENCES.has(field)) return records[0]?.name ?? text.unseen;
  if (typeof value === 'boolean') return value ? text.yes : text.no;
  if (typeof value === 'number') return formatInteger(value);
  if (typeof value === 'string') return CHOICES[field]?.[value] ?? moment(value);
  if (!isObject(value)) return null;
  if ('amount' in value && 'currency' in value) {
    return formatMoney({ amount: part(value, 'amount'), currency: part(value, 'currency') });
  }
  const parts = Object.values(value).filter((entry) => entry != null && !isObject(entry));
  return parts.length > 0 ? parts.map(String).join(', ') : null;
}

/** Names where all records of a list may be seen, else how many there are; an empty list is no value. */
function listText(ids: readonly unknown[], records: Named): string | null {
  if (ids.length === 0) return null;
  const names = records.map((record) => record.name).filter((name) => name != null);
  return names.length === ids.length ? names.join(', ') : text.entries(ids.length);
}

/** Fields that name another record: their value is an id, which says nothing to a person. */
const REFERENCES = new Set([
  'owner',
  'team',
  'parent',
  'priceList',
  'client',
  'contact',
  'deal',
  'stage',
]);

function part(value: Record<string, unknown>, name: string): string | null {
  const found = value[name];
  return typeof found === 'string' ? found : null;
}

function moment(value: string): string {
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDate(value);
  return /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value) ? formatMoment(value) : value;
}

/** What was done, as the end of a sentence that begins with who did it: "moved the deal", "changed city and phone". */
export function deed({ action, type, changes }: TimelineChangeFragment): string {
  const record = text.records[type as keyof typeof text.records];
  if (action != null && action !== 'UPDATE') return text.actions[action](record);
  if (type === 'Deal') return text.moved;
  const labels = changes.map(({ field }) => fieldLabel(field ?? ''));
  const few = labels.length > 0 && labels.length <= 3;
  const what = few ? text.list(labels) : text.fieldCount(labels.length);
  return type === 'Client' ? text.changed(what) : text.changedOf(what, record);
}

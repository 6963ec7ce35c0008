import { customId, customKey } from '@/lib/custom-ids';
import { dayOf } from '@/lib/days';
import { boundsOf, isCount, isMoving, MOVING, movingOf } from '@/lib/moving-days';
import type { RecordKind } from '@/components/record-box';

/** What a field of a list can be asked, and how its filter calls it. */
export type FieldSpec = {
  key: string;
  label: string;
  /** Whether there may be no value, and that can be asked. */
  hasNone?: boolean;
} & (
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
  | { kind: 'record'; record: RecordKind; hasNone: boolean }
  | { kind: 'country' | 'word' | 'text' | 'number' }
  /** A day of the calendar, where a date is a moment. */
  | { kind: 'day' }
  | { kind: 'date'; hasNone: boolean; mayBeAhead?: boolean }
  /** A text, a number with a fraction, and yes or no, as custom fields have them. */
  | { kind: 'phrase' | 'decimal' | 'truth' }
  /** A custom field nobody knows more of yet than its key. */
  | { kind: 'custom' }
);
export type FieldSpecs = Record<string, FieldSpec>;

const ANY = customId('');

/** Among the fields of a list: its filter takes any custom field, which ones there are is asked later. */
export const CUSTOM: FieldSpecs = {
  [ANY]: { key: 'customField', label: '', kind: 'custom', hasNone: true },
};

/** What is known of a field; undefined where the list has none that is called so. */
export function specOf(specs: FieldSpecs, field: string): FieldSpec | undefined {
  return specs[field] ?? (customKey(field) === null ? undefined : specs[ANY]);
}

/** The fields of a list with the custom ones in place of what stands for any of them. */
export function withCustom({ [ANY]: any, ...specs }: FieldSpecs, custom: FieldSpecs): FieldSpecs {
  return any ? { ...specs, ...custom } : specs;
}

/** The keys of custom fields that conditions ask for and the list does not have. */
export function lostKeys(where: Where | undefined, specs: FieldSpecs): string[] {
  const fields = (where ?? []).flat().map(([field]) => field);
  const lost = fields.filter((field) => specOf(specs, field) === undefined);
  return [...new Set(lost.map((field) => customKey(field) ?? field))];
}

/** The conditions without those of fields that the list does not have. */
export function withoutLost(where: Where | undefined, specs: FieldSpecs): Where | undefined {
  const kept = (where ?? [])
    .map((group) => group.filter(([field]) => specOf(specs, field) !== undefined))
    .filter((group) => group.length > 0);
  return kept.length > 0 ? kept : undefined;
}

export const OPERATORS = [
  'in',
  'notIn',
  'yes',
  'no',
  'none',
  'some',
  'contains',
  'startsWith',
  'after',
  'before',
  ...MOVING,
  'atLeast',
  'atMost',
] as const;
export type Operator = (typeof OPERATORS)[number];

/** Short, for the address bar: field, operator, values. */
export type Condition = [field: string, operator: Operator, ...values: string[]];

/** All groups hold; of each group at least one condition does. */
export type Where = Condition[][];

type Filter = Record<string, unknown>;

export function operatorsOf(spec: FieldSpec): Operator[] {
  const operators = comparisonsOf(spec);
  return spec.hasNone ? [...operators, 'none', 'some'] : operators;
}

function comparisonsOf(spec: FieldSpec): Operator[] {
  switch (spec.kind) {
    case 'choice':
    case 'record':
      return ['in', 'notIn'];
    case 'country':
    case 'word':
      return ['in', 'notIn', 'none', 'some'];
    case 'text':
      return ['contains', 'startsWith'];
    case 'phrase':
      return ['contains', 'in', 'notIn'];
    case 'date':
      return ['after', 'before', ...MOVING.filter((one) => one !== 'next' || spec.mayBeAhead)];
    case 'day':
      return ['after', 'before', ...MOVING];
    case 'number':
      return ['atLeast', 'atMost'];
    case 'decimal':
      return ['atLeast', 'atMost', 'in', 'notIn'];
    case 'truth':
      return ['yes', 'no'];
    case 'custom':
      return OPERATORS.filter((operator) => !['none', 'some', 'startsWith'].includes(operator));
  }
}

const WHOLE: readonly Operator[] = ['yes', 'no', 'none', 'some'];

export function needsValue(operator: Operator): boolean {
  return !WHOLE.includes(operator);
}

/** Days begin at midnight where the reader is. */
function momentOf(day: string): string {
  const date = new Date(`${day}T00:00:00`);
  return Number.isNaN(date.getTime()) ? day : date.toISOString();
}

function dayIn(moment: unknown): string | null {
  const date = new Date(String(moment));
  return Number.isNaN(date.getTime()) ? null : dayOf(date);
}

/** The day after one that is written as the API does; null for what is none. */
function dayAfter(day: string): string | null {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const next = new Date(year, month - 1, date + 1);
  return Number.isNaN(next.getTime()) ? null : dayOf(next);
}

function testOf(operator: Operator, values: readonly string[], kind?: FieldSpec['kind']): Filter {
  const [first = ''] = values;
  // The values of a custom field are days, never moments.
  const dated = kind === 'day' || kind === 'custom' ? (day: string) => day : momentOf;
  switch (operator) {
    case 'in':
    case 'notIn':
      return { in: values };
    case 'yes':
    case 'no':
      return { eq: operator === 'yes' };
    case 'none':
      return { isNull: true };
    case 'some':
      return { isNull: false };
    case 'contains':
    case 'startsWith':
      return { [operator]: first };
    case 'after':
      return { gte: dated(first) };
    case 'before':
      return { lt: dated(first) };
    case 'last':
    case 'next':
    case 'olderThan':
      return Object.fromEntries(
        Object.entries(boundsOf(operator, Number(first))).map(([bound, day]) => [
          bound,
          dated(day),
        ]),
      );
    case 'atLeast':
      return { gte: first };
    case 'atMost':
      return { lte: first };
  }
}

function filterOfCondition([field, operator, ...values]: Condition, specs: FieldSpecs): Filter {
  const spec = specOf(specs, field);
  const key = customKey(field);
  const tested = testOf(operator, values, spec?.kind);
  const test =
    key === null ? { [spec?.key ?? field]: tested } : { customField: { key, ...tested } };
  return operator === 'notIn' ? { not: test } : test;
}

/** The conditions as the `and` of a list's filter. */
export function filtersOf(where: Where, specs: FieldSpecs): Filter[] {
  return where.map((group) => {
    const tests = group.map((condition) => filterOfCondition(condition, specs));
    return tests.length === 1 && tests[0] ? tests[0] : { or: tests };
  });
}

function isObject(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A test of a filter as a condition; null where it says more than conditions can. */
function conditionOf(key: string, test: unknown, specs: FieldSpecs): Condition | null {
  if (key === 'not' && isObject(test)) {
    const [entry, ...more] = Object.entries(test);
    const inner = entry && more.length === 0 ? conditionOf(...entry, specs) : null;
    return inner?.[1] === 'in' ? [inner[0], 'notIn', ...inner.slice(2)] : null;
  }
  if (key === 'customField') return isObject(test) ? conditionOfCustom(test, specs) : null;
  const field = Object.keys(specs).find((id) => specs[id]?.key === key);
  const kind = field === undefined ? null : specs[field]?.kind;
  if (field === undefined || !isObject(test)) return null;
  const given = Object.entries(test).filter(([, value]) => value !== null);
  const [entry, ...more] = given;
  if (!entry) return null;
  if (more.length > 0) {
    return kind === 'date' || kind === 'day' ? movingCondition(field, given) : null;
  }
  const [operator, value] = entry;
  if (operator === 'isNull') return [field, value === true ? 'none' : 'some'];
  if (operator === 'in' && Array.isArray(value)) return [field, 'in', ...value.map(String)];
  if (operator === 'eq' && kind !== 'number' && kind !== 'day') return [field, 'in', String(value)];
  if (operator === 'contains' || operator === 'startsWith') return [field, operator, String(value)];
  if (kind === 'date') {
    const day = dayIn(value);
    if (day === null || momentOf(day) !== new Date(String(value)).toISOString()) return null;
    if (operator === 'gte') return [field, 'after', day];
    if (operator === 'lt') return [field, 'before', day];
  }
  if (kind === 'day') return conditionOfDay(field, operator, String(value));
  if (kind === 'number' && operator === 'gte') return [field, 'atLeast', String(value)];
  if (kind === 'number' && operator === 'lte') return [field, 'atMost', String(value)];
  return null;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The test of a custom field says by its value of what kind it is. */
function conditionOfCustom({ key, ...tests }: Filter, specs: FieldSpecs): Condition | null {
  const field = customId(String(key));
  const given = Object.entries(tests).filter(([, value]) => value !== null);
  const [entry, ...more] = given;
  if (!entry || specOf(specs, field) === undefined) return null;
  if (more.length > 0) {
    return given.every(([, day]) => DAY.test(String(day))) ? movingCondition(field, given) : null;
  }
  const [operator, value] = entry;
  const isPlain = (one: unknown) => typeof one === 'string' || typeof one === 'number';
  if (operator === 'isNull') return [field, value === true ? 'none' : 'some'];
  if (operator === 'eq' && typeof value === 'boolean') return [field, value ? 'yes' : 'no'];
  if (operator === 'in' && Array.isArray(value) && value.every(isPlain))
    return [field, 'in', ...value.map(String)];
  if (!isPlain(value)) return null;
  const text = String(value);
  if (operator === 'eq') return [field, 'in', text];
  if (operator === 'contains') return [field, 'contains', text];
  if (DAY.test(text)) return conditionOfDay(field, operator, text);
  if (operator === 'gte') return [field, 'atLeast', text];
  return operator === 'lte' ? [field, 'atMost', text] : null;
}

function movingCondition(field: string, bounds: [string, unknown][]): Condition | null {
  const meant = movingOf(Object.fromEntries(bounds));
  return meant && [field, meant.moving, String(meant.count)];
}

/** The last day of a range belongs to it: it ends before the next one. */
function conditionOfDay(field: string, operator: string, day: string): Condition | null {
  const next = operator === 'lte' || operator === 'gt' ? dayAfter(day) : day;
  if (next === null) return null;
  if (operator === 'gte' || operator === 'gt') return [field, 'after', next];
  return operator === 'lt' || operator === 'lte' ? [field, 'before', next] : null;
}

/** A filter as groups of conditions; null where it says more than they can. */
export function whereOf(filter: Filter, specs: FieldSpecs): Where | null {
  const where: Where = [];
  for (const [key, test] of Object.entries(filter)) {
    if (test === null) continue;
    if (key === 'and' && Array.isArray(test)) {
      for (const part of test) {
        const inner = isObject(part) ? whereOf(part, specs) : null;
        if (!inner) return null;
        where.push(...inner);
      }
      continue;
    }
    if (key === 'or' && Array.isArray(test)) {
      const groups = test.map((part) => (isObject(part) ? whereOf(part, specs) : null));
      const group = groups.flatMap((inner) => (inner?.length === 1 ? (inner[0] ?? []) : []));
      if (group.length !== test.length || group.length === 0) return null;
      where.push(group);
      continue;
    }
    const condition = conditionOf(key, test, specs);
    if (!condition) return null;
    where.push([condition]);
  }
  // What an address would lose stays as it is: a view must not show more than it keeps.
  return JSON.stringify(readWhere(where, specs) ?? []) === JSON.stringify(where) ? where : null;
}

export const MOST = 30;

function readCondition(value: unknown, specs: FieldSpecs): Condition | null {
  if (!Array.isArray(value)) return null;
  const [field, operator, ...values] = value.slice(0, 52).map((part) => String(part).slice(0, 200));
  const known = OPERATORS.find((candidate) => candidate === operator);
  const spec = field === undefined ? undefined : specOf(specs, field);
  if (field === undefined || !spec || !known || !operatorsOf(spec).includes(known)) return null;
  if (isMoving(known) && !(values.length === 1 && values.every(isCount))) return null;
  return needsValue(known) === values.length > 0 ? [field, known, ...values] : null;
}

/** Reads conditions of the address bar; what does not fit is dropped. */
export function readWhere(value: unknown, specs: FieldSpecs): Where | undefined {
  if (!Array.isArray(value)) return undefined;
  const where = value.slice(0, MOST).flatMap((group: unknown) => {
    if (!Array.isArray(group)) return [];
    const conditions = group
      .slice(0, MOST)
      .map((condition) => readCondition(condition, specs))
      .filter((condition) => condition !== null);
    return conditions.length > 0 ? [conditions] : [];
  });
  return where.length > 0 ? where : undefined;
}

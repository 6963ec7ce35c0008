import { dayOf } from '@/lib/days';
import type { RecordKind } from '@/components/record-box';

/** What a field of a list can be asked, and how its filter calls it. */
export type FieldSpec = { key: string; label: string } & (
  | { kind: 'choice'; options: readonly { value: string; label: string }[] }
  | { kind: 'record'; record: RecordKind; hasNone: boolean }
  | { kind: 'country' | 'word' | 'text' | 'number' }
  /** A day of the calendar, where a date is a moment. */
  | { kind: 'day' }
  | { kind: 'date'; hasNone: boolean }
);
export type FieldSpecs = Record<string, FieldSpec>;

export const OPERATORS = [
  'in',
  'notIn',
  'none',
  'some',
  'contains',
  'startsWith',
  'after',
  'before',
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
  switch (spec.kind) {
    case 'choice':
      return ['in', 'notIn'];
    case 'record':
      return spec.hasNone ? ['in', 'notIn', 'none', 'some'] : ['in', 'notIn'];
    case 'country':
    case 'word':
      return ['in', 'notIn', 'none', 'some'];
    case 'text':
      return ['contains', 'startsWith'];
    case 'date':
      return spec.hasNone ? ['after', 'before', 'none', 'some'] : ['after', 'before'];
    case 'day':
      return ['after', 'before'];
    case 'number':
      return ['atLeast', 'atMost'];
  }
}

export function needsValue(operator: Operator): boolean {
  return operator !== 'none' && operator !== 'some';
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
  switch (operator) {
    case 'in':
    case 'notIn':
      return { in: values };
    case 'none':
      return { isNull: true };
    case 'some':
      return { isNull: false };
    case 'contains':
    case 'startsWith':
      return { [operator]: first };
    case 'after':
      return { gte: kind === 'day' ? first : momentOf(first) };
    case 'before':
      return { lt: kind === 'day' ? first : momentOf(first) };
    case 'atLeast':
      return { gte: first };
    case 'atMost':
      return { lte: first };
  }
}

function filterOfCondition([field, operator, ...values]: Condition, specs: FieldSpecs): Filter {
  const spec = specs[field];
  const test = { [spec?.key ?? field]: testOf(operator, values, spec?.kind) };
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
  const field = Object.keys(specs).find((id) => specs[id]?.key === key);
  const kind = field === undefined ? null : specs[field]?.kind;
  if (field === undefined || !isObject(test)) return null;
  const [entry, ...more] = Object.entries(test).filter(([, value]) => value !== null);
  if (!entry || more.length > 0) return null;
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
  const spec = field === undefined ? undefined : specs[field];
  if (field === undefined || !spec || !known || !operatorsOf(spec).includes(known)) return null;
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

import { filtersOf, MOST, whereOf, type FieldSpecs, type Where } from './conditions';

export type Filter = Record<string, unknown>;

/** What an address says of the filter of a list beside the quick ones of its toolbar. */
export interface Conditions {
  where?: Where;
  /** Conditions of a saved view that the page has no words for. */
  raw?: object;
}

/** A filter with a place of its own in a toolbar: what it is in the filter of the list, and how it is found again there. */
export interface QuickFilter<S> {
  part: (search: S) => Filter | null;
  /** Null where a part of a filter says something else. */
  find: (part: Filter) => Partial<S> | null;
}

type Quick<S> = readonly QuickFilter<S>[];

function isFilter(value: unknown): value is Filter {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function stable(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stable);
  if (!isFilter(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, part]) => part != null)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, part]) => [key, stable(part)]),
  );
}

/** Whether two say the same, whatever order their fields have and whatever they leave open. */
export function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(stable(one)) === JSON.stringify(stable(other));
}

/** What the one test of a part says of a field; null where it tests another field, or more. */
export function testOf(part: Filter, key: string): Filter | null {
  const test = Object.keys(part).length === 1 ? part[key] : null;
  return isFilter(test) ? test : null;
}

/** One of some: `{ key: { in: […] } }`. Only values that are `known` have a place in the toolbar. */
export function chosen<S extends object>(
  name: keyof S,
  key: string,
  known?: readonly string[],
): QuickFilter<S> {
  return {
    part: (search) => (search[name] === undefined ? null : { [key]: { in: search[name] } }),
    find: (part) => {
      const test = testOf(part, key);
      const [entry, ...more] = Object.entries(stable(test ?? {}) as Filter);
      if (!entry || more.length > 0) return null;
      const [operator, value] = entry;
      const values = operator === 'eq' ? [value] : operator === 'in' ? value : null;
      if (!Array.isArray(values) || values.length === 0) return null;
      if (known && !values.every((one) => known.includes(String(one)))) return null;
      const kept = known ? known.filter((one) => values.includes(one)) : values.map(String);
      return { [name]: kept } as Partial<S>;
    },
  };
}

/** Whose records: those of the viewer, where the address says `me`. */
export function mine<S extends object>(
  name: keyof S,
  key: string,
  me: string | undefined,
): QuickFilter<S> {
  return {
    part: (search) => (search[name] === 'me' && me !== undefined ? { [key]: { eq: me } } : null),
    find: (part) =>
      me !== undefined && isEqual(part, { [key]: { eq: me } })
        ? ({ [name]: 'me' } as Partial<S>)
        : null,
  };
}

/** The filter a list is asked with; null for none. Its fields are those of the specs; the server checks what a view says beyond them. */
export function filterFrom<S extends Conditions>(
  search: S,
  quick: Quick<S>,
  specs: FieldSpecs,
): Filter | null {
  const filter: Filter = {};
  const and: unknown[] = [];
  for (const { part } of quick) {
    const test = part(search);
    const [key, ...more] = Object.keys(test ?? {});
    if (!test || key === undefined) continue;
    // What is one test stays apart from those that belong together.
    if (more.length > 0 || key in filter || key === 'and') and.push(test);
    else filter[key] = test[key];
  }
  and.push(...filtersOf(search.where ?? [], specs));
  if (search.raw) and.push(search.raw);
  if (and.length > 0) filter['and'] = and;
  return Object.keys(filter).length > 0 ? filter : null;
}

function partsOf(filter: unknown): Filter[] {
  if (!isFilter(filter)) return [];
  const { and, ...tests } = filter;
  return [
    ...Object.entries(tests)
      .filter(([, test]) => test != null)
      .map(([key, test]) => ({ [key]: test })),
    ...(Array.isArray(and) ? and.filter(isFilter) : []),
  ];
}

/** A filter that was kept, as a toolbar shows it; what it cannot show stays as it is. */
export function searchFrom<S extends Conditions>(
  filter: unknown,
  quick: Quick<S>,
  specs: FieldSpecs,
): Partial<S> {
  const open = [...quick];
  const search: Partial<S> = {};
  const where: Where = [];
  const raw: Filter[] = [];
  for (const part of partsOf(filter)) {
    const at = open.findIndex(({ find }) => find(part) !== null);
    const found = open[at]?.find(part);
    const groups = found ? null : whereOf(part, specs);
    if (found) {
      Object.assign(search, found);
      open.splice(at, 1);
    } else if (groups && where.length + groups.length <= MOST) where.push(...groups);
    else raw.push(part);
  }
  const [first, ...more] = raw;
  return {
    ...search,
    where: where.length > 0 ? where : undefined,
    raw: more.length > 0 ? { and: raw } : first,
  };
}

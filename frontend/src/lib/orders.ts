/** Several orders in one text, the most important first, as the address bar has them: `ANNUAL_REVENUE_DESC,NAME_ASC`. */
export type Direction = 'ASC' | 'DESC';

export interface SortKey {
  by: string;
  direction: Direction;
}

/** As many as the API takes. */
const MOST = 4;

export function sortKeys(order: string | null | undefined): SortKey[] {
  return (order ?? '')
    .split(',')
    .filter((key) => key !== '')
    .map((key) =>
      key.endsWith('_DESC')
        ? { by: key.slice(0, -'_DESC'.length), direction: 'DESC' }
        : { by: key.replace(/_ASC$/, ''), direction: 'ASC' },
    );
}

export function orderOf(keys: readonly SortKey[]): string {
  return keys
    .slice(0, MOST)
    .map(({ by, direction }) => `${by}_${direction}`)
    .join(',');
}

function flipped(direction: Direction): Direction {
  return direction === 'ASC' ? 'DESC' : 'ASC';
}

/**
 * The order after a click on a column: by this column alone, or, where it `adds`, by this one too; then the second click turns it
 * round and the third takes it away.
 */
export function nextOrder(
  order: string | null,
  by: string,
  first: Direction,
  adds: boolean,
): string {
  const keys = sortKeys(order);
  const present = keys.find((key) => key.by === by);
  if (!adds) {
    const turns = present !== undefined && keys.length === 1;
    return orderOf([{ by, direction: turns ? flipped(present.direction) : first }]);
  }
  if (!present) return orderOf([...keys.slice(0, MOST - 1), { by, direction: first }]);
  if (present.direction !== first && keys.length > 1) {
    return orderOf(keys.filter((key) => key !== present));
  }
  return orderOf(
    keys.map((key) => (key === present ? { by, direction: flipped(key.direction) } : key)),
  );
}

/** Those of a text that a list knows, each column once. */
export function knownOrders<T extends string>(value: unknown, known: readonly T[]): T[] {
  if (typeof value !== 'string') return [];
  const seen = new Set<string>();
  return sortKeys(value)
    .filter(({ by }) => !seen.has(by) && seen.add(by))
    .map((key) => known.find((candidate) => candidate === orderOf([key])))
    .filter((order) => order !== undefined)
    .slice(0, MOST);
}

/** Reads the orders of an address; what the list does not know is dropped. */
export function readOrder(value: unknown, known: readonly string[]): string | undefined {
  const orders = knownOrders(value, known);
  return orders.length > 0 ? orders.join(',') : undefined;
}

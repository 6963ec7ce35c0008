export interface ColumnChange {
  column: string;
  before: string | null;
  after: string | null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Tables inside a column, such as the rights of a role, are compared line by line. */
function lines(column: string, before: unknown, after: unknown): ColumnChange[] {
  if (isObject(before) && isObject(after)) return changesOf(before, after, `${column} · `);
  const [was, is] = [shown(before), shown(after)];
  return was === is ? [] : [{ column, before: was, after: is }];
}

/** What an entry says of each column, those that only came or went included. */
export function changesOf(before: unknown, after: unknown, prefix = ''): ColumnChange[] {
  const was = isObject(before) ? before : {};
  const is = isObject(after) ? after : {};
  const columns = [...new Set([...Object.keys(was), ...Object.keys(is)])];
  return columns.flatMap((column) => lines(`${prefix}${column}`, was[column], is[column]));
}

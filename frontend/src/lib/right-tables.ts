import type { RightOperation, RightScope } from '@/gql/graphql';

export const OPERATIONS = ['READ', 'CREATE', 'UPDATE', 'DELETE', 'RESTORE', 'DESTROY'] as const;
/** A record is deleted as a whole, so a field knows only these. */
export const FIELD_OPERATIONS: readonly RightOperation[] = ['READ', 'CREATE', 'UPDATE'];
export const SCOPES = ['NONE', 'OWN', 'TEAM', 'ALL'] as const;

export interface RightLine {
  type?: string | null;
  field?: string | null;
  operation?: RightOperation | null;
  scope?: RightScope | null;
}

export interface RightKey {
  type: string;
  /** `*`: all fields without a line of their own. */
  field: string;
  operation: RightOperation;
}

/** What is written down, by type, field and operation; what is not there is refused, or for a field as the type says. */
export type RightTable = ReadonlyMap<string, RightScope>;

export function nameOf({ type, field, operation }: RightKey): string {
  return `${type}.${field} ${operation}`;
}

export function keyOf(name: string): RightKey {
  const [path = '', operation = ''] = name.split(' ');
  const [type = '', field = ''] = path.split('.');
  return { type, field, operation: operation as RightOperation };
}

export function tableOf(lines: readonly RightLine[] | null | undefined): RightTable {
  const table = new Map<string, RightScope>();
  for (const { type, field, operation, scope } of lines ?? []) {
    if (type == null || operation == null || scope == null) continue;
    table.set(nameOf({ type, field: field ?? '*', operation }), scope);
  }
  return table;
}

/** The table with one line changed; null takes a field's line away. */
export function withRight(table: RightTable, key: RightKey, scope: RightScope | null): RightTable {
  const next = new Map(table);
  if (scope === null) next.delete(nameOf(key));
  else next.set(nameOf(key), scope);
  return next;
}

export interface RightChange extends RightKey {
  before: RightScope | null;
  after: RightScope | null;
}

/** What differs; of a type, no line and `NONE` are the same. */
export function changesBetween(before: RightTable, after: RightTable): RightChange[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  return names.flatMap((name) => {
    const key = keyOf(name);
    const none = key.field === '*' ? 'NONE' : null;
    const was = before.get(name) ?? none;
    const is = after.get(name) ?? none;
    return was === is ? [] : [{ ...key, before: was, after: is }];
  });
}

/** The fields of a type that have lines of their own. */
export function ownFields(table: RightTable, type: string): string[] {
  const fields = [...table.keys()].map(keyOf).filter((key) => key.type === type);
  return [...new Set(fields.map(({ field }) => field))].filter((field) => field !== '*').sort();
}

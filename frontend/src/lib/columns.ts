import { useMemo, useState } from 'react';
import type { ColumnLayout } from '@/components/data-table';
import { customId, customKey } from '@/lib/custom-ids';
import { inBrowser } from '@/lib/storage';

/** Which columns a list shows, in order, as the address bar has them: `name.260,stage,owner`, widths in pixels. */
export interface ColumnChoice {
  id: string;
  width?: number;
}

export type Layouts = Record<string, ColumnLayout>;

const NARROWEST = 64;
const WIDEST = 900;

export function clampWidth(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
}

export function formatColumns(choices: readonly ColumnChoice[]): string {
  return choices.map(({ id, width }) => (width === undefined ? id : `${id}.${width}`)).join(',');
}

/**
 * What a text says of the columns a list has; a column that must be there stands first where it is missing. Where custom fields are
 * not known yet (`isEarly`), theirs keep their places.
 */
export function parseColumns(
  text: string | null | undefined,
  layouts: Layouts,
  isEarly = false,
): ColumnChoice[] {
  const seen = new Set<string>();
  const choices: ColumnChoice[] = [];
  for (const part of (text ?? '').split(',')) {
    const [id = '', width] = part.split('.');
    const isKnown = id in layouts || (isEarly && customKey(id) !== null);
    if (!isKnown || seen.has(id)) continue;
    seen.add(id);
    const pixels = Number(width);
    choices.push(pixels > 0 ? { id, width: clampWidth(pixels) } : { id });
  }
  if (choices.length === 0) return standardColumns(layouts);
  const missing = Object.keys(layouts).filter((id) => layouts[id]?.isFixed && !seen.has(id));
  return [...missing.map((id) => ({ id })), ...choices];
}

export function standardColumns(layouts: Layouts): ColumnChoice[] {
  return Object.keys(layouts)
    .filter((id) => !layouts[id]?.isOptional)
    .map((id) => ({ id }));
}

function storageKey(list: string) {
  return `tessera.columns.${list}`;
}

export interface ColumnState {
  choices: readonly ColumnChoice[];
  /** Somebody has chosen: then narrow windows scroll sideways in place of leaving columns out. */
  isChosen: boolean;
  /** Null for what the list shows unless told otherwise. */
  choose: (choices: readonly ColumnChoice[] | null) => void;
}

interface Asked {
  list: string;
  layouts: Layouts;
  /** Custom fields are not known yet. */
  isEarly?: boolean;
  /** What the address says. */
  cols: string | undefined;
  onCols: (cols: string | undefined) => void;
}

/** The columns of a list: what the address says, else what was chosen last time, else the usual ones. */
export function useColumns({ list, layouts, isEarly, cols, onCols }: Asked): ColumnState {
  const [last, setLast] = useState(() => inBrowser.get(storageKey(list)));
  const text = cols ?? last;
  return {
    choices: useMemo(() => parseColumns(text, layouts, isEarly), [text, layouts, isEarly]),
    isChosen: text !== null,
    choose: (choices) => {
      const next = choices && formatColumns(choices);
      inBrowser.set(storageKey(list), next);
      setLast(next);
      onCols(next ?? undefined);
    },
  };
}

/** How saved views begin what they call the column of a custom field, before its key. */
const CUSTOM = 'customFields.';

/** What saved views call columns that do not have the name of a field of the schema. */
export type FieldNames = Partial<Record<string, string>>;

/** The columns as fields of the schema, as saved views keep them. */
export function fieldsOf(choices: readonly ColumnChoice[], names: FieldNames): string[] {
  return choices.map(({ id }) => {
    const key = customKey(id);
    return key === null ? (names[id] ?? id) : CUSTOM + key;
  });
}

/** What the address says of the columns of a view; fields without a column are left out, but for custom ones, which may come back. */
export function colsOf(
  fields: readonly string[] | null | undefined,
  layouts: Layouts,
  names: FieldNames,
): string | undefined {
  const known = (fields ?? []).flatMap((field) =>
    field.startsWith(CUSTOM)
      ? [customId(field.slice(CUSTOM.length))]
      : Object.keys(layouts).filter((id) => (names[id] ?? id) === field),
  );
  return known.length > 0 ? known.join(',') : undefined;
}

export function moved<T>(items: readonly T[], from: number, to: number): T[] {
  const rest = items.filter((_, index) => index !== from);
  const item = items[from];
  return item === undefined ? rest : [...rest.slice(0, to), item, ...rest.slice(to)];
}

import { useMemo } from 'react';
import type { Columns } from '@/components/data-table';
import { useColumns, type ColumnState, type Layouts } from '@/lib/columns';
import { customKey } from '@/lib/custom-ids';
import { columnsFrom, exportsFrom, layoutsFrom, namesFrom, type CustomRow } from './custom-columns';
import type { Field } from './values';

interface Asked<Row extends CustomRow> {
  list: string;
  /** Those that every list of its kind has. */
  columns: Columns<Row>;
  layouts: Layouts;
  names: Record<string, string>;
  /** Null until they are known. */
  fields: readonly Field[] | null;
  /** What the address says. */
  cols: string | undefined;
  onCols: (cols: string | undefined) => void;
}

/** What can be chosen among. */
export interface ListColumns {
  state: ColumnState;
  layouts: Layouts;
  names: Record<string, string>;
}

/** What is shown of a field until it is known what it is. */
function early(key: string): Field {
  return {
    id: key,
    key,
    label: key,
    description: null,
    kind: null,
    options: null,
    isSensitive: false,
  };
}

/** The columns of a list: its own, and behind them one for each custom field. */
export function useListColumns<Row extends CustomRow>(asked: Asked<Row>) {
  const { list, fields, cols, onCols } = asked;
  const known = useMemo(
    () => ({ ...asked.layouts, ...layoutsFrom(fields ?? []) }),
    [asked.layouts, fields],
  );
  const state = useColumns({
    list,
    layouts: known,
    isEarly: fields === null,
    cols,
    onCols,
  });
  const shown = state.choices.flatMap(({ id }) => customKey(id) ?? []).join(',');
  const custom = useMemo(
    () => fields ?? (shown === '' ? [] : shown.split(',').map(early)),
    [fields, shown],
  );
  return {
    state,
    columns: useMemo(
      () => [...asked.columns, ...columnsFrom<Row>(custom)],
      [asked.columns, custom],
    ),
    layouts: useMemo(() => ({ ...asked.layouts, ...layoutsFrom(custom) }), [asked.layouts, custom]),
    names: { ...asked.names, ...namesFrom(custom) },
    /** Whether the list has to ask for custom fields. */
    hasCustom: shown !== '',
    /** What an export can have of those that are shown. */
    exports: exportsFrom(custom.filter(({ key }) => key != null && shown.split(',').includes(key))),
  };
}

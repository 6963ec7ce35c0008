import { tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { standardColumns, type ColumnState } from '@/lib/columns';
import type { ListPlace } from '@/lib/list-place';
import type { Selection } from '@/lib/selection';
import { useShortcuts } from '@/lib/shortcuts';
import { HeaderRow } from './data-table-head';
import { rowEvents, TableRow } from './data-table-row';
import { AHEAD, knownRowHeight, useAnchor, useEntrance, useReturn } from './data-table-scroll';
import { shownColumns, tracks } from './data-table-tracks';
import styles from './data-table.module.css';

/** Sorting, filtering and paging are the server's: the table only lays rows out. */
export const features = tableFeatures({});
export type Columns<T extends object> = ColumnDef<typeof features, T>[];

export interface ColumnLayout {
  /** A track of CSS grid, such as `minmax(200px, 2fr)`. */
  track: string;
  align?: 'end';
  /** Hidden in windows narrower than this, unless somebody has chosen the columns. */
  from?: 'medium' | 'wide';
  /** The name the ordering has in the schema, without its direction. */
  order?: string;
  firstDirection?: 'ASC' | 'DESC';
  /** Always there, and first. */
  isFixed?: boolean;
  /** Shown where somebody has chosen it. */
  isOptional?: boolean;
}

export interface DataTableProps<T extends { id: string }> {
  label: string;
  columns: Columns<T>;
  layout: Record<string, ColumnLayout>;
  rows: readonly T[];
  total: number | null;
  hasMore: boolean;
  isLoading: boolean;
  /** The rows still answer the previous question. */
  isStale: boolean;
  /** One order or several, joined by commas: see `lib/orders`. */
  order: string | null;
  onOrder: (order: string) => void;
  onMore: () => void;
  /** Told the first and the last row that are drawn. */
  onSight?: (first: number, last: number) => void;
  /** What the rows answer: while it stays the same, rows that come or go above leave what one looks at in its place. */
  question: string;
  /** The ids of rows that somebody has just changed. */
  fresh: ReadonlySet<string>;
  /** With it every row has a box to choose it. */
  selection?: Selection<T>;
  /** With it columns can be chosen, moved and made wider. */
  columnState?: ColumnState;
  /** With it the way back leads to the same row. */
  place?: ListPlace;
}

const GHOSTS = 14;

export function DataTable<T extends { id: string }>(props: DataTableProps<T>) {
  const { label, columns, layout, rows, total, hasMore, isLoading, isStale, onMore } = props;
  const { question, fresh, selection, columnState, place } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const ghosts = isLoading && rows.length === 0 ? GHOSTS : hasMore ? 3 : 0;
  const choices = columnState?.choices;
  const shown = useMemo(
    () => shownColumns(layout, choices ?? standardColumns(layout)),
    [layout, choices],
  );
  const isChosen = columnState?.isChosen ?? false;
  // The compiler does not run on this project; the warning is about what it would skip.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length + ghosts,
    getScrollElement: () => scroller.current,
    estimateSize: knownRowHeight(),
    overscan: 6,
  });
  useAnchor(scroller, rows, question);
  useReturn(scroller, place, question, rows.length);
  const items = virtual.getVirtualItems();
  const [first, last] = [items[0]?.index ?? 0, items.at(-1)?.index ?? 0];
  // Only those in sight: laying out all of a long list takes longer than a frame.
  const inSight = useMemo(() => rows.slice(first, last + 1), [rows, first, last]);
  const table = useTable({ features, columns, data: inSight });
  const modelRows = table.getRowModel().rows;

  useEffect(() => {
    if (hasMore && !isLoading && last >= rows.length - AHEAD) onMore();
  }, [hasMore, isLoading, last, rows.length, onMore]);
  const { onSight } = props;
  useEffect(() => onSight?.(first, last), [onSight, first, last]);
  const goIn = useEntrance(scroller, isLoading);
  useShortcuts({ j: goIn, k: goIn });

  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="table"
      aria-label={label}
      aria-rowcount={total === null ? -1 : total + 1}
      aria-busy={isLoading}
      data-chosen={isChosen}
      data-selecting={selection !== undefined && selection.ids.size > 0}
      style={tracks(shown, { isChosen, hasBoxes: selection !== undefined })}
    >
      <HeaderRow
        columns={columns}
        shown={shown}
        order={props.order}
        onOrder={props.onOrder}
        selection={selection}
        rows={rows}
        columnState={columnState}
      />
      <div
        role="rowgroup"
        className={styles['body']}
        data-stale={isStale}
        style={{ height: virtual.getTotalSize() }}
        {...rowEvents(selection, place)}
      >
        {items.map(({ index, size, start }) => {
          const row = modelRows[index - first];
          const id = row?.original.id;
          return (
            <TableRow
              key={id ?? `ghost-${index}`}
              row={row}
              columns={columns}
              shown={shown}
              index={index}
              size={size}
              start={start}
              isFresh={id !== undefined && fresh.has(id)}
              isSelected={id !== undefined && (selection?.ids.has(id) ?? false)}
              hasBox={selection !== undefined}
            />
          );
        })}
      </div>
    </div>
  );
}

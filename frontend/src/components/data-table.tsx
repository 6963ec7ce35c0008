import { tableFeatures, useTable } from '@tanstack/react-table';
import type { ColumnDef } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { messages } from '@/lib/messages';
import { Skeleton } from './states';
import styles from './data-table.module.css';

/** Sorting, filtering and paging are the server's: the table only lays rows out. */
export const features = tableFeatures({});
export type Columns<T extends object> = ColumnDef<typeof features, T>[];

export interface ColumnLayout {
  /** A track of CSS grid, such as `minmax(200px, 2fr)`. */
  track: string;
  align?: 'end';
  /** Hidden in windows narrower than this. */
  from?: 'medium' | 'wide';
  /** The name the ordering has in the schema, without its direction. */
  order?: string;
  firstDirection?: 'ASC' | 'DESC';
}

interface DataTableProps<T extends { id: string }> {
  label: string;
  columns: Columns<T>;
  layout: Record<string, ColumnLayout>;
  rows: readonly T[];
  total: number | null;
  hasMore: boolean;
  isLoading: boolean;
  /** The rows still answer the previous question. */
  isStale: boolean;
  order: string | null;
  onOrder: (order: string) => void;
  onMore: () => void;
}

const AHEAD = 20;
const GHOSTS = 14;
const NO_ROWS: never[] = [];

export function DataTable<T extends { id: string }>(props: DataTableProps<T>) {
  const { label, columns, layout, rows, total, hasMore, isLoading, isStale, onMore } = props;
  const table = useTable({ features, columns, data: rows.length > 0 ? rows : NO_ROWS });
  const scroller = useRef<HTMLDivElement>(null);
  const ghosts = isLoading && rows.length === 0 ? GHOSTS : hasMore ? 3 : 0;
  const modelRows = table.getRowModel().rows;
  // The compiler does not run on this project; the warning is about what it would skip.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: modelRows.length + ghosts,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight(),
    overscan: 12,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;

  useEffect(() => {
    if (hasMore && !isLoading && last >= rows.length - AHEAD) onMore();
  }, [hasMore, isLoading, last, rows.length, onMore]);

  return (
    <div
      ref={scroller}
      className={styles['scroller']}
      role="table"
      aria-label={label}
      aria-rowcount={total === null ? -1 : total + 1}
      aria-busy={isLoading}
      style={tracks(layout)}
    >
      <HeaderRow {...props} />
      <div
        role="rowgroup"
        className={styles['body']}
        data-stale={isStale}
        style={{ height: virtual.getTotalSize() }}
      >
        {items.map((item) => {
          const row = modelRows[item.index];
          return (
            // The arrows move between the links inside the rows; the row itself takes no focus.
            // eslint-disable-next-line jsx-a11y/interactive-supports-focus
            <div
              key={row?.original.id ?? `ghost-${item.index}`}
              role="row"
              aria-rowindex={item.index + 2}
              className={styles['row']}
              data-clickable={row !== undefined}
              style={{ height: item.size, transform: `translateY(${item.start}px)` }}
              onKeyDown={moveBetweenRows}
            >
              {Object.entries(layout).map(([id, column], position) => {
                const cell = row?.getAllCells().find((candidate) => candidate.column.id === id);
                return (
                  <div
                    key={id}
                    role="cell"
                    className={styles['cell']}
                    data-align={column.align}
                    data-from={column.from}
                  >
                    {cell ? (
                      <table.FlexRender cell={cell} />
                    ) : (
                      <Skeleton width={`${70 - ((item.index * 13 + position * 29) % 40)}%`} />
                    )}
                  </div>
                );
              })}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Columns that are hidden take no track either. */
function tracks(layout: Record<string, ColumnLayout>) {
  const join = (hidden: readonly (string | undefined)[]) =>
    Object.values(layout)
      .filter((column) => !hidden.includes(column.from ?? 'always'))
      .map((column) => column.track)
      .join(' ');
  return {
    '--tracks-wide': join([]),
    '--tracks-medium': join(['wide']),
    '--tracks-narrow': join(['wide', 'medium']),
  };
}

function rowHeight(): number {
  const height = getComputedStyle(document.documentElement).getPropertyValue('--row-height');
  return Number.parseInt(height, 10) || 44;
}

/** Arrow keys and j/k go from one row's link to the next. */
function moveBetweenRows(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key];
  if (step === undefined || event.metaKey || event.ctrlKey || event.altKey) return;
  const index = Number(event.currentTarget.getAttribute('aria-rowindex')) + step;
  const next = event.currentTarget.parentElement?.querySelector<HTMLElement>(
    `[aria-rowindex="${String(index)}"] a`,
  );
  if (!next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'nearest' });
}

function HeaderRow<T extends { id: string }>(props: DataTableProps<T>) {
  const { columns, layout, order, onOrder } = props;
  const [by, direction] = splitOrder(order);
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={styles['headRow']}>
        {Object.entries(layout).map(([id, column]) => {
          const header = columns.find((candidate) => candidate.id === id)?.header;
          const text = typeof header === 'string' ? header : id;
          const sorted = column.order !== undefined && column.order === by;
          return (
            <div
              key={id}
              role="columnheader"
              className={styles['headCell']}
              data-align={column.align}
              data-from={column.from}
              aria-sort={sorted ? (direction === 'ASC' ? 'ascending' : 'descending') : undefined}
            >
              {column.order === undefined ? (
                text
              ) : (
                <button
                  type="button"
                  className={styles['sort']}
                  data-sorted={sorted}
                  title={messages.actions.sortBy(text)}
                  onClick={() => onOrder(nextOrder(column, sorted ? direction : null))}
                >
                  {text}
                  {sorted && direction === 'ASC' && <ArrowUp size={13} aria-hidden="true" />}
                  {sorted && direction === 'DESC' && <ArrowDown size={13} aria-hidden="true" />}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function splitOrder(order: string | null): [string | null, 'ASC' | 'DESC'] {
  if (order === null) return [null, 'ASC'];
  return order.endsWith('_DESC')
    ? [order.slice(0, -'_DESC'.length), 'DESC']
    : [order.slice(0, -'_ASC'.length), 'ASC'];
}

function nextOrder(column: ColumnLayout, current: 'ASC' | 'DESC' | null): string {
  const first = column.firstDirection ?? 'ASC';
  const direction = current === null ? first : current === 'ASC' ? 'DESC' : 'ASC';
  return `${column.order ?? ''}_${direction}`;
}

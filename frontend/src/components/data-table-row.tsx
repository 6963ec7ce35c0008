import { FlexRender, type Row } from '@tanstack/react-table';
import { memo, type KeyboardEvent, type MouseEvent, type SyntheticEvent } from 'react';
import type { ListPlace } from '@/lib/list-place';
import { messages } from '@/lib/messages';
import type { Selection } from '@/lib/selection';
import type { Columns, features } from './data-table';
import { ROW_LINK } from './data-table-scroll';
import type { ShownColumn } from './data-table-tracks';
import { Skeleton } from './states';
import styles from './data-table.module.css';

interface TableRowProps<T extends { id: string }> {
  /** Undefined while it is still being read. */
  row: Row<typeof features, T> | undefined;
  /** Of all columns there are: what cells are made with. */
  columns: Columns<T>;
  shown: readonly ShownColumn[];
  index: number;
  size: number;
  start: number;
  isFresh: boolean;
  isSelected: boolean;
  hasBox: boolean;
}

const ignored = () => undefined;

function Frame<T extends { id: string }>(props: TableRowProps<T>) {
  const { row, shown, index, size, start, isFresh, isSelected, hasBox } = props;
  const cells = new Map(row?.getAllCells().map((cell) => [cell.column.id, cell]));
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles['row']}
      data-row={row?.original.id}
      data-clickable={row !== undefined}
      data-fresh={isFresh}
      data-selected={isSelected}
      style={{ height: size, transform: `translateY(${start}px)` }}
    >
      {hasBox && (
        <div role="cell" className={styles['boxCell']}>
          {row && (
            <label className={styles['box']}>
              <input
                type="checkbox"
                aria-label={messages.lists.choose}
                checked={isSelected}
                // The table hears of it: see `rowEvents`.
                onChange={ignored}
              />
            </label>
          )}
        </div>
      )}
      {shown.map(({ id, layout }, position) => {
        const cell = cells.get(id);
        return (
          <div
            key={id}
            role="cell"
            className={styles['cell']}
            data-align={layout.align}
            data-from={layout.from}
            data-fixed={layout.isFixed}
          >
            {cell ? (
              <FlexRender cell={cell} />
            ) : (
              <Skeleton width={`${70 - ((index * 13 + position * 29) % 40)}%`} />
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The table makes its rows anew each time it is drawn; what they show changes with the record alone. */
function isSame<T extends { id: string }>(
  { row: before, ...was }: TableRowProps<T>,
  { row: now, ...is }: TableRowProps<T>,
): boolean {
  const names = Object.keys(is) as (keyof typeof is)[];
  return before?.original === now?.original && names.every((name) => was[name] === is[name]);
}

/** A row, drawn anew when something of it has changed: others come and go with every turn of the wheel. */
export const TableRow = memo(Frame, isSame) as typeof Frame;

/** The row in which something happened. */
function rowOf({ target }: SyntheticEvent): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-row]') : null;
}

/** What rows hear, once for all of them. */
export function rowEvents(selection: Selection | undefined, place: ListPlace | undefined) {
  return {
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const row = rowOf(event);
      if (row) onRowKey(event, row, selection);
    },
    onClickCapture: (event: MouseEvent<HTMLElement>) => {
      const id = rowOf(event)?.dataset['row'];
      if (id === undefined || !selection || !event.shiftKey || isBox(event.target)) return;
      event.preventDefault();
      event.stopPropagation();
      selection.toggle(id, true);
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      const row = rowOf(event);
      if (row) openRow(event, row);
    },
    onChange: (event: SyntheticEvent<HTMLElement>) => {
      const id = rowOf(event)?.dataset['row'];
      if (id !== undefined && isBox(event.target))
        selection?.toggle(id, isShift(event.nativeEvent));
    },
    onFocus: (event: SyntheticEvent<HTMLElement>) => {
      place?.keep({ row: rowOf(event)?.dataset['row'] ?? null });
    },
  };
}

function isBox(target: EventTarget): boolean {
  return target instanceof Element && target.closest('label, button') !== null;
}

/** Where the link cannot cover the row, a click beside it still opens the row, as the click would have. */
function openRow(event: MouseEvent, row: HTMLElement) {
  if (event.target instanceof Element && event.target.closest('a, button, label, input')) return;
  const { ctrlKey, metaKey } = event;
  row
    .querySelector(ROW_LINK)
    ?.dispatchEvent(
      new window.MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }),
    );
}

function isShift(event: Event): boolean {
  return 'shiftKey' in event && event.shiftKey === true;
}

/** Arrow keys and j/k go from one row to the next, with Shift they choose on the way; x chooses the row, t ticks its task off. */
function onRowKey(event: KeyboardEvent, at: HTMLElement, selection: Selection | undefined) {
  const id = at.dataset['row'] ?? '';
  if (event.metaKey || event.ctrlKey || event.altKey) {
    if (selection && event.key === 'a' && !event.altKey && !event.shiftKey) {
      event.preventDefault();
      selection.toggleAll();
    }
    return;
  }
  if (event.key.toLowerCase() === 'x') {
    event.preventDefault();
    selection?.toggle(id, event.shiftKey);
    return;
  }
  // What is selected is ticked off together, by the bar.
  if (event.key === 't' && !selection?.ids.size) {
    at.querySelector<HTMLElement>('[role="checkbox"]')?.click();
    return;
  }
  const step = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 }[event.key];
  if (step === undefined) return;
  const index = Number(at.getAttribute('aria-rowindex')) + step;
  const row = at.parentElement?.querySelector<HTMLElement>(`[aria-rowindex="${String(index)}"]`);
  const next = row?.querySelector<HTMLElement>(ROW_LINK);
  if (!row || !next) return;
  event.preventDefault();
  next.focus({ preventScroll: true });
  row.scrollIntoView({ block: 'nearest' });
  const to = row.dataset['row'];
  if (event.shiftKey && selection && to !== undefined) {
    if (selection.ids.size === 0) selection.toggle(id, false);
    selection.toggle(to, true);
  }
}

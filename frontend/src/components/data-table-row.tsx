import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import type { ListPlace } from '@/lib/list-place';
import { messages } from '@/lib/messages';
import type { Selection } from '@/lib/selection';
import { ROW_LINK } from './data-table-scroll';
import styles from './data-table.module.css';

interface RowFrameProps {
  /** Null for a row that is still being read. */
  id: string | null;
  index: number;
  size: number;
  start: number;
  isFresh: boolean;
  selection: Selection | undefined;
  place: ListPlace | undefined;
  children: ReactNode;
}

export function RowFrame(props: RowFrameProps) {
  const { id, index, size, start, isFresh, selection, place, children } = props;
  const isSelected = id !== null && (selection?.ids.has(id) ?? false);
  return (
    // The arrows move between the links inside the rows; the row itself takes no focus.
    // eslint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      role="row"
      aria-rowindex={index + 2}
      className={styles['row']}
      data-row={id}
      data-clickable={id !== null}
      data-fresh={isFresh}
      data-selected={isSelected}
      style={{ height: size, transform: `translateY(${start}px)` }}
      onKeyDown={(event) => {
        if (id !== null) onRowKey(event, id, selection);
      }}
      onClickCapture={(event) => {
        if (id === null || !selection || !event.shiftKey || isBox(event.target)) return;
        event.preventDefault();
        event.stopPropagation();
        selection.toggle(id, true);
      }}
      onClick={openRow}
      onFocus={() => place?.keep({ row: id })}
    >
      {selection && (
        <div role="cell" className={styles['boxCell']}>
          {id !== null && (
            <label className={styles['box']}>
              <input
                type="checkbox"
                aria-label={messages.lists.choose}
                checked={isSelected}
                onChange={(event) => selection.toggle(id, isShift(event.nativeEvent))}
              />
            </label>
          )}
        </div>
      )}
      {children}
    </div>
  );
}

function isBox(target: EventTarget): boolean {
  return target instanceof Element && target.closest('label, button') !== null;
}

/** Where the link cannot cover the row, a click beside it still opens the row, as the click would have. */
function openRow(event: MouseEvent<HTMLDivElement>) {
  if (event.target instanceof Element && event.target.closest('a, button, label, input')) return;
  const { ctrlKey, metaKey } = event;
  event.currentTarget
    .querySelector(ROW_LINK)
    ?.dispatchEvent(
      new window.MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }),
    );
}

function isShift(event: Event): boolean {
  return 'shiftKey' in event && event.shiftKey === true;
}

/** Arrow keys and j/k go from one row to the next, with Shift they choose on the way; x chooses the row, t ticks its task off. */
function onRowKey(
  event: KeyboardEvent<HTMLDivElement>,
  id: string,
  selection: Selection | undefined,
) {
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
    event.currentTarget.querySelector<HTMLElement>('[role="checkbox"]')?.click();
    return;
  }
  const step = { ArrowDown: 1, j: 1, J: 1, ArrowUp: -1, k: -1, K: -1 }[event.key];
  if (step === undefined) return;
  const index = Number(event.currentTarget.getAttribute('aria-rowindex')) + step;
  const row = event.currentTarget.parentElement?.querySelector<HTMLElement>(
    `[aria-rowindex="${String(index)}"]`,
  );
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

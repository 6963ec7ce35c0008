import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState, type DragEvent } from 'react';
import { moved, type ColumnState } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { nextOrder, sortKeys } from '@/lib/orders';
import type { Selection } from '@/lib/selection';
import { ColumnEdge } from './column-edge';
import type { Columns, ColumnLayout } from './data-table';
import type { ShownColumn } from './data-table-tracks';
import styles from './data-table.module.css';

interface HeaderRowProps<T extends { id: string }> {
  columns: Columns<T>;
  shown: readonly ShownColumn[];
  order: string | null;
  onOrder: (order: string) => void;
  rows: readonly T[];
  selection: Selection<T> | undefined;
  columnState: ColumnState | undefined;
}

export function HeaderRow<T extends { id: string }>(props: HeaderRowProps<T>) {
  const { columns, shown, order, onOrder, rows, selection, columnState } = props;
  const [dragged, setDragged] = useState<string | null>(null);
  const nameOf = (id: string) => {
    const header = columns.find((candidate) => candidate.id === id)?.header;
    return typeof header === 'string' ? header : id;
  };
  const drop = (before: string) => {
    if (!columnState || dragged === null) return;
    const { choices } = columnState;
    const at = (id: string) => choices.findIndex((choice) => choice.id === id);
    columnState.choose(moved(choices, at(dragged), at(before)));
    setDragged(null);
  };
  return (
    <div role="rowgroup" className={styles['head']}>
      <div role="row" aria-rowindex={1} className={styles['headRow']}>
        {selection && <AllBox rows={rows} selection={selection} />}
        {shown.map(({ id, layout }) => {
          const isMovable = columnState !== undefined && !layout.isFixed;
          const keys = sortKeys(order);
          const place = keys.findIndex((key) => key.by === layout.order);
          const direction = layout.order === undefined ? undefined : keys[place]?.direction;
          return (
            // What the mouse drags here, the menu of columns does by keyboard.
            // eslint-disable-next-line jsx-a11y/interactive-supports-focus
            <div
              key={id}
              role="columnheader"
              className={styles['headCell']}
              data-align={layout.align}
              data-from={layout.from}
              data-fixed={layout.isFixed}
              data-dragged={dragged === id}
              aria-sort={direction && (direction === 'ASC' ? 'ascending' : 'descending')}
              draggable={isMovable}
              onDragStart={(event) => {
                event.dataTransfer.effectAllowed = 'move';
                setDragged(id);
              }}
              onDragEnd={() => setDragged(null)}
              onDragOver={(event) => allowDrop(event, dragged !== null && isMovable)}
              onDrop={() => drop(id)}
            >
              <HeaderText
                name={nameOf(id)}
                layout={layout}
                direction={direction}
                rank={keys.length > 1 && direction ? place + 1 : null}
                onSort={(adds) =>
                  onOrder(
                    nextOrder(order, layout.order ?? '', layout.firstDirection ?? 'ASC', adds),
                  )
                }
              />
              {columnState && (
                <ColumnEdge id={id} name={nameOf(id)} columnState={columnState} layout={layout} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function allowDrop(event: DragEvent, isAllowed: boolean) {
  if (isAllowed) event.preventDefault();
}

interface HeaderTextProps {
  name: string;
  layout: ColumnLayout;
  direction: 'ASC' | 'DESC' | undefined;
  /** Among several orders. */
  rank: number | null;
  onSort: (adds: boolean) => void;
}

function HeaderText({ name, layout, direction, rank, onSort }: HeaderTextProps) {
  if (layout.order === undefined) return <span className={styles['headText']}>{name}</span>;
  return (
    <button
      type="button"
      className={styles['sort']}
      data-sorted={direction !== undefined}
      title={messages.lists.sortHint(name)}
      onClick={(event) => onSort(event.shiftKey)}
    >
      <span className={styles['headText']}>{name}</span>
      {direction === 'ASC' && <ArrowUp size={13} aria-hidden="true" />}
      {direction === 'DESC' && <ArrowDown size={13} aria-hidden="true" />}
      {rank !== null && <span className={styles['rank']}>{rank}</span>}
    </button>
  );
}

interface AllBoxProps<T extends { id: string }> {
  rows: readonly T[];
  selection: Selection<T>;
}

function AllBox<T extends { id: string }>({ rows, selection }: AllBoxProps<T>) {
  const { ids } = selection;
  const chosen = ids.size === 0 ? 0 : rows.filter((row) => ids.has(row.id)).length;
  return (
    <div role="columnheader" className={styles['boxCell']}>
      <label className={styles['box']}>
        <input
          ref={(box) => {
            if (box) box.indeterminate = chosen > 0 && chosen < rows.length;
          }}
          type="checkbox"
          aria-label={messages.lists.chooseAll}
          checked={rows.length > 0 && chosen === rows.length}
          disabled={rows.length === 0}
          onChange={selection.toggleAll}
        />
      </label>
    </div>
  );
}

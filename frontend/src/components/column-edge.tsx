import type { KeyboardEvent, PointerEvent } from 'react';
import { clampWidth, type ColumnState } from '@/lib/columns';
import { messages } from '@/lib/messages';
import type { ColumnLayout } from './data-table';
import { leastOf } from './data-table-tracks';
import styles from './data-table.module.css';

const STEP = 16;

interface ColumnEdgeProps {
  id: string;
  name: string;
  layout: ColumnLayout;
  columnState: ColumnState;
}

/** The edge of a column: dragged, or moved by the arrow keys, it makes the column wider; a double click gives it back its usual width. */
export function ColumnEdge({ id, name, layout, columnState }: ColumnEdgeProps) {
  const { choices, choose } = columnState;
  const width = choices.find((choice) => choice.id === id)?.width;
  const resize = (next: number | undefined) =>
    choose(
      choices.map((choice) =>
        choice.id !== id ? choice : next === undefined ? { id } : { id, width: clampWidth(next) },
      ),
    );

  function onPointerDown(event: PointerEvent<HTMLDivElement>) {
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const cell = handle.parentElement;
    if (!cell) return;
    const from = event.clientX;
    const before = cell.getBoundingClientRect().width;
    let after = before;
    handle.setPointerCapture(event.pointerId);
    const onMove = (move: globalThis.PointerEvent) => {
      after = clampWidth(before + move.clientX - from);
      handle.style.setProperty('--pulled', `${after - before}px`);
    };
    const onEnd = () => {
      handle.removeEventListener('pointermove', onMove);
      handle.style.removeProperty('--pulled');
      if (Math.abs(after - before) > 2) resize(after);
    };
    handle.addEventListener('pointermove', onMove);
    handle.addEventListener('lostpointercapture', onEnd, { once: true });
  }

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    const step = { ArrowRight: STEP, ArrowLeft: -STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const shown = event.currentTarget.parentElement?.getBoundingClientRect().width ?? 0;
    resize((width ?? shown) + step);
  }

  return (
    // A separator that can be moved takes the focus: ARIA calls it a window splitter.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={messages.lists.widthOf(name)}
      aria-valuenow={width ?? leastOf(layout.track)}
      aria-valuemin={64}
      aria-valuemax={900}
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the same
      tabIndex={0}
      className={styles['edge']}
      draggable={false}
      onPointerDown={onPointerDown}
      onKeyDown={onKeyDown}
      onDoubleClick={() => resize(undefined)}
    />
  );
}

import { useCallback, useEffect, useMemo, useRef, type KeyboardEvent } from 'react';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import styles from './board.module.css';
import { BoardColumn } from './board-column';
import type { DealRow } from './deal-row';
import { useDealMoves } from './moves';
import type { Stage } from './stages';

interface DealBoardProps {
  /** The columns, in their order. */
  columns: readonly Stage[];
  /** Where a deal can go. */
  stages: readonly Stage[];
  deals: readonly DealRow[];
  isComplete: (stage: Stage) => boolean;
  isLoading: boolean;
  fresh: ReadonlySet<string>;
  mayMove: boolean;
}

const NO_DEALS: readonly DealRow[] = [];

export function DealBoard(props: DealBoardProps) {
  const { columns, stages, deals, isComplete, isLoading, fresh, mayMove } = props;
  const board = useRef<HTMLDivElement>(null);
  const followed = useRef<{ id: string; stage: string; hasArrived: boolean } | null>(null);
  const follow = (id: string, stage: string) => {
    followed.current = { id, stage, hasArrived: false };
  };
  const { stageOf, isOnTheWay, move, dialog } = useDealMoves(follow);
  const byStage = useMemo(() => {
    const groups = new Map(columns.map((stage) => [stage.id, [] as DealRow[]]));
    for (const deal of deals) groups.get(stageOf(deal) ?? '')?.push(deal);
    return groups;
  }, [columns, deals, stageOf]);

  function moveById(id: string, stage: Stage) {
    const deal = deals.find((candidate) => candidate.id === id);
    if (!deal) return;
    follow(id, stage.id);
    move(deal, stage);
  }

  const latest = useRef(moveById);
  useEffect(() => {
    latest.current = moveById;
  });
  // The same all the time, so that columns that nothing happened in are not drawn again.
  const onMove = useCallback((id: string, stage: Stage) => latest.current(id, stage), []);

  // The focus goes along with the card it was on, until the server has answered: the card may be drawn anew once more.
  useEffect(() => {
    const sought = followed.current;
    if (sought === null || document.querySelector('[role="dialog"]')) return;
    const card = board.current?.querySelector(
      `[data-stage="${CSS.escape(sought.stage)}"] [data-deal="${CSS.escape(sought.id)}"]`,
    );
    const row = card?.closest<HTMLElement>('[role="row"]');
    if (!row) return;
    const focused = document.activeElement;
    const isLost = focused === document.body || focused?.matches('[role="grid"]');
    const isLeft = !sought.hasArrived && board.current?.contains(focused);
    if ((isLost || isLeft) && !row.contains(focused)) row.focus();
    sought.hasArrived = true;
    if (!isOnTheWay(sought.id)) followed.current = null;
  });

  const goIn = () => board.current?.querySelector<HTMLElement>('[role="row"]')?.focus();
  useShortcuts({ j: goIn, k: goIn });

  /** Shift and an arrow to the side take the card one stage on or back. */
  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!mayMove || step === undefined || !event.shiftKey || !(event.target instanceof Element))
      return;
    const card = event.target.closest('[role="row"]')?.querySelector<HTMLElement>('[data-deal]');
    const deal = deals.find((candidate) => candidate.id === card?.dataset['deal']);
    if (!deal) return;
    event.preventDefault();
    event.stopPropagation();
    const at = columns.findIndex((stage) => stage.id === stageOf(deal));
    const next = columns[at + step];
    if (next) moveById(deal.id, next);
  }

  return (
    // The keys are those of the cards inside.

    <div ref={board} className={styles['board']} onKeyDownCapture={onKeyDown}>
      {columns.map((stage) => (
        <BoardColumn
          key={stage.id}
          stage={stage}
          stages={stages}
          deals={byStage.get(stage.id) ?? NO_DEALS}
          isComplete={isComplete(stage)}
          isLoading={isLoading}
          fresh={fresh}
          {...(mayMove && { onMove })}
        />
      ))}
      {mayMove && <p className="visually-hidden">{messages.deals.boardKeys}</p>}
      {dialog}
    </div>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { memo, useState } from 'react';
import { GridList, GridListItem } from 'react-aria-components/GridList';
import { isTextDropItem, useDragAndDrop } from 'react-aria-components/useDragAndDrop';
import { Button } from '@/components/button';
import { formatInteger } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { sumsOf } from '@/lib/sums';
import styles from './board.module.css';
import { DealCard } from './deal-card';
import type { DealRow } from './deal-row';
import type { Stage } from './stages';
import { Sums } from './sums';

interface BoardColumnProps {
  stage: Stage;
  stages: readonly Stage[];
  deals: readonly DealRow[];
  /** All deals of the stage that fit have been read. */
  isComplete: boolean;
  isLoading: boolean;
  fresh: ReadonlySet<string>;
  /** Absent for who may only look. */
  onMove?: (id: string, stage: Stage) => void;
}

const DRAG_TYPE = 'application/x-tessera-deal';
const STEP = 15;
const text = messages.deals;

export const BoardColumn = memo(function BoardColumn(props: BoardColumnProps) {
  const { stage, stages, deals, isComplete, isLoading, fresh, onMove } = props;
  const navigate = useNavigate();
  const [most, setMost] = useState(STEP);
  const { dragAndDropHooks } = useDragAndDrop({
    isDisabled: onMove === undefined,
    getItems: (keys) =>
      [...keys].map((key) => ({
        [DRAG_TYPE]: String(key),
        'text/plain': deals.find((deal) => deal.id === key)?.name ?? '',
      })),
    acceptedDragTypes: [DRAG_TYPE],
    getDropOperation: (_target, types) => (types.has(DRAG_TYPE) ? 'move' : 'cancel'),
    onRootDrop: ({ items }) => {
      for (const item of items) {
        if (!isTextDropItem(item)) continue;
        void item.getText(DRAG_TYPE).then((id) => onMove?.(id, stage));
      }
    },
  });
  const shown = deals.slice(0, most);
  return (
    <section
      className={styles['column']}
      aria-label={stage.name ?? ''}
      data-outcome={stage.outcome}
      data-stage={stage.id}
    >
      <header className={styles['columnHead']}>
        <h2>{stage.name}</h2>
        <span className={styles['columnCount']}>
          {formatInteger(deals.length)}
          {!isComplete && '+'}
        </span>
        <Sums sums={sumsOf(deals.map((deal) => deal.amount))} isComplete={isComplete} />
      </header>
      <GridList
        className={styles['cards'] ?? ''}
        aria-label={text.dealsOf(stage.name ?? '')}
        items={shown}
        // What else a card shows than its deal.
        dependencies={[stages, stage.id, onMove, fresh]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => (
          <p className={styles['none']}>{isLoading ? messages.states.loading : text.noneHere}</p>
        )}
      >
        {(deal) => (
          <GridListItem
            id={deal.id}
            textValue={deal.name ?? ''}
            className={styles['item'] ?? ''}
            onAction={() => void navigate({ to: '/deals/$id', params: { id: deal.id } })}
          >
            <div data-fresh={fresh.has(deal.id)} className={styles['freshness']}>
              <DealCard
                deal={deal}
                stages={stages}
                stage={stage.id}
                {...(onMove && { onMove: (target: Stage) => onMove(deal.id, target) })}
              />
            </div>
          </GridListItem>
        )}
      </GridList>
      {deals.length > most && (
        <Button look="quiet" onPress={() => setMost(most + STEP)}>
          {text.more(Math.min(STEP, deals.length - most))}
        </Button>
      )}
    </section>
  );
});

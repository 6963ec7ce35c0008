import { Link } from '@tanstack/react-router';
import { GripVertical } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Avatar } from '@/components/avatar';
import { MenuButton } from '@/components/menu';
import { formatDay, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './board.module.css';
import { isOverdue, type DealRow } from './deal-row';
import type { Stage } from './stages';

interface DealCardProps {
  deal: DealRow;
  stages: readonly Stage[];
  stage: string;
  /** Absent for who may only look. */
  onMove?: (stage: Stage) => void;
}

const text = messages.deals;

export function DealCard({ deal, stages, stage, onMove }: DealCardProps) {
  const late = isOverdue(deal);
  return (
    <div className={styles['card']} data-deal={deal.id}>
      <div className={styles['cardHead']}>
        <Link to="/deals/$id" params={{ id: deal.id }} className={styles['cardName']} tabIndex={-1}>
          {deal.name}
        </Link>
        {onMove && (
          <Button
            slot="drag"
            className={styles['grip'] ?? ''}
            aria-label={text.drag(deal.name ?? '')}
          >
            <GripVertical size={15} aria-hidden="true" />
          </Button>
        )}
      </div>
      <p className={styles['cardClient']}>{deal.client?.name}</p>
      <div className={styles['cardFoot']}>
        <strong className={styles['cardAmount']}>{formatMoney(deal.amount) ?? '–'}</strong>
        {deal.expectedCloseOn && (
          <span className={styles['cardClose']} data-late={late}>
            {late && `${text.overdue} · `}
            <time dateTime={deal.expectedCloseOn}>{formatDay(deal.expectedCloseOn)}</time>
          </span>
        )}
        <span className={styles['cardEnd']}>
          {deal.owner?.name && (
            <span title={deal.owner.name}>
              <Avatar name={deal.owner.name} />
              <span className="visually-hidden">{text.ownedBy(deal.owner.name)}</span>
            </span>
          )}
          {onMove && (
            <MenuButton
              label={text.moveTo(deal.name ?? '')}
              items={stages
                .filter((candidate) => candidate.id !== stage)
                .map((candidate) => ({
                  id: candidate.id,
                  label: candidate.name ?? '–',
                  onAction: () => onMove(candidate),
                }))}
            />
          )}
        </span>
      </div>
    </div>
  );
}

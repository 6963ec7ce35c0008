import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import type { Sum } from '@/lib/sums';
import styles from './board.module.css';

const SHOWN = 2;

/** A few sums in short, and all of them in full for whoever points at them or listens. */
export function Sums({ sums, isComplete }: { sums: readonly Sum[]; isComplete: boolean }) {
  if (sums.length === 0) return null;
  const all = sums.map((sum) => formatMoney(sum)).join(', ');
  const more = sums.length - SHOWN;
  const full = isComplete ? all : messages.deals.atLeast(all);
  return (
    <span className={styles['sums']} title={full}>
      <span aria-hidden="true">
        {!isComplete && '≥ '}
        {sums
          .slice(0, SHOWN)
          .map((sum) => formatMoney(sum, 'compact'))
          .join(' · ')}
        {more > 0 && ` · ${messages.deals.moreCurrencies(more)}`}
      </span>
      <span className="visually-hidden">{full}</span>
    </span>
  );
}

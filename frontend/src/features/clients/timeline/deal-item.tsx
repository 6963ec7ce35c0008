import { Badge } from '@/components/badge';
import { RelativeTime } from '@/components/relative-time';
import type { TimelineDealFragment } from '@/gql/graphql';
import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './timeline.module.css';

const text = messages.timeline;

export function DealItem({ deal }: { deal: TimelineDealFragment }) {
  return (
    <>
      <div className={styles['head']}>
        <Badge tone="sage">{text.deal}</Badge>
        <RelativeTime at={deal.createdAt} />
        {deal.owner?.name && <span>{text.by(deal.owner.name)}</span>}
      </div>
      <p>
        <strong className={styles['title']}>{deal.name}</strong>{' '}
        <span className={styles['amount']}>{formatMoney(deal.amount)}</span>
      </p>
    </>
  );
}

import { Badge } from '@/components/badge';
import type { PriceItemFragment } from '@/gql/graphql';
import { formatDate } from '@/lib/formats';
import { prices as text } from '@/lib/messages/price-lists';
import { dayOf } from '@/lib/days';
import styles from './price-lists.module.css';

/** On which days a price holds, and whether today is none of them. */
export function PriceDays({
  price,
}: {
  price: Pick<PriceItemFragment, 'validFrom' | 'validUntil'>;
}) {
  const { validFrom, validUntil } = price;
  const today = dayOf(new Date());
  const days = [
    validFrom && text.since(formatDate(validFrom)),
    validUntil && text.upTo(formatDate(validUntil)),
  ].filter(Boolean);
  return (
    <span className={styles['days']}>
      {days.length > 0 ? days.join(' ') : text.always}
      {validFrom && validFrom > today && <Badge tone="sky">{text.soon}</Badge>}
      {validUntil && validUntil < today && <Badge tone="stone">{text.over}</Badge>}
    </span>
  );
}

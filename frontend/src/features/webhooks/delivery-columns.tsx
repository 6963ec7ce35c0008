import { RotateCw } from 'lucide-react';
import { Badge, type Tone } from '@/components/badge';
import { Button } from '@/components/button';
import type { RecordColumn } from '@/components/records';
import { RelativeTime } from '@/components/relative-time';
import type { DeliveryItemFragment, WebhookDeliveryStatus } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { formatInteger } from '@/lib/formats';
import { webhooks } from '@/lib/messages/webhooks';
import { isDone } from '@/lib/outcomes';
import { useRights } from '@/lib/rights';
import { DELIVERY_REPLAY } from './webhook-mutations';
import styles from './webhooks.module.css';

const text = webhooks;
const TONES: Record<WebhookDeliveryStatus, Tone> = {
  PENDING: 'sky',
  DELIVERED: 'sage',
  FAILED: 'danger',
};

export const deliveryColumns: readonly RecordColumn<DeliveryItemFragment>[] = [
  {
    id: 'event',
    header: text.columns.event,
    cell: (delivery) => <code className={styles['events']}>{delivery.event}</code>,
  },
  {
    id: 'status',
    header: text.columns.status,
    cell: ({ status }) => status && <Badge tone={TONES[status]}>{text.statuses[status]}</Badge>,
  },
  {
    id: 'response',
    header: text.columns.response,
    cell: (delivery) => <Response delivery={delivery} />,
  },
  {
    id: 'attempts',
    header: text.columns.attempts,
    from: 'medium',
    align: 'end',
    cell: ({ attempts }) => attempts != null && formatInteger(attempts),
  },
  {
    id: 'when',
    header: text.columns.when,
    from: 'medium',
    cell: ({ createdAt }) => (
      <span className={styles['sub']}>
        <RelativeTime at={createdAt} />
      </span>
    ),
  },
  {
    id: 'actions',
    header: text.columns.actions,
    align: 'end',
    cell: (delivery) => <Replay delivery={delivery} />,
  },
];

function Response({ delivery }: { delivery: DeliveryItemFragment }) {
  const { responseStatus, lastError, durationMs, status, nextAttemptAt } = delivery;
  const parts = [
    responseStatus != null && String(responseStatus),
    lastError != null && text.errors[lastError],
    durationMs != null && text.took(durationMs),
  ].filter((part) => part !== false);
  return (
    <div>
      {parts.length > 0 ? parts.join(' · ') : '–'}
      {status === 'PENDING' && nextAttemptAt != null && (
        <div className={styles['sub']}>
          {text.nextAttempt} <RelativeTime at={nextAttemptAt} />
        </div>
      )}
    </div>
  );
}

function Replay({ delivery }: { delivery: DeliveryItemFragment }) {
  const rights = useRights();
  const [replay, isRunning] = useChange(DELIVERY_REPLAY, (data) => data.webhookDeliveryReplay);
  if (delivery.status === 'PENDING' || !rights?.may('WebhookDelivery', 'UPDATE')) return null;
  async function again() {
    isDone(await replay({ input: { id: delivery.id } }), text.replayed);
  }
  return (
    <Button
      isDisabled={isRunning}
      aria-label={text.replayThis(delivery.event ?? '')}
      onPress={() => void again()}
    >
      <RotateCw size={15} aria-hidden="true" /> {text.replay}
    </Button>
  );
}

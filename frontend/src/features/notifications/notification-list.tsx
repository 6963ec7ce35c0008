import { Link } from '@tanstack/react-router';
import { Check } from 'lucide-react';
import { useState } from 'react';
import { Dialog } from 'react-aria-components/Dialog';
import { useQuery } from 'urql';
import { Avatar } from '@/components/avatar';
import { Button } from '@/components/button';
import { RelativeTime } from '@/components/relative-time';
import { FailureState, SkeletonBlock } from '@/components/states';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { toast } from '@/lib/toasts';
import { useLive } from '@/lib/use-live';
import {
  NOTIFICATIONS,
  NOTIFICATIONS_MARK,
  NOTIFICATIONS_MARK_ALL,
  type Notification,
} from './documents';
import styles from './notifications.module.css';
import { placeOf, subjectOf } from './places';

const text = messages.notifications;
const NONE: readonly Notification[] = [];

export default function NotificationList({ onClose }: { onClose: () => void }) {
  const [{ data, error, fetching }, retry] = useQuery({ query: NOTIFICATIONS });
  useLive(({ topic }) => (topic === 'notification' ? '' : null), useReread(NOTIFICATIONS, {}));
  const [mark] = useChange(NOTIFICATIONS_MARK, (answer) => answer.notificationMarkRead);
  const [markAll] = useChange(NOTIFICATIONS_MARK_ALL, (answer) => answer.notificationMarkAllRead);
  // Shown as read at once.
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const all = data?.viewer?.notifications?.nodes ?? NONE;
  const isUnread = (one: Notification) => one.readAt == null && !read.has(one.id);

  async function markRead(ids: string[], isAll: boolean) {
    const before = read;
    setRead(new Set([...read, ...ids]));
    const until = all[0]?.createdAt ?? null;
    const outcome = isAll ? await markAll({ input: { until } }) : await mark({ input: { ids } });
    if (outcome.kind === 'done') return;
    setRead(before);
    toast({ text: text.notMarked, tone: 'failed' });
  }

  return (
    <Dialog className={styles['dialog'] ?? ''} aria-label={text.title}>
      <header className={styles['head']}>
        <h2>{text.title}</h2>
        {all.some(isUnread) && (
          <Button
            look="quiet"
            onPress={() =>
              void markRead(
                all.map((one) => one.id),
                true,
              )
            }
          >
            {text.markAll}
          </Button>
        )}
      </header>
      {!data && error && (
        <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && fetching && <SkeletonBlock rows={4} />}
      {data && all.length === 0 && <p className={styles['none']}>{text.none}</p>}
      <ul>
        {all.map((one) => (
          <li key={one.id} className={styles['item']} data-unread={isUnread(one)}>
            <Avatar name={one.actor?.name ?? messages.product} size="large" />
            <Sentence
              notification={one}
              onFollow={() => {
                if (isUnread(one)) void markRead([one.id], false);
                onClose();
              }}
            />
            {isUnread(one) && (
              <Button
                look="icon"
                aria-label={text.markOne}
                onPress={() => void markRead([one.id], false)}
              >
                <Check size={16} aria-hidden="true" />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

interface SentenceProps {
  notification: Notification;
  onFollow: () => void;
}

function Sentence({ notification, onFollow }: SentenceProps) {
  const { kind, actor, record, createdAt } = notification;
  const said = kind ? text.kinds[kind](actor?.name ?? messages.product) : '';
  const place = placeOf(record);
  const subject = subjectOf(record) ?? text.gone;
  return (
    <div className={styles['main']}>
      <p className={styles['said']}>{said}</p>
      {place ? (
        <Link {...place} className={styles['subject']} onClick={onFollow}>
          {subject}
        </Link>
      ) : (
        <span className={styles['subject']}>{subject}</span>
      )}
      <span className={styles['when']}>
        <RelativeTime at={createdAt} />
      </span>
    </div>
  );
}

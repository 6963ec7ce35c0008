import { Bell as BellIcon } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { Popover, DialogTrigger } from 'react-aria-components/Popover';
import { useQuery } from 'urql';
import { Button } from '@/components/button';
import { SkeletonBlock } from '@/components/states';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { useShortcuts } from '@/lib/shortcuts';
import { useLive } from '@/lib/use-live';
import styles from './notifications.module.css';
import { UNREAD_COUNT } from './documents';

const NotificationList = lazy(() => import('./notification-list'));

const text = messages.notifications;

/** How much is unread, as it comes in; the list itself is loaded when it is opened. */
export function Bell() {
  const [isOpen, setOpen] = useState(false);
  const [{ data }] = useQuery({ query: UNREAD_COUNT });
  useLive(({ topic }) => (topic === 'notification' ? '' : null), useReread(UNREAD_COUNT, {}));
  useShortcuts({ 'g b': () => setOpen(true) });
  const count = data?.viewer?.unreadCount ?? 0;
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={setOpen}>
      <span className={styles['bell']}>
        <Button look="icon" aria-label={text.bell(count)}>
          <BellIcon size={19} aria-hidden="true" />
          {count > 0 && (
            <span className={styles['count']} aria-hidden="true">
              {count > 99 ? '99+' : count}
            </span>
          )}
        </Button>
        <span className="visually-hidden" role="status">
          {count > 0 && text.bell(count)}
        </span>
      </span>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Suspense fallback={<SkeletonBlock rows={4} />}>
          <NotificationList onClose={() => setOpen(false)} />
        </Suspense>
      </Popover>
    </DialogTrigger>
  );
}

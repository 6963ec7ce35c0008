import { getRouteApi } from '@tanstack/react-router';
import { CheckCheck, LockKeyhole } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { Page } from '@/components/page';
import { FailureState, Notice, SkeletonBlock } from '@/components/states';
import { messages } from '@/lib/messages';
import { duplicates as text } from '@/lib/messages/duplicates';
import { usePagedQuery } from '@/lib/pages';
import { useRights } from '@/lib/rights';
import { useLive } from '@/lib/use-live';
import { DUPLICATE_PAIRS } from './documents';
import styles from './duplicates.module.css';
import { PairItem } from './pair-item';
import { MERGE_TYPES, type MergeType } from '@/lib/may-merge';
import { QUEUE_ORDERS, type QueueOrder } from './search';

const route = getRouteApi('/shell/duplicates');

/** Records that may be the same, the most certain first, until they are merged or told apart. */
export function DuplicatesPage() {
  const { of = 'Client', order = 'certain' } = route.useSearch();
  const navigate = route.useNavigate();
  const rights = useRights();
  if (rights !== null && !rights.may('DuplicatePair', 'READ')) {
    const { title, text: advice } = messages.failures.refused;
    return (
      <Page title={text.title}>
        <Notice role="alert" icon={<LockKeyhole size={22} />} title={title}>
          {advice}
        </Notice>
      </Page>
    );
  }
  return (
    <Page title={text.title}>
      <div className={styles['choices']}>
        <Chips
          label={text.of}
          mode="single"
          look="segments"
          options={MERGE_TYPES.map((value) => ({ value, label: text.types[value] }))}
          selected={[of]}
          onChange={([next]) => void navigate({ search: { of: next, order }, replace: true })}
        />
        <Chips
          label={text.order}
          mode="single"
          look="segments"
          options={QUEUE_ORDERS.map((value) => ({ value, label: text.orders[value] }))}
          selected={[order]}
          onChange={([next]) => void navigate({ search: { of, order: next }, replace: true })}
        />
      </div>
      <Queue key={`${of} ${order}`} type={of} order={order} />
    </Page>
  );
}

/** The server finds pairs seconds after a change, and nothing tells of it. */
const LOOK_AGAIN = 10_000;

interface QueueProps {
  type: MergeType;
  order: QueueOrder;
}

function useQueue({ type, order }: QueueProps) {
  const variables = useMemo(
    () => ({
      filter: { type: { eq: type } },
      orderBy: order === 'newest' ? ['FOUND_AT_DESC' as const] : null,
    }),
    [type, order],
  );
  const list = usePagedQuery({
    query: DUPLICATE_PAIRS,
    variables,
    connection: (data) => data.duplicatePairs,
  });
  useLive(({ topic }) => (topic === 'client' ? '' : null), list.reread);
  const look = useEffectEvent(() => {
    if (!document.hidden) void list.reread();
  });
  useEffect(() => {
    const timer = setInterval(() => look(), LOOK_AGAIN);
    return () => clearInterval(timer);
  }, []);
  return list;
}

function Queue(props: QueueProps) {
  const list = useQueue(props);
  const pairs = list.data?.duplicatePairs?.nodes ?? [];
  const page = list.data?.duplicatePairs?.pageInfo;
  if (list.error && pairs.length === 0) {
    return <FailureState error={list.error} onRetry={list.retry} />;
  }
  if (!list.data) return <SkeletonBlock rows={8} />;
  if (pairs.length === 0) {
    return (
      <Notice icon={<CheckCheck size={22} />} title={text.emptyTitle}>
        {text.emptyText}
      </Notice>
    );
  }
  return (
    <>
      <ul className={styles['queue']} aria-label={text.title}>
        {pairs.map((pair) => (
          <PairItem key={pair.id} pair={pair} type={props.type} />
        ))}
      </ul>
      {page?.hasNextPage && (
        <Button isDisabled={list.fetching} onPress={() => list.goOn(page.endCursor)}>
          {messages.actions.showMore}
        </Button>
      )}
    </>
  );
}

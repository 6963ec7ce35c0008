import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useMemo } from 'react';
import { Chips } from '@/components/chips';
import { Records } from '@/components/records';
import { graphql } from '@/gql';
import type { DeliveryItemFragment } from '@/gql/graphql';
import { webhooks } from '@/lib/messages/webhooks';
import { usePagedQuery } from '@/lib/pages';
import { useAnnounced } from '@/lib/use-live';
import { deliveryColumns } from './delivery-columns';
import { DELIVERY_STATUSES, type DeliverySearch } from './search';
import styles from './webhooks.module.css';

const DELIVERY_LIST = graphql(`
  query DeliveryList($id: ID!, $filter: WebhookDeliveryFilter, $after: String) {
    webhookEndpoint(id: $id) {
      id
      deliveries(filter: $filter, orderBy: [CREATED_AT_DESC], first: 50, after: $after) {
        nodes {
          ...DeliveryItem
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

const route = getRouteApi('/shell/admin/webhooks/$id');
const text = webhooks;

/** What became of the messages to an endpoint. */
export function Deliveries({ id }: { id: string }) {
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const variables = useMemo(
    () => ({ id, filter: status === undefined ? null : { status: { eq: status } } }),
    [id, status],
  );
  const list = usePagedQuery({
    query: DELIVERY_LIST,
    variables,
    connection: (data) => data.webhookEndpoint?.deliveries,
  });
  useAnnounced(list.reread);
  const rows = list.data?.webhookEndpoint?.deliveries?.nodes ?? [];
  const page = list.data?.webhookEndpoint?.deliveries?.pageInfo;
  useWhilePending(rows, list.reread);
  const show = (next: DeliverySearch) => void navigate({ search: next, replace: true });
  const isAll = status === undefined;
  return (
    <section className={styles['deliveries']} aria-label={text.deliveries}>
      <div className={styles['head']}>
        <h2>{text.deliveries}</h2>
        <Chips
          label={text.columns.status}
          options={DELIVERY_STATUSES.map((value) => ({ value, label: text.statuses[value] }))}
          selected={isAll ? [] : [status]}
          onChange={(chosen) => show({ status: chosen.find((one) => one !== status) })}
        />
      </div>
      <Records
        label={text.deliveries}
        columns={deliveryColumns}
        rows={rows}
        isLoading={list.fetching}
        error={list.error}
        onRetry={list.retry}
        empty={{
          title: isAll ? text.noDeliveries : text.noneOfThese,
          text: text.noDeliveriesText,
          ...(!isAll && { onReset: () => show({}) }),
        }}
        onMore={page?.hasNextPage ? () => list.goOn(page.endCursor) : undefined}
      />
    </section>
  );
}

const APART = 2_000;
/** Later attempts are minutes apart: nobody waits for those in front of the screen. */
const SOON = 30_000;

/** Reads anew while a message is about to be sent, for no event tells what became of it. */
function useWhilePending(rows: readonly DeliveryItemFragment[], reread: () => Promise<boolean>) {
  const read = useEffectEvent(reread);
  const due = rows
    .filter(({ status }) => status === 'PENDING')
    .map(({ nextAttemptAt }) => (nextAttemptAt == null ? 0 : Date.parse(nextAttemptAt)));
  const next = due.length > 0 ? Math.min(...due) : null;
  useEffect(() => {
    if (next === null) return;
    const timer = setInterval(() => {
      if (next - Date.now() < SOON && !document.hidden) void read();
    }, APART);
    return () => clearInterval(timer);
  }, [next]);
}

import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Page } from '@/components/page';
import { Records, type RecordColumn } from '@/components/records';
import { graphql } from '@/gql';
import type { EndpointItemFragment } from '@/gql/graphql';
import { webhooks } from '@/lib/messages/webhooks';
import { usePagedQuery } from '@/lib/pages';
import { useRights } from '@/lib/rights';
import { useAnnounced } from '@/lib/use-live';
import { EndpointActions } from './endpoint-actions';
import { EndpointBadge } from './endpoint-badge';
import { EndpointDialog } from './endpoint-dialog';
import styles from './webhooks.module.css';

const ENDPOINT_LIST = graphql(`
  query EndpointList($after: String) {
    webhookEndpoints(orderBy: [CREATED_AT_DESC], first: 50, after: $after) {
      nodes {
        ...EndpointItem
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const text = webhooks;
const NOTHING = {};

export function WebhooksPage() {
  const rights = useRights();
  const [isCreating, setCreating] = useState(false);
  const list = usePagedQuery({
    query: ENDPOINT_LIST,
    variables: NOTHING,
    connection: (data) => data.webhookEndpoints,
  });
  useAnnounced(list.reread);
  const page = list.data?.webhookEndpoints?.pageInfo;
  return (
    <Page
      title={text.title}
      aside={
        rights?.may('WebhookEndpoint', 'CREATE') && (
          <span className={styles['action']}>
            <Button look="primary" onPress={() => setCreating(true)}>
              <Plus size={16} aria-hidden="true" /> {text.create}
            </Button>
          </span>
        )
      }
    >
      <Records
        label={text.title}
        columns={columns}
        rows={list.data?.webhookEndpoints?.nodes ?? []}
        isLoading={list.fetching}
        error={list.error}
        onRetry={list.retry}
        empty={{ title: text.emptyTitle, text: text.emptyText }}
        onMore={page?.hasNextPage ? () => list.goOn(page.endCursor) : undefined}
      />
      {isCreating && <EndpointDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

const columns: readonly RecordColumn<EndpointItemFragment>[] = [
  {
    id: 'url',
    header: text.columns.url,
    cell: (endpoint) => (
      <div>
        <Link to="/admin/webhooks/$id" params={{ id: endpoint.id }} className={styles['url']}>
          {endpoint.url}
        </Link>
        <div className={styles['sub']}>{endpoint.description}</div>
      </div>
    ),
  },
  {
    id: 'events',
    header: text.columns.events,
    from: 'medium',
    cell: (endpoint) => <code className={styles['events']}>{endpoint.events?.join(', ')}</code>,
  },
  {
    id: 'state',
    header: text.columns.state,
    cell: (endpoint) => <EndpointBadge endpoint={endpoint} />,
  },
  {
    id: 'actions',
    header: text.columns.actions,
    align: 'end',
    cell: (endpoint) => <EndpointActions endpoint={endpoint} />,
  },
];

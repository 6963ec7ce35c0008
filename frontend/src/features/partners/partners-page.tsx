import { Link } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Page } from '@/components/page';
import { Records, type RecordColumn } from '@/components/records';
import { graphql } from '@/gql';
import type { PartnerItemFragment } from '@/gql/graphql';
import { formatDate } from '@/lib/formats';
import { partners } from '@/lib/messages/partners';
import { usePagedQuery } from '@/lib/pages';
import { useRights } from '@/lib/rights';
import { useAnnounced } from '@/lib/use-live';
import { PartnerActions } from './partner-actions';
import { PartnerDialog } from './partner-dialog';
import styles from './partners.module.css';

const PARTNER_LIST = graphql(`
  query PartnerList($after: String) {
    partners(orderBy: [CREATED_AT_DESC], first: 50, after: $after) {
      nodes {
        ...PartnerItem
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const text = partners;
const NOTHING = {};

export function PartnersPage() {
  const rights = useRights();
  const [isCreating, setCreating] = useState(false);
  const list = usePagedQuery({
    query: PARTNER_LIST,
    variables: NOTHING,
    connection: (data) => data.partners,
  });
  useAnnounced(list.reread);
  const page = list.data?.partners?.pageInfo;
  return (
    <Page
      title={text.title}
      aside={
        rights?.may('Partner', 'CREATE') && (
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
        rows={list.data?.partners?.nodes ?? []}
        isLoading={list.fetching}
        error={list.error}
        onRetry={list.retry}
        empty={{ title: text.emptyTitle, text: text.emptyText }}
        onMore={page?.hasNextPage ? () => list.goOn(page.endCursor) : undefined}
      />
      {isCreating && <PartnerDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}

export function PartnerBadge({ isActive }: { isActive: boolean | null | undefined }) {
  return <Badge tone={isActive ? 'sage' : 'stone'}>{isActive ? text.active : text.inactive}</Badge>;
}

const columns: readonly RecordColumn<PartnerItemFragment>[] = [
  {
    id: 'name',
    header: text.columns.name,
    cell: (partner) => (
      <div>
        <Link to="/admin/partners/$id" params={{ id: partner.id }} className={styles['name']}>
          {partner.name}
        </Link>
        <div className={styles['key']}>{partner.key}</div>
      </div>
    ),
  },
  {
    id: 'user',
    header: text.columns.user,
    from: 'medium',
    cell: ({ user }) => user?.name ?? '–',
  },
  {
    id: 'state',
    header: text.columns.state,
    cell: ({ isActive }) => <PartnerBadge isActive={isActive} />,
  },
  {
    id: 'created',
    header: text.columns.created,
    from: 'wide',
    cell: ({ createdAt }) => createdAt && formatDate(createdAt),
  },
  {
    id: 'actions',
    header: text.columns.actions,
    align: 'end',
    cell: (partner) => <PartnerActions partner={partner} />,
  },
];

import { Link } from '@tanstack/react-router';
import { Person } from '@/components/avatar';
import type { ColumnLayout, Columns } from '@/components/data-table';
import { Flag } from '@/components/flag';
import { RelativeTime } from '@/components/relative-time';
import { graphql } from '@/gql';
import type { ClientRowFragment } from '@/gql/graphql';
import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './clients.module.css';
import { StageBadge } from './stage-badge';

export const CLIENT_ROW = graphql(`
  fragment ClientRow on Client {
    id
    number
    name
    lifecycleStage
    city
    country
    lastActivityAt
    annualRevenue {
      amount
      currency
    }
    owner {
      id
      name
    }
  }
`);

const text = messages.clients.columns;

export const columns: Columns<ClientRowFragment> = [
  {
    id: 'name',
    header: text.name,
    cell: ({ row: { original: client } }) => (
      <Link to="/clients/$id" params={{ id: client.id }} className={styles['name']}>
        {client.name}
      </Link>
    ),
  },
  {
    id: 'stage',
    header: text.stage,
    cell: ({ row: { original: client } }) => <StageBadge stage={client.lifecycleStage} />,
  },
  {
    id: 'owner',
    header: text.owner,
    cell: ({ row: { original: client } }) => (
      <Person name={client.owner?.name} nobody={messages.clients.nobody} />
    ),
  },
  {
    id: 'place',
    header: text.place,
    cell: ({ row: { original: client } }) => (
      <span className={styles['place']}>
        {client.country && <Flag country={client.country} />}
        <span className={styles['city']}>{client.city}</span>
      </span>
    ),
  },
  {
    id: 'activity',
    header: text.activity,
    cell: ({ row: { original: client } }) => (
      <span className={styles['soft']}>
        <RelativeTime at={client.lastActivityAt} none={messages.clients.never} />
      </span>
    ),
  },
  {
    id: 'revenue',
    header: text.revenue,
    cell: ({ row: { original: client } }) =>
      formatMoney(client.annualRevenue, 'compact') ?? <span className={styles['faint']}>–</span>,
  },
];

export const layout: Record<string, ColumnLayout> = {
  name: { track: 'minmax(180px, 2.4fr)', order: 'NAME' },
  stage: { track: 'minmax(112px, 1fr)' },
  owner: { track: 'minmax(120px, 1.2fr)', from: 'medium' },
  place: { track: 'minmax(110px, 1.1fr)', from: 'medium' },
  activity: {
    track: 'minmax(110px, 1fr)',
    from: 'wide',
    order: 'LAST_ACTIVITY_AT',
    firstDirection: 'DESC',
  },
  revenue: {
    track: 'minmax(112px, 0.8fr)',
    from: 'medium',
    align: 'end',
    order: 'ANNUAL_REVENUE',
    firstDirection: 'DESC',
  },
};

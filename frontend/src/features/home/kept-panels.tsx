import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Avatar } from '@/components/avatar';
import { Panel, PanelEmpty } from '@/components/panel';
import { RelativeTime } from '@/components/relative-time';
import { FailureState, SkeletonBlock } from '@/components/states';
import { useRecentRecords } from '@/features/recents/use-recent-records';
import { graphql } from '@/gql';
import type { KeptQuery } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import styles from './home.module.css';

const KEPT = graphql(`
  query Kept {
    viewer {
      favorites(first: 20) {
        nodes {
          id
          position
          record {
            ... on Client {
              id
              clientName: name
              city
            }
            ... on Contact {
              id
              contactName: name
              client {
                id
                name
              }
            }
            ... on Deal {
              id
              dealName: name
              client {
                id
                name
              }
            }
            ... on Product {
              id
              productName: name
              sku
            }
            ... on Note {
              id
              title
              body
              client {
                id
                name
              }
            }
          }
        }
      }
    }
  }
`);

const TOUCHED = graphql(`
  query TouchedClients {
    clients(
      first: 6
      orderBy: [LAST_ACTIVITY_AT_DESC]
      filter: { lastActivityAt: { isNull: false } }
    ) {
      nodes {
        id
        name
        city
        lastActivityAt
      }
    }
  }
`);

type Kept = NonNullable<
  NonNullable<NonNullable<KeptQuery['viewer']>['favorites']>['nodes'][number]['record']
>;

const text = messages.home;

/** Views have no page of their own: they stand at the lists they belong to. */
function rowOf(record: Kept) {
  switch (record.__typename) {
    case 'Client':
      return {
        to: '/clients/$id',
        id: record.id,
        name: record.clientName,
        more: record.city,
      } as const;
    case 'Deal':
      return {
        to: '/deals/$id',
        id: record.id,
        name: record.dealName,
        more: record.client?.name,
      } as const;
    case 'Product':
      return {
        to: '/products/$id',
        id: record.id,
        name: record.productName,
        more: record.sku,
      } as const;
    case 'Contact':
      return record.client
        ? ({
            to: '/clients/$id',
            id: record.client.id,
            name: record.contactName,
            more: record.client.name,
          } as const)
        : null;
    case 'Note':
      return record.client
        ? ({
            to: '/clients/$id',
            id: record.client.id,
            name: record.title ?? record.body,
            more: record.client.name,
          } as const)
        : null;
    case 'SavedView':
      return null;
  }
}

export function FavoritePanel() {
  const [{ data, error }, retry] = useQuery({ query: KEPT });
  // A favourite tells of itself by no event of its own; what was changed here is announced.
  useLive(({ topic, id }) => (topic === 'client' && id === null ? '' : null), useReread(KEPT, {}));
  const kept = data?.viewer?.favorites?.nodes ?? [];
  const rows = kept.flatMap(({ id, record }) => {
    const row = record && rowOf(record);
    return row ? [{ key: id, ...row }] : [];
  });
  return (
    <Panel title={text.favorites}>
      {!data && error && (
        <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && <SkeletonBlock rows={3} />}
      {data && rows.length === 0 && <PanelEmpty>{text.noFavorites}</PanelEmpty>}
      <ul>
        {rows.map(({ key, to, id, name, more }) => (
          <li key={key} className={styles['item']}>
            <span className={styles['main']}>
              <Link to={to} params={{ id }} className={styles['name']}>
                {name ?? '–'}
              </Link>
              <span className={styles['sub']}>{more}</span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function RecentPanel() {
  const recent = useRecentRecords();
  if (recent.length === 0) return null;
  return (
    <Panel title={text.opened}>
      <ul>
        {recent.map(({ id, to, kind, name, more }) => (
          <li key={id} className={styles['item']}>
            <span className={styles['main']}>
              <Link to={to} params={{ id }} className={styles['name']}>
                {name}
              </Link>
              <span className={styles['sub']}>
                {[messages.palette.kinds[kind], more].filter(Boolean).join(' · ')}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

export function TouchedPanel() {
  const [{ data, error }, retry] = useQuery({ query: TOUCHED });
  useLive(
    ({ topic }) => (topic === 'note' || topic === 'client' ? '' : null),
    useReread(TOUCHED, {}),
  );
  const clients = data?.clients?.nodes ?? [];
  return (
    <Panel title={text.recent}>
      {!data && error && (
        <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      )}
      {!data && !error && <SkeletonBlock rows={4} />}
      {data && clients.length === 0 && <PanelEmpty>{text.noRecent}</PanelEmpty>}
      <ul>
        {clients.map((client) => (
          <li key={client.id} className={styles['item']}>
            <Avatar name={client.name ?? ''} size="large" />
            <span className={styles['main']}>
              <Link to="/clients/$id" params={{ id: client.id }} className={styles['name']}>
                {client.name}
              </Link>
              <span className={styles['sub']}>{client.city}</span>
            </span>
            <span className={styles['when']}>
              <RelativeTime at={client.lastActivityAt} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useMemo, useRef } from 'react';
import { useQuery } from 'urql';
import { Chips } from '@/components/chips';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { SearchBox } from '@/components/search-box';
import { EmptyState, FailureState } from '@/components/states';
import { graphql } from '@/gql';
import type { ClientFilter } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { usePages } from '@/lib/pages';
import { useSearchText } from '@/lib/search-text';
import { useShortcuts } from '@/lib/shortcuts';
import { useViewer } from '@/lib/viewer';
import { columns, layout } from './client-columns';
import styles from './clients.module.css';
import { ORDERS, STAGES, type ClientSearch } from './search';

const CLIENT_LIST = graphql(`
  query ClientList(
    $filter: ClientFilter
    $search: String
    $orderBy: [ClientOrder!]
    $after: String
  ) {
    clients(filter: $filter, search: $search, orderBy: $orderBy, first: 100, after: $after) {
      nodes {
        ...ClientRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const CLIENT_COUNT = graphql(`
  query ClientCount($filter: ClientFilter, $search: String) {
    clients(filter: $filter, search: $search, first: 1) {
      totalCount {
        count
        isExact
      }
    }
  }
`);

const route = getRouteApi('/shell/clients');
const text = messages.clients;
const NO_CLIENTS: never[] = [];

function filterOf(search: ClientSearch, me: string | undefined): ClientFilter | null {
  const filter: ClientFilter = {
    ...(search.stage && { lifecycleStage: { in: search.stage } }),
    ...(search.owner === 'me' && me !== undefined && { owner: { eq: me } }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

function useClients(search: ClientSearch) {
  const me = useViewer()?.user?.id;
  const filter = useMemo(() => filterOf(search, me), [search, me]);
  const question = { filter, search: search.q ?? null };
  // A search without a chosen order shows the best match first.
  const order = search.order ?? (search.q ? null : 'NAME_ASC');
  const [after, goOn] = usePages(JSON.stringify([question, order]));
  const pause = search.owner === 'me' && me === undefined;
  const [list, retry] = useQuery({
    query: CLIENT_LIST,
    variables: { ...question, orderBy: order && [order], after },
    pause,
  });
  const [count] = useQuery({ query: CLIENT_COUNT, variables: question, pause });
  return {
    list,
    retry,
    order,
    goOn,
    isFirstPage: after === null,
    total: count.data?.clients?.totalCount ?? null,
  };
}

export function ClientList() {
  const search = route.useSearch();
  const { list, retry, order, goOn, isFirstPage, total } = useClients(search);
  const rows = list.data?.clients?.nodes ?? NO_CLIENTS;
  const page = list.data?.clients?.pageInfo;
  const onMore = useCallback(() => goOn(page?.endCursor), [goOn, page?.endCursor]);
  const navigate = route.useNavigate();
  const change = (next: Partial<ClientSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });

  return (
    <Page
      layout="fill"
      title={text.title}
      aside={
        <span className={styles['count']} role="status">
          {total && text.total(total.count, total.isExact)}
        </span>
      }
    >
      <Toolbar search={search} onChange={change} />
      {list.error && rows.length === 0 ? (
        <FailureState error={list.error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
      ) : rows.length === 0 && list.data && !list.fetching ? (
        <EmptyState
          title={text.emptyTitle}
          text={text.emptyText}
          onReset={() => void navigate({ search: {} })}
        />
      ) : (
        <DataTable
          label={text.title}
          columns={columns}
          layout={layout}
          rows={rows}
          total={total?.count ?? null}
          hasMore={page?.hasNextPage ?? false}
          isLoading={list.fetching}
          isStale={list.fetching && isFirstPage && rows.length > 0}
          order={order}
          onOrder={(next) => change({ order: ORDERS.find((known) => known === next) })}
          onMore={onMore}
        />
      )}
    </Page>
  );
}

interface ToolbarProps {
  search: ClientSearch;
  onChange: (next: Partial<ClientSearch>) => void;
}

function Toolbar({ search, onChange }: ToolbarProps) {
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useSearchText(search.q ?? '', (q) =>
    onChange({ q: q === '' ? undefined : q }),
  );
  useShortcuts({ '/': () => box.current?.focus() });
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox ref={box} label={text.search} value={typed} onChange={setTyped} />
      <Chips
        label={text.stage}
        options={STAGES.map((stage) => ({ value: stage, label: messages.stages[stage] }))}
        selected={search.stage ?? []}
        onChange={(stage) => onChange({ stage: stage.length > 0 ? stage : undefined })}
      />
      <span className={styles['spacer']} />
      <Chips
        label={text.owner}
        mode="single"
        look="segments"
        options={[
          { value: 'all', label: text.owners.all },
          { value: 'me', label: text.owners.me },
        ]}
        selected={[search.owner ?? 'all']}
        onChange={([owner]) => onChange({ owner: owner === 'me' ? 'me' : undefined })}
      />
    </div>
  );
}

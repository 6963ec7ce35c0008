import { getRouteApi } from '@tanstack/react-router';
import { Button } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { EmptyList, FailureState } from '@/components/states';
import { useColumns } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { useSelection } from '@/lib/selection';
import { ClientBulkBar } from './bulk/bulk-bar';
import { columns, layout } from './client-columns';
import { ClientViews } from './client-views';
import { ClientToolbar } from './client-toolbar';
import styles from './clients.module.css';
import { DuplicatesLink, NewClientButton, useListTies } from './list-ties';
import type { ClientSearch } from './search';
import { useClients } from './use-clients';

const route = getRouteApi('/shell/clients');
const text = messages.clients;

export function ClientList() {
  const search = route.useSearch();
  const clients = useClients(search);
  const { list, order, fresh, total, rows, hasMore, onMore, place, question } = clients;
  useListTies(rows);
  const navigate = route.useNavigate();
  const change = (next: Partial<ClientSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const selection = useSelection(rows, JSON.stringify(question));
  const columnState = useColumns({
    list: 'clients',
    layouts: layout,
    cols: search.cols,
    onCols: (cols) => change({ cols }),
  });

  return (
    <Page
      layout="fill"
      title={text.title}
      aside={
        <>
          <span
            className={styles['count']}
            role="status"
            aria-live={list.isQuiet ? 'off' : 'polite'}
          >
            {total && text.total(total.count, total.isExact)}
          </span>
          {total && !total.isExact && (
            <Button look="quiet" onPress={clients.countExactly} isDisabled={clients.isCounting}>
              {messages.filters.countExactly}
            </Button>
          )}
          <ClientViews
            search={search}
            columnState={columnState}
            onOpen={(next) => void navigate({ search: next })}
          />
          <DuplicatesLink />
          <NewClientButton />
        </>
      }
    >
      <ClientToolbar search={search} onChange={change} columnState={columnState} />
      {list.error && rows.length === 0 ? (
        <FailureState error={list.error} onRetry={list.retry} />
      ) : rows.length === 0 && list.data && !list.fetching ? (
        <EmptyList text={text} search={search} onReset={() => void navigate({ search: {} })} />
      ) : (
        <DataTable
          label={text.title}
          columns={columns}
          layout={layout}
          rows={rows}
          total={total?.count ?? null}
          hasMore={hasMore}
          isLoading={list.fetching}
          isStale={list.fetching && list.isFirstPage && rows.length > 0}
          question={list.question}
          fresh={fresh}
          order={order}
          onOrder={(next) => change({ order: next })}
          onMore={onMore}
          selection={selection}
          columnState={columnState}
          place={place}
        />
      )}
      <ClientBulkBar
        selection={selection}
        loaded={rows.length}
        total={total}
        question={question}
        columns={columnState.choices.map(({ id }) => id)}
      />
    </Page>
  );
}

import { getRouteApi } from '@tanstack/react-router';
import { Button } from '@/components/button';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { ListFailure } from '@/components/filters/list-failure';
import { EmptyList } from '@/components/states';
import { useListFields, useListSpecs } from '@/components/custom-values/list-fields';
import { useListColumns } from '@/components/custom-values/use-list-columns';
import { messages } from '@/lib/messages';
import { useSelection } from '@/lib/selection';
import { ClientBulkBar } from './bulk/bulk-bar';
import { columns, layout } from './client-columns';
import { ClientViews } from './client-views';
import { ClientToolbar } from './client-toolbar';
import { FIELDS } from './filter-fields';
import styles from './clients.module.css';
import { DuplicatesLink, NewClientButton, useListTies } from './list-ties';
import type { ClientSearch } from './search';
import { useClients } from './use-clients';

const route = getRouteApi('/shell/clients');
const text = messages.clients;

export function ClientList() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: Partial<ClientSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const custom = useListFields('Client');
  const specs = useListSpecs(FIELDS, custom);
  const table = useListColumns({
    list: 'clients',
    columns,
    layouts: layout,
    names: text.columns,
    fields: custom,
    cols: search.cols,
    onCols: (cols) => change({ cols }),
  });
  const clients = useClients(search, table.hasCustom);
  const { list, order, fresh, total, rows, hasMore, onMore, place, question } = clients;
  useListTies(rows);
  const selection = useSelection(rows, JSON.stringify([question, table.hasCustom]));

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
            table={table}
            onOpen={(next) => void navigate({ search: next })}
          />
          <DuplicatesLink />
          <NewClientButton />
        </>
      }
    >
      <ClientToolbar search={search} onChange={change} specs={specs} table={table} />
      {list.error && rows.length === 0 ? (
        <ListFailure
          error={list.error}
          specs={specs}
          search={search}
          onChange={change}
          onRetry={list.retry}
        />
      ) : rows.length === 0 && list.data && !list.fetching ? (
        <EmptyList text={text} search={search} onReset={() => void navigate({ search: {} })} />
      ) : (
        <DataTable
          label={text.title}
          columns={table.columns}
          layout={table.layouts}
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
          onSight={list.watch}
          selection={selection}
          columnState={table.state}
          place={place}
        />
      )}
      <ClientBulkBar
        selection={selection}
        loaded={rows.length}
        total={total}
        question={question}
        columns={table.state.choices.map(({ id }) => id)}
        exports={table.exports}
      />
    </Page>
  );
}

import { getRouteApi } from '@tanstack/react-router';
import { useCallback } from 'react';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { ListFailure } from '@/components/filters/list-failure';
import { EmptyList, FailureState } from '@/components/states';
import type { CustomRow } from '@/components/custom-values/custom-columns';
import { useListFields, useListSpecs } from '@/components/custom-values/list-fields';
import { useListColumns } from '@/components/custom-values/use-list-columns';
import type { FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';
import { quickCreate } from '@/lib/quick-create';
import { useMay } from '@/lib/rights';
import { useSelection } from '@/lib/selection';
import { DealBulkBar } from './bulk/bulk-bar';
import { DealBoard } from './deal-board';
import { columns, layout } from './deal-columns';
import type { DealRow } from './deal-row';
import { DealToolbar } from './deal-toolbar';
import { DealViews } from './deal-views';
import styles from './deals.module.css';
import { FIELDS } from './filter-fields';
import type { DealSearch } from './search';
import { useStages, type Stage } from './stages';
import { useDealBoard, useDealTable } from './use-deals';

const route = getRouteApi('/shell/deals');
const text = messages.deals;
const NO_DEALS: readonly DealRow[] = [];

interface ViewProps {
  search: DealSearch;
  stages: readonly Stage[];
  onChange: (next: Partial<DealSearch>) => void;
  onReset: () => void;
}

export function DealsPage() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const may = useMay();
  const { stages, error, retry } = useStages();
  const onChange = (next: Partial<DealSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const custom = useListFields('Deal');
  const specs = useListSpecs(FIELDS, custom);
  const table = useListColumns({
    list: 'deals',
    columns,
    layouts: layout,
    names: text.columns,
    fields: custom,
    cols: search.cols,
    onCols: (cols) => onChange({ cols }),
  });
  const View = search.view === 'table' ? TableView : BoardView;
  return (
    <View
      key={search.view ?? 'board'}
      search={search}
      stages={stages}
      onChange={onChange}
      onReset={() => void navigate({ search: (now) => ({ view: now.view }) })}
      specs={specs}
      table={table}
      views={
        <DealViews
          search={search}
          stages={stages}
          table={table}
          onOpen={(next) => void navigate({ search: next })}
        />
      }
      toolbar={
        <>
          <DealToolbar
            search={search}
            stages={stages}
            onChange={onChange}
            specs={specs}
            table={table}
            {...(may('CREATE', 'Deal') && { onNew: () => quickCreate.set('deal') })}
          />
          {error && stages.length === 0 && <FailureState error={error} onRetry={retry} />}
        </>
      }
      mayMove={may('UPDATE', 'Deal')}
    />
  );
}

interface FramedProps extends ViewProps {
  toolbar: React.ReactNode;
  views: React.ReactNode;
  specs: FieldSpecs;
  table: ReturnType<typeof useListColumns<DealRow & CustomRow>>;
  mayMove: boolean;
}

function BoardView(props: FramedProps) {
  const { search, stages, specs, onChange, onReset, toolbar, views, mayMove } = props;
  const board = useDealBoard(search, stages, false);
  const isEmpty = board.isRead && board.deals.length === 0 && !board.isLoading;
  const isFiltered = [search.q, search.closes, search.owner, search.where, search.raw].some(
    (asked) => asked !== undefined,
  );
  return (
    <Page
      layout="fill"
      title={text.title}
      aside={
        <>
          <span className={styles['count']} role="status">
            {board.isRead && text.total(board.deals.length, board.columns.every(board.isComplete))}
          </span>
          {views}
        </>
      }
    >
      {toolbar}
      {board.error && !board.isRead ? (
        <ListFailure
          error={board.error}
          specs={specs}
          search={search}
          onChange={onChange}
          onRetry={board.retry}
        />
      ) : isEmpty && isFiltered ? (
        <EmptyList text={text} search={search} onReset={onReset} />
      ) : (
        <DealBoard
          columns={board.columns}
          stages={stages}
          deals={board.deals}
          isComplete={board.isComplete}
          isLoading={board.isLoading || !board.isRead}
          fresh={board.fresh}
          mayMove={mayMove}
        />
      )}
    </Page>
  );
}

function TableView(props: FramedProps) {
  const { search, stages, onChange, onReset, toolbar, views, specs, table } = props;
  const { hasCustom } = table;
  const { list, order, total, fresh, question } = useDealTable(search, stages, hasCustom);
  const { goOn } = list;
  const rows = list.data?.deals?.nodes ?? NO_DEALS;
  const page = list.data?.deals?.pageInfo;
  const onMore = useCallback(() => goOn(page?.endCursor), [goOn, page?.endCursor]);
  const selection = useSelection(rows, JSON.stringify([question, hasCustom]));
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
          {views}
        </>
      }
    >
      {toolbar}
      {list.error && rows.length === 0 ? (
        <ListFailure
          error={list.error}
          specs={specs}
          search={search}
          onChange={onChange}
          onRetry={list.retry}
        />
      ) : rows.length === 0 && list.data && !list.fetching ? (
        <EmptyList text={text} search={search} onReset={onReset} />
      ) : (
        <DataTable
          label={text.title}
          columns={table.columns}
          layout={table.layouts}
          rows={rows}
          total={total?.count ?? null}
          hasMore={page?.hasNextPage ?? false}
          isLoading={list.fetching || !list.data}
          isStale={list.fetching && list.isFirstPage && rows.length > 0}
          question={list.question}
          fresh={fresh}
          order={order}
          onOrder={(next) => onChange({ order: next })}
          onMore={onMore}
          onSight={list.watch}
          columnState={table.state}
          selection={selection}
        />
      )}
      <DealBulkBar
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

import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { ListFailure } from '@/components/filters/list-failure';
import { EmptyState } from '@/components/states';
import type { CustomRow } from '@/components/custom-values/custom-columns';
import { useListFields, useListSpecs } from '@/components/custom-values/list-fields';
import { useListColumns } from '@/components/custom-values/use-list-columns';
import { graphql } from '@/gql';
import type { ProductRowFragment } from '@/gql/graphql';
import type { FieldSpecs } from '@/lib/conditions';
import { useListPlace } from '@/lib/list-place';
import { messages } from '@/lib/messages';
import { knownOrders } from '@/lib/orders';
import { usePagedQuery } from '@/lib/pages';
import { useSelection, type Selection } from '@/lib/selection';
import { useLive } from '@/lib/use-live';
import { ProductBulkBar } from './bulk/bulk-bar';
import { Facets } from './facets';
import { FIELDS } from './filter-fields';
import { filterOf } from './filters';
import { columns, layout } from './product-columns';
import { PRODUCT_LIST } from './product-list-query';
import { ProductTiles } from './product-tiles';
import { ProductToolbar } from './product-toolbar';
import { ProductViews } from './product-views';
import styles from './products.module.css';
import { ORDERS, type ProductSearch } from './search';

const PRODUCT_COUNT = graphql(`
  query ProductCount($filter: ProductFilter, $search: String) {
    products(filter: $filter, search: $search, first: 1) {
      totalCount {
        count
        isExact
      }
    }
  }
`);

const route = getRouteApi('/shell/products');
const text = messages.products;
const NO_PRODUCTS: never[] = [];

/** `withCustom` where custom fields are shown: nothing else pays for them. */
function useProducts(search: ProductSearch, withCustom: boolean) {
  const question = { filter: filterOf(search), search: search.q ?? null };
  // A search without a chosen order shows the best match first.
  const order = search.order ?? (search.q ? null : 'NAME_ASC');
  const place = useListPlace();
  const list = usePagedQuery({
    query: PRODUCT_LIST,
    variables: {
      ...question,
      orderBy: order === null ? null : knownOrders(order, ORDERS),
      withCustom,
    },
    connection: (data) => data.products,
    place,
  });
  const [count, recount] = useQuery({ query: PRODUCT_COUNT, variables: question });
  const fresh = useLive(
    ({ topic, id }) => (topic === 'product' ? (id ?? '') : null),
    () => {
      recount({ requestPolicy: 'network-only' });
      return list.reread();
    },
  );
  const { goOn } = list;
  const page = list.data?.products?.pageInfo;
  const cursor = page?.endCursor;
  return {
    list,
    place,
    order,
    question,
    rows: list.data?.products?.nodes ?? NO_PRODUCTS,
    hasMore: page?.hasNextPage ?? false,
    fresh,
    total: count.data?.products?.totalCount ?? null,
    onMore: useCallback(() => goOn(cursor), [goOn, cursor]),
  };
}

export function Catalogue() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const [isOpen, setOpen] = useState(false);
  const change = (next: Partial<ProductSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });
  const custom = useListFields('Product');
  const specs = useListSpecs(FIELDS, custom);
  const table = useListColumns({
    list: 'products',
    columns,
    layouts: layout,
    names: text.columns,
    fields: custom,
    cols: search.cols,
    onCols: (cols) => change({ cols }),
  });
  const withCustom = table.hasCustom && search.view !== 'grid';
  const products = useProducts(search, withCustom);
  const selection = useSelection(products.rows, JSON.stringify([products.question, withCustom]));

  return (
    <Page
      layout="fill"
      title={text.title}
      aside={
        <>
          <span
            className={styles['count']}
            role="status"
            aria-live={products.list.isQuiet ? 'off' : 'polite'}
          >
            {products.total && text.total(products.total.count, products.total.isExact)}
          </span>
          <ProductViews
            search={search}
            table={table}
            onOpen={(next) => void navigate({ search: next })}
          />
        </>
      }
    >
      <div className={styles['layout']}>
        <aside className={styles['facets']} data-open={isOpen} aria-label={text.facets}>
          <Facets search={search} onChange={change} />
        </aside>
        <div className={styles['list']}>
          <ProductToolbar
            search={search}
            onChange={change}
            isOpen={isOpen}
            onToggle={() => setOpen(!isOpen)}
            specs={specs}
            table={table}
          />
          <Results
            search={search}
            products={products}
            selection={selection}
            specs={specs}
            table={table}
            onChange={change}
            onReset={() => void navigate({ search: {} })}
          />
        </div>
      </div>
      {search.view !== 'grid' && (
        <ProductBulkBar
          selection={selection}
          loaded={products.rows.length}
          total={products.total}
          question={products.question}
          columns={table.state.choices.map(({ id }) => id)}
          exports={table.exports}
        />
      )}
    </Page>
  );
}

type Row = ProductRowFragment & CustomRow;

interface ResultsProps {
  search: ProductSearch;
  products: ReturnType<typeof useProducts>;
  selection: Selection<Row>;
  specs: FieldSpecs;
  table: ReturnType<typeof useListColumns<Row>>;
  onChange: (next: Partial<ProductSearch>) => void;
  onReset: () => void;
}

function Results(props: ResultsProps) {
  const { search, products, selection, specs, table, onChange, onReset } = props;
  const { list, rows, total, hasMore, order, onMore, fresh } = products;
  if (list.error && rows.length === 0)
    return (
      <ListFailure
        error={list.error}
        specs={specs}
        search={search}
        onChange={onChange}
        onRetry={list.retry}
      />
    );
  if (rows.length === 0 && list.data && !list.fetching) {
    return <EmptyState title={text.emptyTitle} text={text.emptyText} onReset={onReset} />;
  }
  if (search.view === 'grid') {
    return (
      <ProductTiles
        products={rows}
        isLoading={list.fetching}
        hasMore={hasMore}
        onMore={onMore}
        onSight={list.watch}
        fresh={fresh}
      />
    );
  }
  return (
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
      onOrder={(next) => onChange({ order: next })}
      selection={selection}
      columnState={table.state}
      place={products.place}
      onMore={onMore}
      onSight={list.watch}
    />
  );
}

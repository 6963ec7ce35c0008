import { getRouteApi } from '@tanstack/react-router';
import { SlidersHorizontal } from 'lucide-react';
import { useCallback, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { DataTable } from '@/components/data-table';
import { Page } from '@/components/page';
import { SearchBox } from '@/components/search-box';
import { EmptyState, FailureState } from '@/components/states';
import { graphql } from '@/gql';
import { messages } from '@/lib/messages';
import { usePages } from '@/lib/pages';
import { useSearchText } from '@/lib/search-text';
import { useShortcuts } from '@/lib/shortcuts';
import { Facets } from './facets';
import { filterOf } from './filters';
import { columns, layout } from './product-columns';
import { ProductTiles } from './product-tiles';
import styles from './products.module.css';
import { ORDERS, type ProductSearch } from './search';

const PRODUCT_LIST = graphql(`
  query ProductList(
    $filter: ProductFilter
    $search: String
    $orderBy: [ProductOrder!]
    $after: String
  ) {
    products(filter: $filter, search: $search, orderBy: $orderBy, first: 100, after: $after) {
      nodes {
        ...ProductRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

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

function useProducts(search: ProductSearch) {
  const question = { filter: filterOf(search), search: search.q ?? null };
  // A search without a chosen order shows the best match first.
  const order = search.order ?? (search.q ? null : 'NAME_ASC');
  const [after, goOn] = usePages(JSON.stringify([question, order]));
  const [list, retry] = useQuery({
    query: PRODUCT_LIST,
    variables: { ...question, orderBy: order && [order], after },
  });
  const [count] = useQuery({ query: PRODUCT_COUNT, variables: question });
  const page = list.data?.products?.pageInfo;
  const cursor = page?.endCursor;
  return {
    list,
    order,
    rows: list.data?.products?.nodes ?? NO_PRODUCTS,
    hasMore: page?.hasNextPage ?? false,
    isFirstPage: after === null,
    total: count.data?.products?.totalCount ?? null,
    onMore: useCallback(() => goOn(cursor), [goOn, cursor]),
    onRetry: () => retry({ requestPolicy: 'network-only' }),
  };
}

export function Catalogue() {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const products = useProducts(search);
  const [isOpen, setOpen] = useState(false);
  const change = (next: Partial<ProductSearch>) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });

  return (
    <Page
      layout="fill"
      title={text.title}
      aside={
        <span className={styles['count']} role="status">
          {products.total && text.total(products.total.count, products.total.isExact)}
        </span>
      }
    >
      <div className={styles['layout']}>
        <aside className={styles['facets']} data-open={isOpen} aria-label={text.facets}>
          <Facets search={search} onChange={change} />
        </aside>
        <div className={styles['list']}>
          <Toolbar
            search={search}
            onChange={change}
            isOpen={isOpen}
            onToggle={() => setOpen(!isOpen)}
          />
          <Results
            search={search}
            products={products}
            onChange={change}
            onReset={() => void navigate({ search: {} })}
          />
        </div>
      </div>
    </Page>
  );
}

interface ResultsProps {
  search: ProductSearch;
  products: ReturnType<typeof useProducts>;
  onChange: (next: Partial<ProductSearch>) => void;
  onReset: () => void;
}

function Results({ search, products, onChange, onReset }: ResultsProps) {
  const { list, rows, total, hasMore, isFirstPage, order, onMore, onRetry } = products;
  if (list.error && rows.length === 0) return <FailureState error={list.error} onRetry={onRetry} />;
  if (rows.length === 0 && list.data && !list.fetching) {
    return <EmptyState title={text.emptyTitle} text={text.emptyText} onReset={onReset} />;
  }
  if (search.view === 'grid') {
    return (
      <ProductTiles products={rows} isLoading={list.fetching} hasMore={hasMore} onMore={onMore} />
    );
  }
  return (
    <DataTable
      label={text.title}
      columns={columns}
      layout={layout}
      rows={rows}
      total={total?.count ?? null}
      hasMore={hasMore}
      isLoading={list.fetching}
      isStale={list.fetching && isFirstPage && rows.length > 0}
      order={order}
      onOrder={(next) => onChange({ order: ORDERS.find((known) => known === next) })}
      onMore={onMore}
    />
  );
}

interface ToolbarProps {
  search: ProductSearch;
  onChange: (next: Partial<ProductSearch>) => void;
  isOpen: boolean;
  onToggle: () => void;
}

function Toolbar({ search, onChange, isOpen, onToggle }: ToolbarProps) {
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useSearchText(search.q ?? '', (q) =>
    onChange({ q: q === '' ? undefined : q }),
  );
  useShortcuts({ '/': () => box.current?.focus() });
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox ref={box} label={text.search} value={typed} onChange={setTyped} />
      <span className={styles['filterToggle']}>
        <Button onPress={onToggle} aria-expanded={isOpen}>
          <SlidersHorizontal size={15} aria-hidden="true" /> {text.facets}
        </Button>
      </span>
      <span className={styles['spacer']} />
      <Chips
        label={text.view}
        mode="single"
        look="segments"
        options={[
          { value: 'table', label: text.views.table },
          { value: 'grid', label: text.views.grid },
        ]}
        selected={[search.view ?? 'table']}
        onChange={([view]) => onChange({ view: view === 'grid' ? 'grid' : undefined })}
      />
    </div>
  );
}

import type { SavedViewResource } from '@/gql/graphql';
import { colsOf, fieldsOf, type ColumnState, type FieldNames, type Layouts } from '@/lib/columns';
import type { ListSearch } from '@/lib/list-search';
import { knownOrders } from '@/lib/orders';
import type { KeptQuestion, View } from './view';
import { ViewMenu } from './view-menu';

type Look = Pick<KeptQuestion['kept'], 'layout' | 'groupBy'>;

interface ListViewsProps<S extends ListSearch> {
  resource: SavedViewResource;
  /** What the title says when none is open. */
  all: string;
  search: S;
  orders: readonly string[];
  columns: { state: ColumnState; layouts: Layouts; fields: FieldNames };
  filterOf: (search: S) => unknown;
  searchOf: (filter: unknown) => Partial<S>;
  read: (search: Record<string, unknown>) => S;
  /** What stays, whichever view is opened. */
  stays?: Partial<S>;
  /** Of a list that can be looked at in more than one way. */
  look?: { kept: Look; of: (view: View) => Partial<S> };
  /** In place of what the address says. */
  onOpen: (search: S) => void;
}

/** The saved views of a list: what they keep is what its address says. */
export function ListViews<S extends ListSearch>(props: ListViewsProps<S>) {
  const { resource, all, search, columns, filterOf, searchOf, read, stays, look, onOpen } = props;
  const { state, layouts, fields } = columns;
  const orders = knownOrders(search.order, props.orders);
  const opened = (view: View) => ({
    ...stays,
    ...searchOf(view.filter),
    ...look?.of(view),
    saved: view.id,
    q: view.search,
    order: view.orderBy?.join(','),
    cols: colsOf(view.columns, layouts, fields),
  });
  return (
    <ViewMenu
      question={{
        resource,
        kept: {
          filter: filterOf(search),
          search: search.q ?? null,
          orderBy: orders.length > 0 ? orders : null,
          columns: state.isChosen ? fieldsOf(state.choices, fields) : null,
          ...look?.kept,
        },
      }}
      current={search.saved ?? null}
      all={all}
      normal={(filter) => filterOf(read({ ...searchOf(filter) }))}
      onOpen={(view) => onOpen(read(view ? opened(view) : { ...stays }))}
      onSaved={(id) => onOpen({ ...search, saved: id ?? undefined })}
    />
  );
}

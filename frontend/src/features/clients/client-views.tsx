import { ViewMenu } from '@/components/views/view-menu';
import type { ColumnState } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { knownOrders } from '@/lib/orders';
import { useViewer } from '@/lib/viewer';
import { colsOf, fieldsOf } from './client-columns';
import { filterOf, searchOf } from './filter';
import { ORDERS, readClientSearch, type ClientSearch } from './search';

interface ClientViewsProps {
  search: ClientSearch;
  columnState: ColumnState;
  /** In place of what the address says. */
  onOpen: (search: ClientSearch) => void;
}

/** The saved views of the list of clients. */
export function ClientViews({ search, columnState, onOpen }: ClientViewsProps) {
  const me = useViewer()?.user?.id;
  const orders = knownOrders(search.order, ORDERS);
  return (
    <ViewMenu
      question={{
        resource: 'CLIENT',
        kept: {
          filter: filterOf(search, me),
          search: search.q ?? null,
          orderBy: orders.length > 0 ? orders : null,
          columns: columnState.isChosen ? fieldsOf(columnState.choices.map(({ id }) => id)) : null,
        },
      }}
      current={search.view ?? null}
      all={messages.views.all}
      normal={(filter) => filterOf(searchOf(filter, me), me)}
      onOpen={(view) =>
        onOpen(
          view
            ? readClientSearch({
                ...searchOf(view.filter, me),
                view: view.id,
                q: view.search,
                order: view.orderBy?.join(','),
                cols: colsOf(view.columns),
              })
            : {},
        )
      }
      onSaved={(id) => onOpen({ ...search, view: id ?? undefined })}
    />
  );
}

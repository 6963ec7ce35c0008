import { ListViews } from '@/components/views/list-views';
import type { ListColumns } from '@/components/custom-values/use-list-columns';
import { messages } from '@/lib/messages';
import { useMe } from '@/lib/viewer';
import { fields } from './client-columns';
import { filterOf, searchOf } from './filter';
import { ORDERS, readClientSearch, type ClientSearch } from './search';

interface ClientViewsProps {
  search: ClientSearch;
  table: ListColumns;
  onOpen: (search: ClientSearch) => void;
}

/** The saved views of the list of clients. */
export function ClientViews({ search, table, onOpen }: ClientViewsProps) {
  const me = useMe();
  return (
    <ListViews
      resource="CLIENT"
      all={messages.views.all}
      search={search}
      orders={ORDERS}
      columns={{ state: table.state, layouts: table.layouts, fields }}
      filterOf={(asked) => filterOf(asked, me)}
      searchOf={(filter) => searchOf(filter, me)}
      read={readClientSearch}
      onOpen={onOpen}
    />
  );
}

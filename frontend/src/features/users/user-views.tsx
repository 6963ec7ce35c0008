import { ListViews } from '@/components/views/list-views';
import type { ColumnState } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { filterOf, searchOf } from './filter';
import { ORDERS, readUserSearch, type UserSearch } from './search';
import { fields, layout } from './user-columns';

interface UserViewsProps {
  search: UserSearch;
  columnState: ColumnState;
  onOpen: (search: UserSearch) => void;
}

/** The saved views of the list of people. */
export function UserViews({ search, columnState, onOpen }: UserViewsProps) {
  return (
    <ListViews
      resource="USER"
      all={messages.people.all}
      search={search}
      orders={ORDERS}
      columns={{ state: columnState, layouts: layout, fields }}
      filterOf={filterOf}
      searchOf={searchOf}
      read={readUserSearch}
      onOpen={onOpen}
    />
  );
}

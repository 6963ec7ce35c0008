import { ListViews } from '@/components/views/list-views';
import type { ListColumns } from '@/components/custom-values/use-list-columns';
import { messages } from '@/lib/messages';
import { useMe } from '@/lib/viewer';
import { fields } from './deal-columns';
import { filterOf, searchOf, withStages } from './filter';
import { ORDERS, readDealSearch, type DealSearch } from './search';
import type { Stage } from './stages';

interface DealViewsProps {
  search: DealSearch;
  stages: readonly Stage[];
  table: ListColumns;
  onOpen: (search: DealSearch) => void;
}

const BOARD = { layout: 'BOARD', groupBy: 'stage' } as const;
const TABLE = { layout: 'TABLE', groupBy: null } as const;

/** The saved views of the deals, each a board or a table. */
export function DealViews({ search, stages, table, onOpen }: DealViewsProps) {
  const me = useMe();
  return (
    <ListViews
      resource="DEAL"
      all={messages.deals.all}
      search={search}
      orders={ORDERS}
      columns={{ state: table.state, layouts: table.layouts, fields }}
      filterOf={(asked) => filterOf(withStages(asked, stages), me)}
      searchOf={(filter) => searchOf(filter, me)}
      read={readDealSearch}
      stays={{ view: search.view }}
      look={{
        kept: search.view === 'table' ? TABLE : BOARD,
        of: ({ layout: kept }): Partial<DealSearch> => ({
          view: kept === 'BOARD' ? undefined : 'table',
        }),
      }}
      onOpen={onOpen}
    />
  );
}

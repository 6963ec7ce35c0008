import { ListViews } from '@/components/views/list-views';
import type { ListColumns } from '@/components/custom-values/use-list-columns';
import { messages } from '@/lib/messages';
import { filterOf, searchOf } from './filters';
import { fields } from './product-columns';
import { ORDERS, readProductSearch, type ProductSearch } from './search';

interface ProductViewsProps {
  search: ProductSearch;
  table: ListColumns;
  onOpen: (search: ProductSearch) => void;
}

/** The saved views of the catalogue; whether as a table or as tiles is the reader's choice. */
export function ProductViews({ search, table, onOpen }: ProductViewsProps) {
  return (
    <ListViews
      resource="PRODUCT"
      all={messages.products.all}
      search={search}
      orders={ORDERS}
      columns={{ state: table.state, layouts: table.layouts, fields }}
      filterOf={(asked) => filterOf(asked)}
      searchOf={searchOf}
      read={readProductSearch}
      stays={{ view: search.view }}
      onOpen={onOpen}
    />
  );
}

import { SlidersHorizontal } from 'lucide-react';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { ColumnMenu } from '@/components/column-menu';
import { ConditionBar, ConditionButton } from '@/components/filters/condition-bar';
import { SearchBox } from '@/components/search-box';
import type { ListColumns } from '@/components/custom-values/use-list-columns';
import type { FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';
import styles from './products.module.css';
import type { ProductSearch } from './search';

const text = messages.products;

interface ProductToolbarProps {
  search: ProductSearch;
  onChange: (next: Partial<ProductSearch>) => void;
  /** Whether the facets are shown where there is little room. */
  isOpen: boolean;
  onToggle: () => void;
  specs: FieldSpecs;
  table: ListColumns;
}

export function ProductToolbar(props: ProductToolbarProps) {
  const { search, onChange, isOpen, onToggle, specs, table } = props;
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox label={text.search} value={search.q} onChange={(q) => onChange({ q })} />
      <span className={styles['filterToggle']}>
        <Button onPress={onToggle} aria-expanded={isOpen}>
          <SlidersHorizontal size={15} aria-hidden="true" /> {text.facets}
        </Button>
      </span>
      <ConditionButton specs={specs} search={search} onChange={onChange} />
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
      {search.view !== 'grid' && (
        <ColumnMenu names={table.names} layouts={table.layouts} columnState={table.state} />
      )}
      <ConditionBar specs={specs} search={search} onChange={onChange} />
    </div>
  );
}

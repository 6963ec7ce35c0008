import { X } from 'lucide-react';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { ColumnMenu } from '@/components/column-menu';
import { FilterButton, FilterChips } from '@/components/filters/filter-bar';
import { SearchBox } from '@/components/search-box';
import type { ColumnState } from '@/lib/columns';
import type { Where } from '@/lib/conditions';
import { messages } from '@/lib/messages';
import { layout } from './client-columns';
import { FIELDS } from './filter-fields';
import styles from './clients.module.css';
import { STAGES, type ClientSearch } from './search';

interface ClientToolbarProps {
  search: ClientSearch;
  onChange: (next: Partial<ClientSearch>) => void;
  columnState: ColumnState;
}

const text = messages.clients;

export function ClientToolbar({ search, onChange, columnState }: ClientToolbarProps) {
  const where = search.where ?? [];
  const setWhere = (next: Where) => onChange({ where: next.length > 0 ? next : undefined });
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox label={text.search} value={search.q} onChange={(q) => onChange({ q })} />
      <Chips
        label={text.stage}
        options={STAGES.map((stage) => ({ value: stage, label: messages.stages[stage] }))}
        selected={search.stage ?? []}
        onChange={(stage) => onChange({ stage: stage.length > 0 ? stage : undefined })}
      />
      <FilterButton specs={FIELDS} where={where} onChange={setWhere} />
      <span className={styles['spacer']} />
      <Chips
        label={text.owner}
        mode="single"
        look="segments"
        options={[
          { value: 'all', label: text.owners.all },
          { value: 'me', label: text.owners.me },
        ]}
        selected={[search.owner ?? 'all']}
        onChange={([owner]) => onChange({ owner: owner === 'me' ? 'me' : undefined })}
      />
      <ColumnMenu names={text.columns} layouts={layout} columnState={columnState} />
      {(where.length > 0 || search.raw) && (
        <div className={styles['conditions']}>
          <FilterChips specs={FIELDS} where={where} onChange={setWhere} />
          {search.raw && (
            <Button onPress={() => onChange({ raw: undefined })}>
              {messages.filters.custom} <X size={14} aria-hidden="true" />
            </Button>
          )}
        </div>
      )}
    </div>
  );
}

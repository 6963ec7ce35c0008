import { Chips } from '@/components/chips';
import { ColumnMenu } from '@/components/column-menu';
import { ConditionBar, ConditionButton } from '@/components/filters/condition-bar';
import { SearchBox } from '@/components/search-box';
import type { ListColumns } from '@/components/custom-values/use-list-columns';
import type { FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';
import styles from './clients.module.css';
import { STAGES, type ClientSearch } from './search';

interface ClientToolbarProps {
  search: ClientSearch;
  onChange: (next: Partial<ClientSearch>) => void;
  specs: FieldSpecs;
  table: ListColumns;
}

const text = messages.clients;

export function ClientToolbar({ search, onChange, specs, table }: ClientToolbarProps) {
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox label={text.search} value={search.q} onChange={(q) => onChange({ q })} />
      <Chips
        label={text.stage}
        options={STAGES.map((stage) => ({ value: stage, label: messages.stages[stage] }))}
        selected={search.stage ?? []}
        onChange={(stage) => onChange({ stage: stage.length > 0 ? stage : undefined })}
      />
      <ConditionButton specs={specs} search={search} onChange={onChange} />
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
      <ColumnMenu names={table.names} layouts={table.layouts} columnState={table.state} />
      <ConditionBar specs={specs} search={search} onChange={onChange} />
    </div>
  );
}

import { Chips } from '@/components/chips';
import { ColumnMenu } from '@/components/column-menu';
import { ConditionBar, ConditionButton } from '@/components/filters/condition-bar';
import { SearchBox } from '@/components/search-box';
import type { ColumnState } from '@/lib/columns';
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
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox label={text.search} value={search.q} onChange={(q) => onChange({ q })} />
      <Chips
        label={text.stage}
        options={STAGES.map((stage) => ({ value: stage, label: messages.stages[stage] }))}
        selected={search.stage ?? []}
        onChange={(stage) => onChange({ stage: stage.length > 0 ? stage : undefined })}
      />
      <ConditionButton specs={FIELDS} search={search} onChange={onChange} />
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
      <ConditionBar specs={FIELDS} search={search} onChange={onChange} />
    </div>
  );
}

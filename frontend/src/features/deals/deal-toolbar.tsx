import { Plus } from 'lucide-react';
import { Button } from '@/components/button';
import { Chips } from '@/components/chips';
import { ColumnMenu } from '@/components/column-menu';
import { ConditionBar, ConditionButton } from '@/components/filters/condition-bar';
import { SearchBox } from '@/components/search-box';
import type { ListColumns } from '@/components/custom-values/use-list-columns';
import type { FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import styles from './deals.module.css';
import { CLOSES, type DealSearch } from './search';
import type { Stage } from './stages';

interface DealToolbarProps {
  search: DealSearch;
  stages: readonly Stage[];
  onChange: (next: Partial<DealSearch>) => void;
  specs: FieldSpecs;
  table: ListColumns;
  /** Absent for who may not make any. */
  onNew?: () => void;
}

const text = messages.deals;

export function DealToolbar(props: DealToolbarProps) {
  const { search, stages, onChange, specs, table, onNew } = props;
  useShortcuts(onNew ? { n: onNew } : {});
  return (
    <div className={styles['toolbar']} role="search">
      <SearchBox label={text.search} value={search.q} onChange={(q) => onChange({ q })} />
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
      <Chips
        label={text.view}
        mode="single"
        look="segments"
        options={[
          { value: 'board', label: text.views.board },
          { value: 'table', label: text.views.table },
        ]}
        selected={[search.view ?? 'board']}
        onChange={([view]) => onChange({ view: view === 'table' ? 'table' : undefined })}
      />
      <ConditionButton specs={specs} search={search} onChange={onChange} />
      <span className={styles['spacer']} />
      {search.view === 'table' && (
        <ColumnMenu names={table.names} layouts={table.layouts} columnState={table.state} />
      )}
      {onNew && (
        <Button look="primary" onPress={onNew}>
          <Plus size={16} aria-hidden="true" /> {text.create.action}
        </Button>
      )}
      <Chips
        label={text.stage}
        options={stages.map((stage) => ({ value: stage.id, label: stage.name }))}
        selected={search.stage ?? []}
        onChange={(stage) => onChange({ stage: stage.length > 0 ? stage : undefined })}
      />
      <Chips
        label={text.closes}
        options={CLOSES.map((value) => ({ value, label: text.closeRanges[value] }))}
        selected={search.closes ? [search.closes] : []}
        // One at a time: the one just pressed.
        onChange={(closes) => onChange({ closes: closes.find((value) => value !== search.closes) })}
      />
      <ConditionBar specs={specs} search={search} onChange={onChange} />
    </div>
  );
}

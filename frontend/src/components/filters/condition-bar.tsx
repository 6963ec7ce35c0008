import { X } from 'lucide-react';
import type { FieldSpecs } from '@/lib/conditions';
import type { Conditions } from '@/lib/list-filter';
import { messages } from '@/lib/messages';
import { Button } from '../button';
import { FilterButton, FilterChips } from './filter-bar';
import styles from './filters.module.css';

interface ConditionBarProps {
  specs: FieldSpecs;
  search: Conditions;
  onChange: (next: Conditions) => void;
}

/** The button of a toolbar that adds a condition. */
export function ConditionButton({ specs, search, onChange }: ConditionBarProps) {
  return (
    <FilterButton
      specs={specs}
      where={search.where ?? []}
      onChange={(where) => onChange({ where })}
    />
  );
}

/** The conditions there are, in a line of their own below a toolbar. */
export function ConditionBar({ specs, search, onChange }: ConditionBarProps) {
  const where = search.where ?? [];
  if (where.length === 0 && !search.raw) return null;
  return (
    <div className={styles['conditions']}>
      <FilterChips
        specs={specs}
        where={where}
        onChange={(next) => onChange({ where: next.length > 0 ? next : undefined })}
      />
      {search.raw && (
        <Button onPress={() => onChange({ raw: undefined })}>
          {messages.filters.custom} <X size={14} aria-hidden="true" />
        </Button>
      )}
    </div>
  );
}

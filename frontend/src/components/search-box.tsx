import { Search, X } from 'lucide-react';
import { type Ref } from 'react';
import { Button, Input, SearchField } from 'react-aria-components';
import { messages } from '@/lib/messages';
import styles from './search-box.module.css';

interface SearchBoxProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  ref?: Ref<HTMLInputElement>;
}

export function SearchBox({ label, value, onChange, ref }: SearchBoxProps) {
  return (
    <SearchField
      className={styles['field'] ?? ''}
      aria-label={label}
      value={value}
      onChange={onChange}
    >
      <Search size={16} aria-hidden="true" />
      <Input ref={ref} className={styles['input'] ?? ''} placeholder={label} spellCheck="false" />
      {value === '' ? (
        <kbd className={styles['key']}>/</kbd>
      ) : (
        <Button className={styles['clear'] ?? ''} aria-label={messages.actions.clear}>
          <X size={14} aria-hidden="true" />
        </Button>
      )}
    </SearchField>
  );
}

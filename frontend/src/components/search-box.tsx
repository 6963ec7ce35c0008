import { Search, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { SearchField, Button, Input } from 'react-aria-components/SearchField';
import { messages } from '@/lib/messages';
import { useSearchText } from '@/lib/search-text';
import { press, useShortcuts } from '@/lib/shortcuts';
import styles from './search-box.module.css';

interface SearchBoxProps {
  label: string;
  /** What is searched for: see `lib/search-text`. */
  value: string | undefined;
  onChange: (value: string | undefined) => void;
}

/** Searches the list while one types. `/` goes there; Enter or an arrow goes on into what was found. */
export function SearchBox({ label, value = '', onChange }: SearchBoxProps) {
  const box = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useSearchText(value, (text) =>
    onChange(text === '' ? undefined : text),
  );
  const isLeaving = useRef(false);
  useShortcuts({ '/': () => box.current?.focus() });
  // Not before it was asked for: the rows that are there still answer what stood in the box before.
  const isAsked = typed.trim() === value;
  const leave = () => {
    if (isLeaving.current && isAsked) press('j');
    if (isAsked) isLeaving.current = false;
  };
  useEffect(leave);
  return (
    <SearchField
      className={styles['field'] ?? ''}
      aria-label={label}
      value={typed}
      onChange={(text) => {
        isLeaving.current = false;
        setTyped(text);
      }}
      onKeyDown={({ key }) => {
        isLeaving.current = key === 'Enter' || key === 'ArrowDown';
        leave();
      }}
    >
      <Search size={16} aria-hidden="true" />
      <Input ref={box} className={styles['input'] ?? ''} placeholder={label} spellCheck="false" />
      {typed === '' ? (
        <kbd className={styles['key']}>/</kbd>
      ) : (
        <Button className={styles['clear'] ?? ''} aria-label={messages.actions.clear}>
          <X size={14} aria-hidden="true" />
        </Button>
      )}
    </SearchField>
  );
}

import type { ReactNode } from 'react';
import { ToggleButtonGroup, ToggleButton } from 'react-aria-components/ToggleButtonGroup';
import styles from './chips.module.css';

interface ChipsProps<T extends string> {
  label: string;
  options: readonly { value: T; label: ReactNode; title?: string }[];
  selected: readonly T[];
  onChange: (selected: T[]) => void;
  mode?: 'single' | 'multiple';
  look?: 'chips' | 'segments';
}

/** A row of filters that can be pressed; in `single` mode at least one stays pressed. */
export function Chips<T extends string>(props: ChipsProps<T>) {
  const { label, options, selected, onChange, mode = 'multiple', look = 'chips' } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      className={styles[look] ?? ''}
      selectionMode={mode}
      disallowEmptySelection={mode === 'single'}
      selectedKeys={selected}
      onSelectionChange={(keys) =>
        onChange(options.map((option) => option.value).filter((value) => keys.has(value)))
      }
    >
      {options.map((option) => (
        <ToggleButton
          key={option.value}
          id={option.value}
          className={styles['chip'] ?? ''}
          aria-label={option.title}
        >
          {option.label}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

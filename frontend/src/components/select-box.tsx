import { ChevronDown } from 'lucide-react';
import {
  Select,
  SelectValue,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/Select';
import { messages } from '@/lib/messages';
import styles from './pickers.module.css';
import fields from './text-box.module.css';

export interface Choice<V extends string> {
  value: V;
  label: string;
}

interface SelectBoxProps<V extends string> {
  label: string;
  options: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V) => void;
  name?: string;
  isRequired?: boolean;
  isDisabled?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
  /** In a row of filters it is as low as they are, and its label is for those who cannot see. */
  look?: 'field' | 'filter';
}

/** One of a few known values. */
export function SelectBox<V extends string>(props: SelectBoxProps<V>) {
  const { label, options, value, onChange, placeholder, look = 'field', ...rest } = props;
  return (
    <Select
      {...rest}
      className={fields['field'] ?? ''}
      placeholder={placeholder ?? messages.forms.choose}
      value={value}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key);
        if (chosen) onChange(chosen.value);
      }}
    >
      <Label className={look === 'filter' ? 'visually-hidden' : (fields['label'] ?? '')}>
        {label}
      </Label>
      <Button className={styles['button'] ?? ''} data-look={look}>
        <SelectValue className={styles['value'] ?? ''} />
        <ChevronDown size={16} aria-hidden="true" />
      </Button>
      <FieldError className={fields['error'] ?? ''} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox className={styles['options'] ?? ''}>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles['option'] ?? ''}
            >
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

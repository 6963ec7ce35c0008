import { ChevronDown } from 'lucide-react';
import { useState } from 'react';
import {
  ComboBox,
  Button,
  FieldError,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components/ComboBox';
import { messages } from '@/lib/messages';
import { ComboInput } from './combo-input';
import styles from './pickers.module.css';
import type { Choice } from './select-box';
import fields from './text-box.module.css';

interface PickBoxProps<V extends string> {
  label: string;
  options: readonly Choice<V>[];
  value: V | null;
  onChange: (value: V | null) => void;
  name?: string;
  isRequired?: boolean;
  placeholder?: string;
}

/** One of many known values, found by typing a part of it. */
export function PickBox<V extends string>(props: PickBoxProps<V>) {
  const { label, options, value, onChange, placeholder, ...rest } = props;
  const chosen = options.find((option) => option.value === value);
  const [typed, setTyped] = useState('');
  return (
    <ComboBox
      {...rest}
      className={fields['field'] ?? ''}
      defaultItems={options}
      menuTrigger="focus"
      onInputChange={setTyped}
      value={value}
      onChange={(key) => onChange(options.find((option) => option.value === key)?.value ?? null)}
    >
      <Label className={fields['label'] ?? ''}>{label}</Label>
      <div className={styles['group']}>
        <ComboInput placeholder={placeholder} isTyped={typed !== '' && typed !== chosen?.label} />
        <Button className={styles['opener'] ?? ''}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      <FieldError className={fields['error'] ?? ''} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox<Choice<V>>
          className={styles['options'] ?? ''}
          renderEmptyState={() => <p className={styles['empty']}>{messages.forms.nothing}</p>}
        >
          {(option) => (
            <ListBoxItem
              id={option.value}
              textValue={option.label}
              className={styles['option'] ?? ''}
            >
              {option.label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

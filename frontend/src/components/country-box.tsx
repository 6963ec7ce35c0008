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
import { countries, type Country } from '@/lib/countries';
import { messages } from '@/lib/messages';
import { ComboInput } from './combo-input';
import { Flag } from './flag';
import styles from './pickers.module.css';
import fields from './text-box.module.css';

interface CountryBoxProps {
  label: string;
  /** ISO 3166-1 alpha-2. */
  value: string | null;
  onChange: (value: string | null) => void;
  name?: string;
}

/** A country, found by its name or by its code. */
export function CountryBox({ label, value, onChange, ...rest }: CountryBoxProps) {
  const chosen = countries().find(({ id }) => id === value);
  const [typed, setTyped] = useState('');
  return (
    <ComboBox
      {...rest}
      className={fields['field'] ?? ''}
      defaultItems={countries()}
      value={value}
      onChange={(key) => onChange(key === null ? null : String(key))}
      onInputChange={setTyped}
      menuTrigger="focus"
    >
      <Label className={fields['label'] ?? ''}>{label}</Label>
      <div className={styles['group']}>
        <ComboInput isTyped={typed !== '' && typed !== chosen?.name} />
        <Button className={styles['opener'] ?? ''}>
          <ChevronDown size={16} aria-hidden="true" />
        </Button>
      </div>
      <FieldError className={fields['error'] ?? ''} />
      <Popover className={styles['popover'] ?? ''}>
        <ListBox<Country>
          className={styles['options'] ?? ''}
          renderEmptyState={() => <p className={styles['empty']}>{messages.forms.nothing}</p>}
        >
          {(country) => (
            <ListBoxItem
              id={country.id}
              textValue={country.name}
              className={styles['option'] ?? ''}
            >
              <Flag country={country.id} /> {country.name}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

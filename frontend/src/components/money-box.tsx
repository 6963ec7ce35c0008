import type { MoneyValue } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './pickers.module.css';
import { SelectBox } from './select-box';
import { TextBox } from './text-box';

const CURRENCIES = ['EUR', 'USD', 'GBP', 'CHF', 'PLN', 'CZK', 'SEK', 'DKK', 'NOK', 'JPY'];

interface MoneyBoxProps {
  label: string;
  /** The amount as it was typed: what is not a number is the server's to refuse, beside the field. */
  value: MoneyValue | null;
  onChange: (value: MoneyValue | null) => void;
  name?: string;
}

export function MoneyBox({ label, value, onChange, name }: MoneyBoxProps) {
  const currency = value?.currency ?? 'EUR';
  const known = CURRENCIES.includes(currency) ? CURRENCIES : [currency, ...CURRENCIES];
  return (
    <div className={styles['pair']}>
      <TextBox
        label={label}
        inputMode="decimal"
        {...(name !== undefined && { name })}
        value={value?.amount ?? ''}
        // A decimal comma is what half of Europe types.
        onChange={(amount) =>
          onChange(amount.trim() === '' ? null : { amount: amount.replace(',', '.'), currency })
        }
      />
      <SelectBox
        label={messages.forms.currency}
        options={known.map((code) => ({ value: code, label: code }))}
        value={currency}
        onChange={(next) => onChange({ amount: value?.amount ?? '', currency: next })}
      />
    </div>
  );
}

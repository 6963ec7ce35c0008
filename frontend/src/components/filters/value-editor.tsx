import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { FieldSpec } from '@/lib/conditions';
import { countries } from '@/lib/countries';
import { formatCountry } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { CheckBox } from '../check-box';
import { DateBox } from '../date-box';
import { RecordBox } from '../record-box';
import { SelectBox } from '../select-box';
import { TextBox } from '../text-box';
import { RecordName } from './condition-text';
import styles from './filters.module.css';

const text = messages.filters;

interface ValueEditorProps {
  spec: FieldSpec;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

export function ValueEditor({ spec, values, onChange }: ValueEditorProps) {
  const add = (value: string) => onChange([...values.filter((old) => old !== value), value]);
  switch (spec.kind) {
    case 'choice':
      return (
        <fieldset className={styles['choices']}>
          <legend>{text.values}</legend>
          {spec.options.map(({ value, label }) => (
            <CheckBox
              key={value}
              label={label}
              isSelected={values.includes(value)}
              onChange={(isOn) =>
                isOn ? add(value) : onChange(values.filter((old) => old !== value))
              }
            />
          ))}
        </fieldset>
      );
    case 'record':
      return (
        <>
          <RecordBox
            label={text.values}
            kind={spec.record}
            value={null}
            onChange={(record) => {
              if (record) add(record.id);
            }}
          />
          <Chosen values={values} onChange={onChange} isRecord />
        </>
      );
    case 'country':
      return (
        <>
          <SelectBox
            label={text.values}
            options={countries().map(({ id, name }) => ({ value: id, label: name }))}
            value={null}
            onChange={add}
          />
          <Chosen values={values} onChange={onChange} />
        </>
      );
    case 'word':
      return (
        <TextBox
          label={text.words}
          value={values.join(',')}
          onChange={(typed) => onChange(typed.split(','))}
        />
      );
    case 'date':
    case 'day':
      return (
        <DateBox
          label={text.day}
          value={values[0] ?? null}
          onChange={(day) => onChange(day === null ? [] : [day])}
        />
      );
    default:
      return (
        <TextBox
          label={text.value}
          value={values[0] ?? ''}
          inputMode={spec.kind === 'number' ? 'decimal' : 'text'}
          type={spec.kind === 'number' ? 'number' : 'text'}
          onChange={(typed) => onChange([typed])}
        />
      );
  }
}

interface ChosenProps {
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
  isRecord?: boolean;
}

function Chosen({ values, onChange, isRecord = false }: ChosenProps) {
  return (
    <ul className={styles['chips']}>
      {values.map((value) => (
        <li key={value} className={styles['chip']}>
          <span className={styles['chipText']}>
            {isRecord ? <RecordName id={value} /> : formatCountry(value)}
          </span>
          <AriaButton
            className={styles['remove'] ?? ''}
            aria-label={messages.actions.clear}
            onPress={() => onChange(values.filter((old) => old !== value))}
          >
            <X size={13} aria-hidden="true" />
          </AriaButton>
        </li>
      ))}
    </ul>
  );
}

import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components/Button';
import type { FieldSpec, Operator } from '@/lib/conditions';
import { countries } from '@/lib/countries';
import { formatCountry } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { isMoving } from '@/lib/moving-days';
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
  operator: Operator;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
}

export function ValueEditor({ spec, operator, values, onChange }: ValueEditorProps) {
  const add = (value: string) => onChange([...values.filter((old) => old !== value), value]);
  if (isMoving(operator)) return <DaysBox values={values} onChange={onChange} />;
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
      return <WordsBox values={values} onChange={onChange} />;
    case 'phrase':
      return operator === 'contains' ? (
        <OneBox kind={spec.kind} values={values} onChange={onChange} />
      ) : (
        <WordsBox values={values} onChange={onChange} />
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
      return <OneBox kind={spec.kind} values={values} onChange={onChange} />;
  }
}

type BoxProps = Pick<ValueEditorProps, 'values' | 'onChange'>;

function WordsBox({ values, onChange }: BoxProps) {
  return (
    <TextBox
      label={text.words}
      value={values.join(',')}
      onChange={(typed) => onChange(typed.split(','))}
    />
  );
}

function OneBox({ kind, values, onChange }: BoxProps & { kind: FieldSpec['kind'] }) {
  return (
    <TextBox
      label={text.value}
      value={values[0] ?? ''}
      inputMode={kind === 'number' || kind === 'decimal' ? 'decimal' : 'text'}
      type={kind === 'number' ? 'number' : 'text'}
      onChange={(typed) => onChange([typed])}
    />
  );
}

function DaysBox({ values, onChange }: BoxProps) {
  return (
    <TextBox
      label={text.days}
      description={text.daysText}
      value={values[0] ?? ''}
      inputMode="numeric"
      onChange={(typed) => onChange([typed])}
    />
  );
}

interface ChosenProps extends BoxProps {
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

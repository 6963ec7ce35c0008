import { type SyntheticEvent } from 'react';
import {
  needsValue,
  operatorsOf,
  type Condition,
  type FieldSpecs,
  type Operator,
} from '@/lib/conditions';
import { decimalText, readDecimal } from '@/lib/decimals';
import { messages } from '@/lib/messages';
import { isCount, isMoving } from '@/lib/moving-days';
import { useTyped } from '@/lib/typed';
import { Button } from '../button';
import { SelectBox } from '../select-box';
import styles from './filters.module.css';
import { ValueEditor } from './value-editor';

const text = messages.filters;

interface Typed {
  field: string;
  chosen: Operator | null;
  values: readonly string[];
}

/** The values of a condition as they are typed: a number in the reader's own way. */
function shownValues([field, , ...values]: Condition, specs: FieldSpecs): string[] {
  return specs[field]?.kind === 'decimal' ? values.map((value) => decimalText(value)) : values;
}

interface ConditionEditorProps {
  /** What is being typed is kept under it. */
  name: string;
  specs: FieldSpecs;
  condition: Condition | null;
  onApply: (condition: Condition) => void;
}

export default function ConditionEditor({ name, specs, condition, onApply }: ConditionEditorProps) {
  const offered = Object.entries(specs).filter(([, { kind }]) => kind !== 'custom');
  const [[first] = ['']] = offered;
  const { typed, set } = useTyped<Typed>(name, {
    field: condition?.[0] ?? first,
    chosen: condition?.[1] ?? null,
    values: condition ? shownValues(condition, specs) : [],
  });
  const { chosen } = typed;
  // One that has gone is not offered again.
  const isLost = offered.every(([known]) => known !== typed.field);
  const [field, values] = isLost ? [first, []] : [typed.field, typed.values];
  const spec = specs[field];
  const operators = spec ? operatorsOf(spec) : [];
  const operator = operators.find((known) => known === chosen) ?? operators[0];
  if (!spec || operator === undefined) return null;
  const given = values
    .map((value) => (spec.kind === 'decimal' ? (readDecimal(value) ?? '') : value.trim()))
    .filter((value) => value !== '');
  const isWhole = isMoving(operator)
    ? given.length === 1 && given.every(isCount)
    : !needsValue(operator) || given.length > 0;

  function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (!isWhole || operator === undefined) return;
    onApply(needsValue(operator) ? [field, operator, ...given] : [field, operator]);
  }

  return (
    <form className={styles['editor']} onSubmit={submit}>
      <SelectBox
        label={text.field}
        // Whoever opens it by its key goes on by keys.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        options={offered.map(([value, { label }]) => ({ value, label }))}
        value={field}
        onChange={(next) => set({ field: next, ...(next !== field && { values: [] }) })}
      />
      <SelectBox
        label={text.operator}
        options={operators.map((value) => ({ value, label: text.operators[value] }))}
        value={operator}
        onChange={(next) =>
          // A day is no number of days.
          set({ chosen: next, ...(isMoving(next) !== isMoving(operator) && { values: [] }) })
        }
      />
      {needsValue(operator) && (
        <ValueEditor
          key={`${field} ${isMoving(operator)}`}
          spec={spec}
          operator={operator}
          values={values}
          onChange={(next) => set({ values: next })}
        />
      )}
      <Button type="submit" look="primary" isDisabled={!isWhole}>
        {text.apply}
      </Button>
    </form>
  );
}

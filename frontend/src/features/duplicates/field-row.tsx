import { RadioButton, RadioField, RadioGroup } from 'react-aria-components/RadioGroup';
import { merging as text } from '@/lib/messages/duplicates';
import { labelOf, type Choice, type Row } from './merge-rows';
import styles from './merge.module.css';

interface FieldRowProps {
  row: Row;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** A field in which two records differ: one of the values holds. */
export function FieldRow({ row, choice, onChoose }: FieldRowProps) {
  const label = labelOf(row.field);
  return (
    <RadioGroup
      className={styles['row'] ?? ''}
      aria-label={label}
      value={choice}
      onChange={(value) => onChoose(value === 'other' ? 'other' : 'keep')}
    >
      <span className={styles['label']} aria-hidden="true">
        {label}
      </span>
      {(['keep', 'other'] as const).map((side) => (
        <RadioField key={side} value={side} className={styles['cell'] ?? ''}>
          <RadioButton className={styles['choice'] ?? ''}>
            <span className={styles['dot']} aria-hidden="true" />
            <span className="visually-hidden">{side === 'keep' ? text.stays : text.goes}: </span>
            <Value value={row[side]} />
          </RadioButton>
        </RadioField>
      ))}
    </RadioGroup>
  );
}

/** Where there is nothing to choose: what the one that stays has nothing of is taken from the other. */
export function SettledRow({ row }: { row: Row }) {
  return (
    <div className={styles['row']}>
      <span className={styles['label']}>{labelOf(row.field)}</span>
      <span className={styles['plain']} {...(row.isTaken && { title: text.filledHint })}>
        <Value value={row.keep} />
      </span>
      <span className={styles['plain']}>
        <Value value={row.other} />
        {row.isTaken && <span className={styles['hint']}>{text.filled}</span>}
      </span>
    </div>
  );
}

function Value({ value }: { value: string | null }) {
  return value === null ? (
    <span className={styles['nothing']}>{text.nothing}</span>
  ) : (
    <span className={styles['value']}>{value}</span>
  );
}

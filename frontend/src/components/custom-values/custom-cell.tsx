import { Skeleton } from '@/components/states';
import styles from './custom-values.module.css';
import { shownValue, valuesOf, type Field, type Value } from './values';
import { WebLink } from './web-link';

interface CustomCellProps {
  field: Field;
  /** The custom fields of the record; undefined while they are read. */
  values: Value;
}

/** A custom field in a row of a list. */
export function CustomCell({ field, values }: CustomCellProps) {
  if (values === undefined) return <Skeleton />;
  const value = valuesOf(values)[field.key ?? ''];
  const shown = shownValue(field, value);
  if (shown === null) return <span className={styles['faint']}>–</span>;
  if (Array.isArray(value)) {
    return (
      <span className={styles['tags']}>
        {value.map((option) => (
          <span key={String(option)} className={styles['tag']}>
            {option}
          </span>
        ))}
      </span>
    );
  }
  return (
    <span className={styles['soft']}>
      {field.kind === 'URL' ? <WebLink address={shown} /> : shown}
    </span>
  );
}

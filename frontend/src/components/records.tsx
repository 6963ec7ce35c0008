import type { ReactNode } from 'react';
import { messages } from '@/lib/messages';
import { Button } from './button';
import styles from './records.module.css';
import { EmptyState, FailureState, SkeletonBlock } from './states';
import type { CombinedError } from 'urql';

export interface RecordColumn<T> {
  id: string;
  header: string;
  cell: (record: T) => ReactNode;
  /** Left out in windows narrower than this. */
  from?: 'medium' | 'wide';
  align?: 'end';
}

interface RecordsProps<T extends { id: string }> {
  label: string;
  columns: readonly RecordColumn<T>[];
  rows: readonly T[];
  isLoading: boolean;
  error?: CombinedError | undefined;
  onRetry?: () => void;
  empty: { title: string; text: string; onReset?: () => void };
  /** A button for more rows, where there are any. */
  onMore?: (() => void) | undefined;
  /** Rows that are out of force are shown paler. */
  isFaint?: (record: T) => boolean;
}

/** A table that is read from its top, for lists of dozens: every cell may hold buttons and links of its own. */
export function Records<T extends { id: string }>(props: RecordsProps<T>) {
  const { label, columns, rows, isLoading, error, onRetry, empty, onMore, isFaint } = props;
  if (error && rows.length === 0) {
    return <FailureState error={error} {...(onRetry && { onRetry })} />;
  }
  if (rows.length === 0) return isLoading ? <SkeletonBlock rows={8} /> : <EmptyState {...empty} />;
  return (
    // Narrow windows scroll it sideways, also by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['scroller']} role="region" aria-label={label} tabIndex={0}>
      <table className={styles['table']} aria-label={label} aria-busy={isLoading}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" data-from={column.from} data-align={column.align}>
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} data-faint={isFaint?.(row) ?? false}>
              {columns.map((column) => (
                <td key={column.id} data-from={column.from} data-align={column.align}>
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {onMore && (
        <div className={styles['more']}>
          <Button onPress={onMore} isDisabled={isLoading}>
            {messages.actions.showMore}
          </Button>
        </div>
      )}
    </div>
  );
}

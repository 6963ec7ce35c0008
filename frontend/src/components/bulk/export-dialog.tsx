import { useState } from 'react';
import { CheckBox, FormDialog } from '@/components/form';
import { sizeOf, type Target } from '@/lib/bulk-target';
import { csvOf, download, type Cell } from '@/lib/csv';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import styles from './bulk.module.css';
import { Progress } from './progress';
import type { BulkText } from './texts';
import { useRows, type Read } from './use-rows';

/** What a spreadsheet gets of a column. */
export interface ExportColumn<Row> {
  id: string;
  name: string;
  value: (row: Row) => Cell;
  /** Money takes two columns, so that the amounts stay numbers. */
  currency?: (row: Row) => Cell;
}

interface ExportDialogProps<Row, Question> {
  text: Pick<BulkText<never>, 'exportTitle' | 'exportText' | 'exported' | 'fileName' | 'reading'>;
  target: Target<Row, Question>;
  read: Read<Row, Question>;
  columns: readonly ExportColumn<Row>[];
  /** The ids of what the list shows, in its order. */
  shown: readonly string[];
  onClose: () => void;
}

function tableOf<Row>(columns: readonly ExportColumn<Row>[], rows: readonly Row[]): Cell[][] {
  const heads = columns.flatMap(({ name, currency }) =>
    currency ? [name, messages.bulk.currency] : [name],
  );
  const lines = rows.map((row) =>
    columns.flatMap(({ value, currency }) =>
      currency ? [value(row), currency(row)] : [value(row)],
    ),
  );
  return [heads, ...lines];
}

export function ExportDialog<Row, Question>(props: ExportDialogProps<Row, Question>) {
  const { text, target, read, columns, shown, onClose } = props;
  const { rows, count, error, retry } = useRows(target, read);
  const [chosen, setChosen] = useState<readonly string[]>(shown);
  const inList = shown.flatMap((id) => columns.filter((column) => column.id === id));
  const others = columns.filter(({ id }) => !shown.includes(id));
  const kept = [...inList, ...others].filter(({ id }) => chosen.includes(id));

  function submit() {
    if (error) retry();
    if (rows === null || kept.length === 0) return;
    const day = new Date().toISOString().slice(0, 10);
    download(text.fileName(day), csvOf(tableOf(kept, rows)));
    toast({ text: text.exported(rows.length) });
    onClose();
  }

  return (
    <FormDialog
      title={text.exportTitle}
      submitLabel={messages.bulk.exportSubmit}
      onSubmit={submit}
      onClose={onClose}
      isRunning={rows === null || kept.length === 0}
      error={error}
    >
      <p>{text.exportText(sizeOf(target))}</p>
      <fieldset className={styles['columns']}>
        <legend>{messages.bulk.exportColumns}</legend>
        {columns.map(({ id, name }, index) => (
          <CheckBox
            key={id}
            // Whoever opens a dialog by a key goes on by keys.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={index === 0}
            label={name}
            isSelected={chosen.includes(id)}
            onChange={(isOn) =>
              setChosen(isOn ? [...chosen, id] : chosen.filter((other) => other !== id))
            }
          />
        ))}
      </fieldset>
      {rows === null && !error && (
        <div className={styles['preview']} role="status">
          <Progress text={text.reading(count, sizeOf(target))} value={count} of={sizeOf(target)} />
        </div>
      )}
    </FormDialog>
  );
}

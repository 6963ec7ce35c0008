import { useState } from 'react';
import { CheckBox, FormDialog } from '@/components/form';
import { csvOf, download } from '@/lib/csv';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import { exported, isClientColumn, layout, type ClientColumn } from '../client-columns';
import { Progress } from './bulk-dialog';
import styles from './bulk.module.css';
import { sizeOf, useRows, type Target } from './use-rows';

const text = messages.bulk;
const names = messages.clients.columns;

interface ExportDialogProps {
  target: Target;
  /** What the list shows. */
  columns: readonly string[];
  onClose: () => void;
}

/** Money takes two columns, so that the amounts stay numbers. */
function headings(columns: readonly ClientColumn[]): string[] {
  return columns.flatMap((id) => (id === 'revenue' ? [names[id], text.currency] : [names[id]]));
}

export function ExportDialog({ target, columns, onClose }: ExportDialogProps) {
  const { rows, count, error, retry } = useRows(target);
  const [chosen, setChosen] = useState<readonly string[]>(columns);
  const all = Object.keys(layout).filter(isClientColumn);
  const kept = [...columns, ...all.filter((id) => !columns.includes(id))].filter(
    (id) => isClientColumn(id) && chosen.includes(id),
  ) as ClientColumn[];

  function submit() {
    if (error) retry();
    if (rows === null || kept.length === 0) return;
    const table = rows.map((row) =>
      kept.flatMap((id) =>
        id === 'revenue' ? [exported(id, row), row.annualRevenue?.currency] : [exported(id, row)],
      ),
    );
    const day = new Date().toISOString().slice(0, 10);
    download(text.fileName(day), csvOf([headings(kept), ...table]));
    toast({ text: text.exported(rows.length) });
    onClose();
  }

  return (
    <FormDialog
      title={text.exportTitle}
      submitLabel={text.exportSubmit}
      onSubmit={submit}
      onClose={onClose}
      isRunning={rows === null || kept.length === 0}
      error={error}
    >
      <p>{text.exportText(sizeOf(target))}</p>
      <fieldset className={styles['columns']}>
        <legend>{text.exportColumns}</legend>
        {all.map((id, index) => (
          <CheckBox
            key={id}
            // Whoever opens a dialog by a key goes on by keys.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus={index === 0}
            label={names[id]}
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

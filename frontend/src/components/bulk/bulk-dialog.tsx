import { useState, type ReactNode } from 'react';
import { useClient, type CombinedError } from 'urql';
import { FormDialog } from '@/components/form';
import { carryOut, inWords, type AnyDeed, type BulkRow } from '@/lib/bulk';
import { sizeOf, type Target } from '@/lib/bulk-target';
import { toast } from '@/lib/toasts';
import styles from './bulk.module.css';
import type { Plan } from './plan';
import { Preview } from './preview';
import { Progress } from './progress';
import { useRows } from './use-rows';

interface BulkDialogProps<
  Row extends BulkRow,
  Question,
  Deed extends AnyDeed,
  Values extends object,
> {
  plan: Plan<Row, Question, Deed, Values>;
  kind: Deed['kind'];
  /** Null until it is known what to do. */
  deed: Deed | null;
  target: Target<Row, Question>;
  onClose: () => void;
  onDone: () => void;
  /** The fields that ask for it. */
  children?: ReactNode;
}

/** Asks what to do with many records, says what will happen, does it, and tells what became of it. */
export function BulkDialog<
  Row extends BulkRow,
  Question,
  Deed extends AnyDeed,
  Values extends object,
>(props: BulkDialogProps<Row, Question, Deed, Values>) {
  const { plan, kind, deed, target, onClose, onDone, children } = props;
  const { text, nameOf } = plan;
  const client = useClient();
  const { rows, count, error, retry } = useRows(target, plan.read);
  const [written, setWritten] = useState<number | null>(null);
  /** Why nothing at all could be done. */
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const affected = rows && deed ? rows.filter((row) => !plan.isAlready(deed, row)) : [];
  const isDanger = kind === 'delete';

  async function submit() {
    if (error) retry();
    if (!deed || affected.length === 0 || written !== null) return;
    setWritten(0);
    const { tally, undo } = await carryOut(client, plan, deed, affected, setWritten);
    setWritten(null);
    const isNothing = tally.done.length === 0;
    setFailure(isNothing ? tally.error : null);
    if (isNothing && tally.error) return;
    const done = (number: number) => text.done[kind](number, nameOf(deed));
    const goBack = async () => {
      const back = await undo();
      const tone = back.refused.length > 0 || back.error ? 'failed' : 'done';
      const again = back.error ? { retry: () => void goBack() } : {};
      toast({ text: inWords(back, text.undone), tone, ...again });
    };
    toast({
      text: inWords(tally, done),
      tone: isNothing || tally.error ? 'failed' : 'done',
      ...(!isNothing && { undo: goBack }),
    });
    // Those that are left stay chosen.
    if (tally.error) onClose();
    else onDone();
  }

  return (
    <FormDialog
      title={text.titles[kind]}
      submitLabel={isDanger ? text.submitDelete(affected.length) : text.submit(affected.length)}
      isDanger={isDanger}
      onSubmit={submit}
      onClose={onClose}
      isRunning={written !== null || affected.length === 0}
      error={error ?? failure}
    >
      {children}
      <div className={styles['preview']} role="status">
        {rows === null ? (
          !error && (
            <Progress
              text={text.reading(count, sizeOf(target))}
              value={count}
              of={sizeOf(target)}
            />
          )
        ) : written !== null ? (
          <Progress
            text={text.writing(written, affected.length)}
            value={written}
            of={affected.length}
          />
        ) : (
          <Preview plan={plan} kind={kind} deed={deed} rows={rows} affected={affected} />
        )}
      </div>
    </FormDialog>
  );
}

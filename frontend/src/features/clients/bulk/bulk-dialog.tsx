import { useState } from 'react';
import { useClient, type CombinedError } from 'urql';
import { FormDialog, RecordBox, SelectBox } from '@/components/form';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import { STAGES, type Stage } from '../search';
import styles from './bulk.module.css';
import { isAlready, type Deed, type DeedKind } from './deeds';
import { Preview } from './preview';
import { carryOut, inWords } from './run';
import { sizeOf, useRows, type Target } from './use-rows';

const text = messages.bulk;

interface BulkDialogProps {
  kind: DeedKind;
  target: Target;
  onClose: () => void;
  onDone: () => void;
}

interface Named {
  id: string;
  name: string;
}

function deedOf(kind: DeedKind, record: Named | null, stage: Stage | null): Deed | null {
  if (kind === 'delete') return { kind };
  if (kind === 'stage') return stage && { kind, stage };
  if (!record) return null;
  return kind === 'owner' ? { kind, owner: record } : { kind, tag: record };
}

export function nameOf(deed: Deed): string {
  if (deed.kind === 'delete') return '';
  if (deed.kind === 'stage') return messages.stages[deed.stage];
  return deed.kind === 'owner' ? deed.owner.name : deed.tag.name;
}

/** Asks what to do with many clients, says what will happen, does it, and tells what became of it. */
export function BulkDialog({ kind, target, onClose, onDone }: BulkDialogProps) {
  const client = useClient();
  const { rows, count, error, retry } = useRows(target);
  const [record, setRecord] = useState<Named | null>(null);
  const [stage, setStage] = useState<Stage | null>(null);
  const [written, setWritten] = useState<number | null>(null);
  /** Why nothing at all could be done. */
  const [failure, setFailure] = useState<CombinedError | null>(null);
  const deed = deedOf(kind, record, stage);
  const affected = rows && deed ? rows.filter((row) => !isAlready(deed, row)) : [];

  async function submit() {
    if (error) retry();
    if (!deed || affected.length === 0 || written !== null) return;
    setWritten(0);
    const { tally, undo } = await carryOut(client, deed, affected, setWritten);
    setWritten(null);
    const isNothing = tally.done.length === 0;
    setFailure(isNothing ? tally.error : null);
    if (isNothing && tally.error) return;
    const done = (number: number) => text.done[deed.kind](number, nameOf(deed));
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
      submitLabel={
        kind === 'delete' ? text.submitDelete(affected.length) : text.submit(affected.length)
      }
      isDanger={kind === 'delete'}
      onSubmit={submit}
      onClose={onClose}
      isRunning={written !== null || affected.length === 0}
      error={error ?? failure}
    >
      {kind === 'stage' ? (
        <SelectBox
          label={text.fields.stage}
          options={STAGES.map((value) => ({ value, label: messages.stages[value] }))}
          value={stage}
          onChange={setStage}
        />
      ) : (
        kind !== 'delete' && (
          <RecordBox
            label={text.fields[kind]}
            kind={kind === 'owner' ? 'user' : 'tag'}
            value={record}
            onChange={setRecord}
            placeholder={kind === 'owner' ? text.choose.owner : text.choose.tag}
            // The dialog was opened to answer this.
            // eslint-disable-next-line jsx-a11y/no-autofocus
            autoFocus
          />
        )
      )}
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
          <Preview kind={kind} deed={deed} rows={rows} affected={affected} />
        )}
      </div>
    </FormDialog>
  );
}

export function Progress({ text: label, value, of }: { text: string; value: number; of: number }) {
  return (
    <>
      <p>{label}</p>
      <progress className={styles['progress']} value={value} max={of} aria-label={label} />
    </>
  );
}

import { Pencil } from 'lucide-react';
import { useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '@/components/button';
import { Form, useStay } from '@/components/form';
import type { DealUpdateInput } from '@/gql/graphql';
import { useChange, type Problem } from '@/lib/changes';
import { insist } from '@/lib/insist';
import { messages } from '@/lib/messages';
import { DEAL_EDIT, type DealRecord } from './deal-query';
import styles from './fact.module.css';

export function FactList({ children }: { children: ReactNode }) {
  return <dl className={styles['facts']}>{children}</dl>;
}

interface Editing {
  deal: DealRecord;
  /** Takes the value as it is now into the field. */
  begin: () => void;
  input: () => Partial<DealUpdateInput>;
  box: ReactNode;
}

interface FactProps {
  label: string;
  shown: ReactNode;
  /** Absent for what cannot be edited. */
  edit?: Editing;
}

const text = messages.deals;

/** A fact, and in its place the field that changes it: Enter saves, Escape leaves it as it was. */
export function Fact({ label, shown, edit }: FactProps) {
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  function close() {
    setOpen(false);
    // The button is there again with the next drawing.
    requestAnimationFrame(() => opener.current?.focus());
  }
  const value = shown == null || shown === '' || shown === false ? '–' : shown;
  return (
    <div className={styles['fact']} data-open={isOpen}>
      {!isOpen && <dt>{label}</dt>}
      <dd>
        {edit && isOpen ? (
          <Editor edit={edit} onClose={close} />
        ) : edit ? (
          <button
            ref={opener}
            type="button"
            className={styles['value']}
            title={text.edit(label)}
            onClick={() => {
              edit.begin();
              setOpen(true);
            }}
          >
            <span>
              {value} <span className="visually-hidden">{text.edit(label)}</span>
            </span>
            <Pencil size={13} aria-hidden="true" />
          </button>
        ) : (
          value
        )}
      </dd>
    </div>
  );
}

function Editor({ edit, onClose }: { edit: Editing; onClose: () => void }) {
  const [run, isRunning] = useChange(DEAL_EDIT, (data) => data.dealUpdate);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);
  const { deal } = edit;
  // What others write while one types is told, not overwritten.
  const [version, setVersion] = useState(deal.version ?? 0);
  const [isTyped, setTyped] = useState(false);
  useStay(isTyped);

  async function save() {
    const input = { ...edit.input(), id: deal.id, version };
    const outcome = await insist((asked: DealUpdateInput) => run({ input: asked }), input);
    setError(null);
    if (outcome.kind === 'done') onClose();
    else if (outcome.kind === 'problems') setProblems(outcome.problems);
    else if (outcome.kind === 'failed') setError(outcome.error);
    else {
      // Saved once more, it is on what the others wrote.
      setVersion(outcome.conflict.version ?? version);
      const path = Object.keys(edit.input());
      setProblems([{ path, code: 'CHANGED_MEANWHILE', message: text.changedMeanwhile }]);
    }
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose();
  }

  return (
    // The key is that of the field inside.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div className={styles['editor']} onKeyDown={onKeyDown}>
      <Form
        onSubmit={save}
        onTyped={() => setTyped(true)}
        problems={problems}
        error={error}
        footer={
          <>
            <Button onPress={onClose}>{messages.actions.cancel}</Button>
            <Button type="submit" look="primary" isDisabled={isRunning}>
              {messages.actions.save}
            </Button>
          </>
        }
      >
        {edit.box}
      </Form>
    </div>
  );
}

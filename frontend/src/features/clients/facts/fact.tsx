import { Pencil } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { Button } from '@/components/button';
import { Form } from '@/components/form';
import type { Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import { useReopened, useTyped } from '@/lib/typed';
import styles from '@/components/facts.module.css';
import { useSaveFacts, type Client, type Values } from './save-facts';

export interface EditorProps<V> {
  label: string;
  value: V;
  onChange: (value: V) => void;
  /** Saves at once: of a choice there is nothing more to say. */
  onChoose: (value: V) => void;
}

interface FactProps<V> {
  client: Client;
  label: string;
  /** The value as people read it; null where there is none. */
  shown: ReactNode;
  /** It holds a link, so that a press on it must go there. */
  isLink?: boolean;
  value: V;
  editor: (props: EditorProps<V>) => ReactNode;
  inputOf: (value: V) => Values;
  /** What is wrong with it before the server has seen it. */
  refusal?: (value: V) => Problem | null;
  /** The field of a client that it writes. */
  field: string;
  /** Several fields with labels of their own. */
  isGroup?: boolean;
}

const text = messages.facts;

/** A fact that is edited where it stands. */
export function Fact<V>(props: FactProps<V>) {
  const { client, field, label, shown, isLink = false } = props;
  const name = `fact.${client.id}.${label}`;
  const [isEditing, setEditing] = useReopened(name);
  const mayEdit = useMay()('UPDATE', 'Client', field);
  const opener = useRef<HTMLButtonElement>(null);
  const [wasEditing, setWasEditing] = useState(false);
  useEffect(() => {
    if (!isEditing && wasEditing) opener.current?.focus();
  }, [isEditing, wasEditing]);
  const open = () => {
    setEditing(true);
    setWasEditing(true);
  };
  return (
    <div className={styles['fact']} data-editing={isEditing}>
      <dt>{label}</dt>
      <dd>
        {!mayEdit ? (
          <div className={styles['fixed']}>{shown}</div>
        ) : isEditing ? (
          <FactEditor {...props} name={name} onClose={() => setEditing(false)} />
        ) : (
          <div className={styles['shown']}>
            {isLink && <span className={styles['value']}>{shown}</span>}
            <button ref={opener} type="button" className={styles['opener']} onClick={open}>
              {/* The name says what a press does; the value is part of it. */}
              <span className="visually-hidden">{text.edit(label)} </span>
              {!isLink && (
                <span className={styles['value']}>
                  {shown ?? <span className={styles['none']}>{text.none}</span>}
                </span>
              )}
              <Pencil size={13} aria-hidden="true" />
            </button>
          </div>
        )}
      </dd>
    </div>
  );
}

interface FactEditorProps<V> extends FactProps<V> {
  name: string;
  onClose: () => void;
}

function FactEditor<V>(props: FactEditorProps<V>) {
  const { client, name, label, value, editor, inputOf, refusal, isGroup = false, onClose } = props;
  // The version goes with what was typed: what others wrote since then is told as a conflict.
  const { typed, set } = useTyped(name, { draft: value, version: client.version ?? 0 });
  const { draft, version } = typed;
  const setDraft = (next: V) => set({ draft: next });
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);
  const { save, isRunning } = useSaveFacts(client, version);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = box.current?.querySelector<HTMLElement>('input, textarea, button');
    field?.focus();
    if (field instanceof HTMLInputElement) field.select();
  }, []);

  async function send(next: V, isChoice: boolean) {
    const refused = refusal?.(next);
    if (refused) {
      setProblems([refused]);
      return;
    }
    if (JSON.stringify(inputOf(next)) === JSON.stringify(inputOf(value))) {
      onClose();
      return;
    }
    const outcome = await save(
      inputOf(next),
      next,
      isChoice ? { text: text.changed(label), before: inputOf(value) } : null,
    );
    setProblems(outcome.kind === 'problems' ? outcome.problems : []);
    setError(outcome.kind === 'failed' ? outcome.error : null);
    if (outcome.kind === 'done') onClose();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send(draft, false);
    else return;
    event.preventDefault();
  }
  return (
    // The keys of its fields bubble to here.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div ref={box} className={styles['editor']} data-group={isGroup} onKeyDown={onKeyDown}>
      <Form
        problems={problems}
        error={error}
        onSubmit={() => send(draft, false)}
        footer={
          <>
            <Button onPress={onClose}>{messages.actions.cancel}</Button>
            <Button type="submit" look="primary" isDisabled={isRunning}>
              {messages.actions.save}
            </Button>
          </>
        }
      >
        {editor({
          label,
          value: draft,
          onChange: setDraft,
          onChoose: (next) => {
            setDraft(next);
            void send(next, true);
          },
        })}
      </Form>
    </div>
  );
}

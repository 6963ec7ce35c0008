import { Eye, EyeOff, Lock, Pencil } from 'lucide-react';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Button } from '@/components/button';
import { Form } from '@/components/form';
import { messages } from '@/lib/messages';
import { customValues as text } from '@/lib/messages/custom-values';
import facts from '@/components/facts.module.css';
import styles from './custom-values.module.css';
import { useSaveValue, type CustomType } from './save-value';
import { ValueEditor } from './value-editor';
import { draftOf, shownValue, valueOf, type Field, type Value } from './values';
import { WebLink } from './web-link';

interface CustomFactProps {
  type: CustomType;
  record: { id: string; version: number };
  field: Field;
  value: Value;
  isReadOnly: boolean;
  /** Of a sensitive one: whether its value is on screen, and what shows or hides it. */
  cover?: { isOpen: boolean; toggle: () => void };
  onSaved: () => void;
}

/** A custom field, edited where it stands. */
export function CustomFact(props: CustomFactProps) {
  const { field, value, isReadOnly, cover } = props;
  const [isEditing, setEditing] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const [wasEditing, setWasEditing] = useState(false);
  useEffect(() => {
    if (!isEditing && wasEditing) opener.current?.focus();
  }, [isEditing, wasEditing]);
  const label = field.label ?? field.key ?? '';
  const isHidden = cover?.isOpen === false;
  const open = () => {
    setEditing(true);
    setWasEditing(true);
  };
  return (
    <div className={facts['fact']} data-editing={isEditing}>
      <dt title={field.description ?? undefined}>
        {label} {field.isSensitive && <Lock size={12} aria-hidden="true" />}
      </dt>
      <dd>
        {isEditing ? (
          <Editor {...props} onClose={() => setEditing(false)} />
        ) : (
          <div className={facts['shown']}>
            <span className={facts['value']}>
              {isHidden ? (
                <span aria-label={text.hidden} role="img">
                  ••••••
                </span>
              ) : (
                <Shown field={field} value={value} />
              )}
            </span>
            {cover && (
              <Button
                look="icon"
                aria-label={cover.isOpen ? text.conceal(label) : text.reveal(label)}
                onPress={cover.toggle}
              >
                {cover.isOpen ? <EyeOff size={15} /> : <Eye size={15} />}
              </Button>
            )}
            {!isReadOnly && !isHidden && (
              <button ref={opener} type="button" className={facts['opener']} onClick={open}>
                <span className="visually-hidden">{messages.facts.edit(label)}</span>
                <Pencil size={13} aria-hidden="true" />
              </button>
            )}
          </div>
        )}
      </dd>
    </div>
  );
}

function Shown({ field, value }: { field: Field; value: Value }) {
  const shown = shownValue(field, value);
  if (shown === null) return <span className={facts['none']}>–</span>;
  if (field.kind === 'URL') return <WebLink address={shown} />;
  return <span className={styles['text']}>{shown}</span>;
}

function Editor(props: CustomFactProps & { onClose: () => void }) {
  const { type, record, field, value, onSaved, onClose } = props;
  const [draft, setDraft] = useState(() => draftOf(field, value));
  const { save, isRunning, problems, error } = useSaveValue(type, record);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('input, textarea, button')?.focus();
  }, []);
  async function submit() {
    if (!(await save(field, valueOf(field, draft)))) return;
    onSaved();
    onClose();
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    // The keys of its fields bubble to here.
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      className={facts['editor']}
      data-group={field.kind === 'MULTISELECT'}
      onKeyDown={onKeyDown}
    >
      <Form
        problems={problems}
        error={error}
        onSubmit={submit}
        footer={
          <>
            <Button onPress={onClose}>{messages.actions.cancel}</Button>
            <Button type="submit" look="primary" isDisabled={isRunning}>
              {messages.actions.save}
            </Button>
          </>
        }
      >
        <ValueEditor field={field} draft={draft} onChange={setDraft} />
      </Form>
    </div>
  );
}

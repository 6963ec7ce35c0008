import { useId, useRef, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { flushSync } from 'react-dom';
import { useQuery } from 'urql';
import { Avatar } from '@/components/avatar';
import { useDebounced } from '@/lib/debounced';
import { messages } from '@/lib/messages';
import { MENTION_PEOPLE } from './documents';
import type { Named } from '@/lib/drafts';
import styles from './mention-box.module.css';
import { insertMention, mentionAt, type Asked } from './mentions';

interface Person extends Named {
  jobTitle: string | null;
}

interface MentionBoxProps {
  label: string;
  value: string;
  /** With the person when one was chosen. */
  onChange: (text: string, person?: Named) => void;
  placeholder?: string;
  rows?: number;
  /** What is wrong with the text. */
  problem?: string | null;
  isReadOnly?: boolean;
  /** Without a border of its own, inside something that has one. */
  isBare?: boolean;
  ref?: Ref<HTMLTextAreaElement>;
}

const text = messages.composer;

/** The people that fit what stands behind the @. */
function usePeople(asked: Asked | null): Person[] {
  const name = useDebounced(asked?.name ?? '');
  const [{ data }] = useQuery({
    query: MENTION_PEOPLE,
    variables: { search: name === '' ? null : name },
    pause: asked === null,
    requestPolicy: 'cache-first',
  });
  if (!asked) return [];
  return (data?.users?.nodes ?? []).map(({ id, name: full, jobTitle }) => ({
    id,
    name: full ?? '–',
    jobTitle: jobTitle ?? null,
  }));
}

/** A text of several lines in which an @ offers people. */
export function MentionBox(props: MentionBoxProps) {
  const { label, value, onChange, placeholder, rows = 3, problem, ref } = props;
  const { isReadOnly = false, isBare = false } = props;
  const id = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLTextAreaElement | null>(null);
  const people = usePeople(asked);
  const isOpen = asked !== null && people.length > 0;
  const at = Math.min(active, people.length - 1);

  function look(element: HTMLTextAreaElement) {
    const isCaret = element.selectionStart === element.selectionEnd;
    const next = isCaret ? mentionAt(element.value, element.selectionEnd) : null;
    if (next?.at !== asked?.at || next?.name !== asked?.name) {
      setAsked(next);
      setActive(0);
    }
  }
  function choose(person: Person) {
    const element = box.current;
    if (!element || !asked) return;
    const made = insertMention(value, element.selectionEnd, asked, person.name);
    flushSync(() => {
      onChange(made.text, { id: person.id, name: person.name });
      setAsked(null);
    });
    element.focus();
    element.setSelectionRange(made.caret, made.caret);
  }
  function onKeyDown(event: KeyboardEvent) {
    if (!isOpen || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const person = people[at];
    if (step !== undefined) setActive((at + step + people.length) % people.length);
    else if (event.key === 'Escape') setAsked(null);
    else if ((event.key === 'Enter' || event.key === 'Tab') && person) choose(person);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className={styles['box']} data-bare={isBare}>
      <label className={isBare ? 'visually-hidden' : styles['label']} htmlFor={id}>
        {label}
      </label>
      <textarea
        ref={(element) => {
          box.current = element;
          if (typeof ref === 'function') ref(element);
          else if (ref) ref.current = element;
        }}
        id={id}
        className={styles['area']}
        name="body"
        rows={rows}
        value={value}
        placeholder={placeholder}
        readOnly={isReadOnly}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={isOpen ? `${id}-people` : undefined}
        aria-activedescendant={isOpen ? `${id}-${at}` : undefined}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
        onChange={(event) => {
          onChange(event.target.value);
          look(event.target);
        }}
        onSelect={(event) => look(event.currentTarget)}
        onKeyDown={onKeyDown}
        onBlur={() => setAsked(null)}
      />
      {problem && (
        <p id={`${id}-problem`} className={styles['problem']}>
          {problem}
        </p>
      )}
      <span className="visually-hidden" role="status">
        {isOpen && text.found(people.length)}
      </span>
      {isOpen && (
        <div
          id={`${id}-people`}
          className={styles['people']}
          role="listbox"
          aria-label={text.people}
        >
          {people.map((person, index) => (
            <PersonOption
              key={person.id}
              id={`${id}-${index}`}
              person={person}
              isActive={index === at}
              onChoose={() => choose(person)}
            >
              {person.jobTitle}
            </PersonOption>
          ))}
        </div>
      )}
    </div>
  );
}

interface PersonOptionProps {
  id: string;
  person: Person;
  isActive: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function PersonOption({ id, person, isActive, onChoose, children }: PersonOptionProps) {
  return (
    // The text keeps the focus and the keys: `aria-activedescendant` points here.
    <div
      id={id}
      className={styles['person']}
      role="option"
      aria-selected={isActive}
      onPointerDown={(event) => {
        event.preventDefault();
        onChoose();
      }}
    >
      <Avatar name={person.name} /> {person.name}
      <span className={styles['more']}>{children}</span>
    </div>
  );
}

import { ListFilter, X } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components/Button';
import { Popover, Dialog, DialogTrigger } from 'react-aria-components/Popover';
import { specOf, type Condition, type FieldSpecs, type Where } from '@/lib/conditions';
import { messages } from '@/lib/messages';
import { useShortcuts } from '@/lib/shortcuts';
import { useReopened } from '@/lib/typed';
import { Button } from '../button';
import { ConditionText, fieldName } from './condition-text';
import styles from './filters.module.css';

const text = messages.filters;
const loadEditor = () => import('./condition-editor');
const ConditionEditor = lazy(loadEditor);
/** Once the list is there, so that nobody waits for it. */
const EDITOR_AFTER = 500;

interface FilterBarProps {
  specs: FieldSpecs;
  where: Where;
  onChange: (where: Where) => void;
}

/** The button that adds a condition to a question. */
export function FilterButton({ specs, where, onChange }: FilterBarProps) {
  const name = nameOf('new');
  const [isOpen, setOpen] = useReopened(name);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const timer = setTimeout(() => void loadEditor().catch(() => undefined), EDITOR_AFTER);
    return () => clearTimeout(timer);
  }, []);
  useShortcuts({
    f: () => {
      // There the focus comes back to.
      button.current?.focus();
      setOpen(true);
    },
  });
  return (
    <Editor
      name={name}
      specs={specs}
      isOpen={isOpen}
      onOpenChange={setOpen}
      condition={null}
      onApply={(condition) => onChange([...where, [condition]])}
    >
      <Button ref={button} aria-keyshortcuts="f">
        <ListFilter size={15} aria-hidden="true" /> {text.filter}
      </Button>
    </Editor>
  );
}

/** A condition is kept while it is made, for the list of the page; it is told by where it stands. */
function nameOf(place: string): string {
  return `filter.${window.location.pathname}.${place}`;
}

/** The conditions of a question: all groups hold, of each group one. */
export function FilterChips({ specs, where, onChange }: FilterBarProps) {
  if (where.length === 0) return null;
  const replace = (index: number, group: Condition[]) =>
    onChange(where.flatMap((old, at) => (at !== index ? [old] : group.length > 0 ? [group] : [])));
  return (
    <ul className={styles['chips']} aria-label={text.conditions}>
      {where.map((group, index) => (
        <li key={index} className={styles['group']}>
          {group.map((condition, at) => (
            <ConditionChip
              key={JSON.stringify(condition)}
              name={nameOf(`${index}.${at}`)}
              specs={specs}
              condition={condition}
              isFirst={at === 0}
              onApply={(next) =>
                replace(
                  index,
                  group.map((old, i) => (i === at ? next : old)),
                )
              }
              onRemove={() =>
                replace(
                  index,
                  group.filter((_, i) => i !== at),
                )
              }
            />
          ))}
          <OrButton
            name={nameOf(`${index}.or`)}
            specs={specs}
            onApply={(next) => replace(index, [...group, next])}
          />
        </li>
      ))}
      <li>
        <Button look="quiet" onPress={() => onChange([])}>
          {text.clear}
        </Button>
      </li>
    </ul>
  );
}

interface ConditionChipProps {
  name: string;
  specs: FieldSpecs;
  condition: Condition;
  isFirst: boolean;
  onApply: (condition: Condition) => void;
  onRemove: () => void;
}

function ConditionChip(props: ConditionChipProps) {
  const { name, specs, condition, isFirst, onApply, onRemove } = props;
  const [isOpen, setOpen] = useReopened(name);
  return (
    <>
      {!isFirst && <span className={styles['or']}>{text.or}</span>}
      <span className={styles['chip']} data-lost={specOf(specs, condition[0]) === undefined}>
        <Editor
          name={name}
          specs={specs}
          isOpen={isOpen}
          onOpenChange={setOpen}
          condition={condition}
          onApply={onApply}
        >
          <AriaButton className={styles['chipText'] ?? ''}>
            <ConditionText specs={specs} condition={condition} />
          </AriaButton>
        </Editor>
        <AriaButton
          className={styles['remove'] ?? ''}
          aria-label={text.remove(fieldName(specs, condition[0]))}
          onPress={onRemove}
        >
          <X size={13} aria-hidden="true" />
        </AriaButton>
      </span>
    </>
  );
}

function OrButton({
  name,
  specs,
  onApply,
}: Pick<ConditionChipProps, 'name' | 'specs' | 'onApply'>) {
  const [isOpen, setOpen] = useReopened(name);
  return (
    <Editor
      name={name}
      specs={specs}
      isOpen={isOpen}
      onOpenChange={setOpen}
      condition={null}
      onApply={onApply}
    >
      <AriaButton className={styles['orButton'] ?? ''} aria-label={text.addOr}>
        {text.orMore}
      </AriaButton>
    </Editor>
  );
}

interface EditorProps {
  name: string;
  specs: FieldSpecs;
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  condition: Condition | null;
  onApply: (condition: Condition) => void;
  children: ReactNode;
}

function Editor({ name, specs, isOpen, onOpenChange, condition, onApply, children }: EditorProps) {
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={onOpenChange}>
      {children}
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Dialog className={styles['dialog'] ?? ''} aria-label={text.title}>
          <Suspense fallback={<p role="status">{messages.states.loading}</p>}>
            <ConditionEditor
              name={name}
              specs={specs}
              condition={condition}
              onApply={(next) => {
                onApply(next);
                onOpenChange(false);
              }}
            />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

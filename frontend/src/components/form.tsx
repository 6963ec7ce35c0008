import {
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { RotateCcw } from 'lucide-react';
import { Form as AriaForm } from 'react-aria-components/Form';
import type { CombinedError } from 'urql';
import { messageOf, type Problem } from '@/lib/changes';
import { describeFailure } from '@/lib/graphql';
import { adviceOf } from '@/lib/outcomes';
import * as session from '@/lib/session';
import { messages } from '@/lib/messages';
import { Button } from './button';
import { confirm } from './confirm';
import styles from './form.module.css';
import { Overlay } from './overlay';

export { CheckBox } from './check-box';
export { DateBox } from './date-box';
export { MoneyBox } from './money-box';
export { RecordBox } from './record-box';
export { SelectBox } from './select-box';
export { TextBox } from './text-box';

interface FormProps {
  onSubmit: () => Promise<void> | void;
  /** Shown beside the field whose `name` a problem's path starts with; the others above all fields. */
  problems?: readonly Problem[];
  /** Why the server could not even look at it. */
  error?: CombinedError | null;
  children: ReactNode;
  /** The buttons. */
  footer?: ReactNode;
  onTyped?: () => void;
}

const NO_PROBLEMS: readonly Problem[] = [];

/** A problem is placed under each beginning of its path, so that a field may be named `address` or `address.city`. */
function byName(problems: readonly Problem[]): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const problem of problems) {
    for (let length = 1; length <= problem.path.length; length += 1) {
      errors[problem.path.slice(0, length).join('.')] ??= messageOf(problem);
    }
  }
  return errors;
}

/** A form that says beside each field what the server said of it. What was typed stays until it is saved. */
export function Form(props: FormProps) {
  const { onSubmit, problems = NO_PROBLEMS, error, children, footer, onTyped } = props;
  const form = useRef<HTMLFormElement>(null);
  const isSending = useRef(false);
  // The fields there were when it was sent.
  const [names, setNames] = useState<ReadonlySet<string | null>>(new Set());
  const noteTyping = useEffectEvent(() => onTyped?.());
  useEffect(() => {
    const element = form.current;
    // Later: drawing before React has heard of the input would put the old value back, and the letter would be lost.
    const onInput = () => setTimeout(() => noteTyping());
    element?.addEventListener('input', onInput);
    return () => element?.removeEventListener('input', onInput);
  }, []);
  function submit(event: SyntheticEvent<HTMLFormElement>) {
    event.preventDefault();
    const fields = event.currentTarget.querySelectorAll('[name]');
    setNames(new Set(Array.from(fields, (field) => field.getAttribute('name'))));
    // Pressed twice is meant once.
    if (isSending.current) return;
    isSending.current = true;
    void Promise.resolve(onSubmit()).finally(() => {
      isSending.current = false;
    });
  }
  const unplaced = problems.filter(
    ({ path }) => !path.some((_, at) => names.has(path.slice(0, at + 1).join('.'))),
  );
  return (
    <AriaForm
      ref={form}
      className={styles['form'] ?? ''}
      validationErrors={byName(problems)}
      validationBehavior="aria"
      onSubmit={submit}
    >
      {(unplaced.length > 0 || error) && (
        <div className={styles['trouble']} role="alert">
          {unplaced.map((problem) => (
            <p key={`${problem.path.join('.')} ${problem.code ?? ''}`}>{messageOf(problem)}</p>
          ))}
          {error && <FormFailure error={error} />}
        </div>
      )}
      {children}
      {footer && <div className={styles['footer']}>{footer}</div>}
    </AriaForm>
  );
}

/** Why the form could not be sent. It stands as it was typed, so that it can be sent once more. */
function FormFailure({ error }: { error: CombinedError }) {
  const failure = describeFailure(error);
  return (
    <>
      <p>
        <strong>{messages.failures[failure.kind].title}.</strong> {adviceOf(failure)}
      </p>
      {failure.kind === 'failed' && <p>{failure.message}</p>}
      {failure.requestId && <p>{messages.failures.request(failure.requestId)}</p>}
      {failure.kind !== 'refused' && (
        <Button type="submit">
          <RotateCcw size={15} aria-hidden="true" /> {messages.actions.retry}
        </Button>
      )}
    </>
  );
}

/** Asks, in the words of the browser, before the page goes with what was typed. */
export function useStay(isTyped: boolean) {
  useEffect(() => {
    if (!isTyped) return;
    const stay = (event: BeforeUnloadEvent) => {
      if (session.currentStatus() === 'signed-in') event.preventDefault();
    };
    addEventListener('beforeunload', stay);
    return () => removeEventListener('beforeunload', stay);
  }, [isTyped]);
}

interface FormDialogProps extends Omit<FormProps, 'footer' | 'onTyped'> {
  title: string;
  submitLabel: string;
  onClose: () => void;
  isRunning: boolean;
  isDanger?: boolean;
  /** Of a form that is there again after a reload of the tab: whether it is. The others ask before a reload. */
  isRestored?: boolean;
}

/** A form over the page. It asks before it throws away what was typed. */
export function FormDialog(props: FormDialogProps) {
  const { title, submitLabel, onClose, isRunning, isDanger = false, children, ...rest } = props;
  const { isRestored, ...form } = rest;
  const [isTyped, setTyped] = useState(isRestored ?? false);
  useStay(isTyped && isRestored === undefined);
  async function close() {
    const text = messages.forms;
    const question = { title: text.discardTitle, text: text.discardText, keep: text.keep };
    if (!isTyped || (await confirm({ ...question, action: messages.actions.discard }))) onClose();
  }
  return (
    <Overlay label={title} onClose={() => void close()}>
      <div className={styles['dialog']}>
        <h2 className={styles['title']}>{title}</h2>
        <Form
          {...form}
          onTyped={() => setTyped(true)}
          footer={
            <>
              <Button onPress={() => void close()}>{messages.actions.cancel}</Button>
              <Button type="submit" look={isDanger ? 'danger' : 'primary'} isDisabled={isRunning}>
                {submitLabel}
              </Button>
            </>
          }
        >
          {children}
        </Form>
      </div>
    </Overlay>
  );
}

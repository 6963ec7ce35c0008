import { useEffect, useState, type ReactNode, type SyntheticEvent } from 'react';
import { Form } from 'react-aria-components/Form';
import { Button } from '@/components/button';
import { TextBox } from '@/components/text-box';
import { messages } from '@/lib/messages';
import type { SignInOutcome } from '@/lib/session';
import { EntranceFrame } from './entrance-frame';
import styles from './sign-in.module.css';

/** As the server asks. */
const SHORTEST = 15;
const LONGEST = 128;

interface EntranceProps {
  title: string;
  lead: string;
  children: ReactNode;
}

/** The page around whatever lets somebody in. */
export function Entrance({ title, lead, children }: EntranceProps) {
  useEffect(() => {
    const before = document.title;
    document.title = `${title} · ${messages.product}`;
    return () => {
      document.title = before;
    };
  }, [title]);

  return <EntranceFrame lead={lead}>{children}</EntranceFrame>;
}

/** The token behind `#`, which browsers send to no server. */
export function useTokenOfAddress(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    // Out of the history, where the next user of this computer could find it.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);
  return token;
}

interface Words {
  refused: string;
  failed: (requestId: string | null) => string;
}

function explain(outcome: SignInOutcome | null, words: Words): string | null {
  switch (outcome?.kind) {
    case 'refused':
      return words.refused;
    case 'unsuitable':
    case 'unavailable':
      return outcome.reason;
    case 'throttled':
      return messages.signIn.throttled(outcome.retryAfterSeconds);
    case 'unreachable':
      return messages.signIn.unreachable;
    case 'failed':
      return words.failed(outcome.requestId);
    default:
      return null;
  }
}

interface SubmissionProps {
  words: Words;
  submit: string;
  /** Sends what was entered, and goes on when it was taken. */
  send: () => Promise<SignInOutcome>;
  children: ReactNode;
}

/** A form that is sent once at a time, and says why it was not taken. */
export function Submission({ words, submit, send, children }: SubmissionProps) {
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function run(event: SyntheticEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    setOutcome(await send());
    setBusy(false);
  }

  return (
    <Form className={styles['form'] ?? ''} onSubmit={(event) => void run(event)}>
      {children}
      <p className={styles['problem']} role="alert">
        {explain(outcome, words)}
      </p>
      <Button look="primary" type="submit" isDisabled={isBusy}>
        {submit}
      </Button>
    </Form>
  );
}

interface NewPasswordProps {
  value: string;
  onChange: (value: string) => void;
}

/** Takes a password that is to be somebody's from now on. */
export function NewPassword({ value, onChange }: NewPasswordProps) {
  return (
    <TextBox
      label={messages.invitation.password}
      type="password"
      name="password"
      autoComplete="new-password"
      // It is all that this page is for.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus
      isRequired
      minLength={SHORTEST}
      maxLength={LONGEST}
      value={value}
      onChange={onChange}
    />
  );
}

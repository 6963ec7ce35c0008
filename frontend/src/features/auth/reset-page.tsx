import { Link } from '@tanstack/react-router';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/components/button';
import { Mark } from '@/components/mark';
import { TextBox } from '@/components/text-box';
import { messages } from '@/lib/messages';
import { requestReset, resetPassword, type SignInOutcome } from '@/lib/session';
import { Mosaic } from './mosaic';
import styles from './sign-in.module.css';

const text = messages.reset;
/** As the server asks. */
const SHORTEST = 15;
const LONGEST = 128;

function explain(outcome: SignInOutcome | null): string | null {
  switch (outcome?.kind) {
    case 'refused':
      return text.refused;
    case 'unsuitable':
    case 'unavailable':
      return outcome.reason;
    case 'throttled':
      return messages.signIn.throttled(outcome.retryAfterSeconds);
    case 'unreachable':
      return messages.signIn.unreachable;
    case 'failed':
      return text.failed(outcome.requestId);
    default:
      return null;
  }
}

interface StepProps {
  onDone: () => void;
}

/** Asks for a link by mail. */
function Ask({ onDone }: StepProps) {
  const [email, setEmail] = useState('');
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const next = await requestReset(email);
    setOutcome(next);
    setBusy(false);
    if (next.kind === 'done') onDone();
  }

  return (
    <Form className={styles['form'] ?? ''} onSubmit={(event) => void submit(event)}>
      <TextBox
        label={messages.signIn.email}
        type="email"
        name="email"
        autoComplete="username"
        isRequired
        value={email}
        onChange={setEmail}
      />
      <p className={styles['problem']} role="alert">
        {explain(outcome)}
      </p>
      <Button look="primary" type="submit" isDisabled={isBusy}>
        {text.ask}
      </Button>
    </Form>
  );
}

/** Takes the new password. */
function Choose({ token, onDone }: StepProps & { token: string }) {
  const [password, setPassword] = useState('');
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [isBusy, setBusy] = useState(false);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const next = await resetPassword(token, password);
    setOutcome(next);
    setBusy(false);
    if (next.kind === 'done') onDone();
  }

  return (
    <Form className={styles['form'] ?? ''} onSubmit={(event) => void submit(event)}>
      <TextBox
        label={messages.invitation.password}
        type="password"
        name="password"
        autoComplete="new-password"
        isRequired
        minLength={SHORTEST}
        maxLength={LONGEST}
        value={password}
        onChange={setPassword}
      />
      <p className={styles['problem']} role="alert">
        {explain(outcome)}
      </p>
      <Button look="primary" type="submit" isDisabled={isBusy}>
        {text.choose}
      </Button>
    </Form>
  );
}

/** Where somebody asks for a new password, and, with a token behind `#`, chooses it. Browsers send the token to no server. */
export function ResetPage() {
  const [token] = useState(() => window.location.hash.slice(1));
  const [isDone, setDone] = useState(false);
  const isAsking = token === '';

  useEffect(() => {
    document.title = `${text.title} · ${messages.product}`;
    // Out of the history, where the next user of this computer could find it.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);

  const done = isAsking ? text.asked : text.chosen;
  const advice = isAsking ? text.advice : messages.invitation.advice;
  return (
    <main className={styles['page']}>
      <Mosaic />
      <div className={styles['panel']}>
        <div className={styles['box']}>
          <p className={styles['brand']}>
            <Mark size={30} /> {messages.product}
          </p>
          <h1 className={styles['title']}>{text.lead}</h1>
          <p className={styles['advice']} role="status">
            {isDone ? done : advice}
          </p>
          {!isDone && isAsking && <Ask onDone={() => setDone(true)} />}
          {!isDone && !isAsking && <Choose token={token} onDone={() => setDone(true)} />}
          <p className={styles['aside']}>
            <Link to="/sign-in">{text.back}</Link>
          </p>
        </div>
      </div>
    </main>
  );
}

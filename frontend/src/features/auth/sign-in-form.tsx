import {
  lazy,
  Suspense,
  useEffect,
  useRef,
  useState,
  type ReactNode,
  type SyntheticEvent,
} from 'react';
import { Form } from 'react-aria-components/Form';
import { Button } from '@/components/button';
import { TextBox } from '@/components/text-box';
import { messages } from '@/lib/messages';
import { isDevelopment } from '@/lib/profile';
import { answerChallenge, signIn, type SignInOutcome } from '@/lib/session';
import styles from './sign-in.module.css';

const DemoAccounts = lazy(() => import('./demo-accounts'));
const text = messages.signIn;

function explain(outcome: SignInOutcome | { kind: 'late' } | null): string | null {
  switch (outcome?.kind) {
    case 'refused':
      return text.refused;
    case 'wrong-code':
      return text.unknownAnswer;
    case 'late':
      return text.late;
    case 'stopped':
      return text.stopped;
    case 'unavailable':
      return outcome.reason;
    case 'throttled':
      return text.throttled(outcome.retryAfterSeconds);
    case 'unreachable':
      return text.unreachable;
    case 'failed':
      return text.failed(outcome.requestId);
    default:
      return null;
  }
}

interface SignInFormProps {
  onSignedIn: () => void;
  /** What else helps to get in. */
  children: ReactNode;
}

/** Takes a password and, where there is one, a code of the second factor. */
export function SignInForm({ onSignedIn, children }: SignInFormProps) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [outcome, setOutcome] = useState<SignInOutcome | { kind: 'late' } | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** Of a password that was right, while a code is asked for. */
  const [challenge, setChallenge] = useState<string | null>(null);
  const [code, setCode] = useState('');
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    // The field that had the focus is gone.
    if (challenge !== null) form.current?.querySelector('input')?.focus();
  }, [challenge]);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const next =
      challenge === null ? await signIn(email, password) : await answerChallenge(challenge, code);
    // The challenge is too old: from the start.
    const isLate = challenge !== null && next.kind === 'refused';
    setOutcome(isLate ? { kind: 'late' } : next);
    setBusy(false);
    setCode('');
    if (next.kind === 'factor') setChallenge(next.challenge);
    else if (isLate) setChallenge(null);
    if (next.kind === 'signed-in') onSignedIn();
  }

  const problem = explain(outcome);
  return (
    <>
      <Form ref={form} className={styles['form'] ?? ''} onSubmit={(event) => void submit(event)}>
        {challenge === null ? (
          <>
            <TextBox
              label={text.email}
              type="email"
              name="email"
              autoComplete="username"
              isRequired
              value={email}
              onChange={setEmail}
            />
            <TextBox
              label={text.password}
              type="password"
              name="password"
              autoComplete="current-password"
              isRequired
              value={password}
              onChange={setPassword}
            />
          </>
        ) : (
          <>
            <p>{text.codeAdvice}</p>
            <TextBox
              label={text.code}
              type="text"
              name="code"
              autoComplete="one-time-code"
              isRequired
              value={code}
              onChange={setCode}
            />
          </>
        )}
        <p className={styles['problem']} role="alert">
          {problem}
        </p>
        <Button look="primary" type="submit" isDisabled={isBusy}>
          {isBusy && messages.actions.signingIn}
          {!isBusy && (challenge === null ? messages.actions.signIn : text.submitCode)}
        </Button>
      </Form>
      <p className={styles['aside']}>{children}</p>
      {isDevelopment() && (
        <Suspense>
          <DemoAccounts
            onChoose={(account) => {
              setEmail(account.email);
              setPassword(account.password);
              setChallenge(null);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

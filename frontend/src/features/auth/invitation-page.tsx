import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type SyntheticEvent } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/components/button';
import { Mark } from '@/components/mark';
import { TextBox } from '@/components/text-box';
import { messages } from '@/lib/messages';
import { acceptInvitation, type SignInOutcome } from '@/lib/session';
import { Mosaic } from './mosaic';
import styles from './sign-in.module.css';

const text = messages.invitation;
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
      return messages.signIn.failed(outcome.requestId);
    default:
      return null;
  }
}

/** Where an invited user chooses a password. The token stands behind `#`, which browsers send to no server. */
export function InvitationPage() {
  const navigate = useNavigate();
  const [token] = useState(() => window.location.hash.slice(1));
  const [password, setPassword] = useState('');
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    document.title = `${text.title} · ${messages.product}`;
    // Out of the history, where the next user of this computer could find it.
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }, []);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const next = await acceptInvitation(token, password);
    setOutcome(next);
    setBusy(false);
    if (next.kind === 'signed-in') await navigate({ to: '/', replace: true });
  }

  return (
    <main className={styles['page']}>
      <Mosaic />
      <div className={styles['panel']}>
        <div className={styles['box']}>
          <p className={styles['brand']}>
            <Mark size={30} /> {messages.product}
          </p>
          <h1 className={styles['title']}>{text.lead}</h1>
          <p className={styles['advice']}>{text.advice}</p>
          <Form className={styles['form'] ?? ''} onSubmit={(event) => void submit(event)}>
            <TextBox
              label={text.password}
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
              {text.submit}
            </Button>
          </Form>
        </div>
      </div>
    </main>
  );
}

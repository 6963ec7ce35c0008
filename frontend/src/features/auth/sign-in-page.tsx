import { getRouteApi } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState, type SyntheticEvent } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '@/components/button';
import { Mark } from '@/components/mark';
import { TextBox } from '@/components/text-box';
import { destinationOf } from '@/lib/destinations';
import { messages } from '@/lib/messages';
import { isDevelopment } from '@/lib/profile';
import { signIn, type SignInOutcome } from '@/lib/session';
import { Mosaic } from './mosaic';
import styles from './sign-in.module.css';

const DemoAccounts = lazy(() => import('./demo-accounts'));
const route = getRouteApi('/sign-in');
const text = messages.signIn;

function explain(outcome: SignInOutcome | null): string | null {
  switch (outcome?.kind) {
    case 'refused':
      return text.refused;
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

export function SignInPage() {
  const { to } = route.useSearch();
  const navigate = route.useNavigate();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [outcome, setOutcome] = useState<SignInOutcome | null>(null);
  const [isBusy, setBusy] = useState(false);

  useEffect(() => {
    document.title = `${text.title} · ${messages.product}`;
  }, []);

  async function submit(event: SyntheticEvent) {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const next = await signIn(email, password);
    setOutcome(next);
    setBusy(false);
    if (next.kind === 'signed-in') await navigate({ ...destinationOf(to), replace: true });
  }

  const problem = explain(outcome);
  return (
    <main className={styles['page']}>
      <Mosaic />
      <div className={styles['panel']}>
        <div className={styles['box']}>
          <p className={styles['brand']}>
            <Mark size={30} /> {messages.product}
          </p>
          <h1 className={styles['title']}>{text.lead}</h1>
          <Form className={styles['form'] ?? ''} onSubmit={(event) => void submit(event)}>
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
            <p className={styles['problem']} role="alert">
              {problem}
            </p>
            <Button look="primary" type="submit" isDisabled={isBusy}>
              {isBusy ? messages.actions.signingIn : messages.actions.signIn}
            </Button>
          </Form>
          {isDevelopment() && (
            <Suspense>
              <DemoAccounts
                onChoose={(account) => {
                  setEmail(account.email);
                  setPassword(account.password);
                }}
              />
            </Suspense>
          )}
        </div>
      </div>
    </main>
  );
}

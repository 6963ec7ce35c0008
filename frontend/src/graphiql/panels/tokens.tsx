import { KeyRound } from 'lucide-react';
import { lazy, Suspense, useEffect, useState, type ReactNode } from 'react';
import { Button } from '@/components/button';
import { isDevelopment } from '@/lib/profile';
import { currentStatus } from '@/lib/session';
import { become, bearerOf, type Identity } from '../identities';
import { useWho } from '../who';
import { TokenContents } from './contents';
import { PartnerTokens } from './partners';

// The people of the demo and their password are not even loaded elsewhere.
const DemoPeople = lazy(() => import('./demo-people'));

function TokensPanel() {
  const { who, label } = useWho();
  const [failure, setFailure] = useState('');
  const attempt = (work: () => Promise<void>) => {
    setFailure('');
    work().catch((error: unknown) =>
      setFailure(error instanceof Error ? error.message : String(error)),
    );
  };
  return (
    <section className="panel" aria-label="Who asks">
      <h2>Who asks</h2>
      <p>
        Now: <strong>{label}</strong>
      </p>
      <TokenInUse who={who} />
      {who.kind === 'partner' && <TokenContents said={who.said} />}
      <p className="panel-notice" role="alert">
        {failure}
      </p>
      <h3>A person</h3>
      <ul>
        {currentStatus() === 'signed-in' && (
          <Choice isChosen={who.kind === 'session'} onChoose={() => become({ kind: 'session' })}>
            You <small>who is signed in to the app</small>
          </Choice>
        )}
        {isDevelopment() && (
          <Suspense>
            <DemoPeople who={who} attempt={attempt} />
          </Suspense>
        )}
        <Choice isChosen={who.kind === 'nobody'} onChoose={() => become({ kind: 'nobody' })}>
          Nobody <small>no token at all</small>
        </Choice>
      </ul>
      <h3>A partner</h3>
      <PartnerTokens attempt={attempt} />
    </section>
  );
}

interface ChoiceProps {
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

export function Choice({ isChosen, onChoose, children }: ChoiceProps) {
  return (
    <li>
      <button type="button" className="panel-item" aria-pressed={isChosen} onClick={onChoose}>
        <span className="panel-dot" aria-hidden="true" />
        <span>{children}</span>
      </button>
    </li>
  );
}

/** The token as it is sent. */
function TokenInUse({ who }: { who: Identity }) {
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => {
    void bearerOf(who).then(setToken);
  }, [who]);
  if (token === null) return <p>No token is sent.</p>;
  return (
    <details>
      <summary>
        Token <code>{token.slice(0, 12)}…</code>
      </summary>
      <textarea
        className="panel-field panel-code"
        readOnly
        rows={5}
        aria-label="The token in use"
        value={token}
      />
      <Button onPress={() => void navigator.clipboard.writeText(token)}>Copy</Button>
      {who.kind === 'demo' && (
        <p>
          Good until {new Date(who.person.expiresAt).toLocaleTimeString()}, and renewed when it is
          needed longer.
        </p>
      )}
    </details>
  );
}

export const TOKENS_PLUGIN = {
  title: 'Who asks',
  icon: () => <KeyRound aria-hidden="true" strokeWidth={1.7} />,
  content: TokensPanel,
};

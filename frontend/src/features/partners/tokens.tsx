import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { confirm } from '@/components/confirm';
import { Records, type RecordColumn } from '@/components/records';
import type { PartnerTokenItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { formatDate, formatInteger } from '@/lib/formats';
import { partners } from '@/lib/messages/partners';
import { isDone } from '@/lib/outcomes';
import { useRights } from '@/lib/rights';
import { MintPanel } from './mint-panel';
import { TOKEN_REVOKE } from './partner-mutations';
import styles from './partners.module.css';

const text = partners;

interface TokensProps {
  partner: string;
  tokens: readonly PartnerTokenItemFragment[];
}

export function Tokens({ partner, tokens }: TokensProps) {
  const rights = useRights();
  const [isMinting, setMinting] = useState(false);
  return (
    <section className={styles['section']} aria-label={text.tokens}>
      <div className={styles['head']}>
        <h2>{text.tokens}</h2>
        {rights?.may('PartnerToken', 'CREATE') && !isMinting && (
          <Button onPress={() => setMinting(true)}>
            <KeyRound size={15} aria-hidden="true" /> {text.mint}
          </Button>
        )}
      </div>
      {isMinting && <MintPanel partner={partner} onClose={() => setMinting(false)} />}
      <Records
        label={text.tokens}
        columns={columns}
        rows={tokens}
        isLoading={false}
        empty={{ title: text.noTokens, text: text.noTokensText }}
        isFaint={isOver}
      />
    </section>
  );
}

function isOver({ revokedAt, expiresAt }: PartnerTokenItemFragment): boolean {
  return revokedAt != null || (expiresAt != null && Date.parse(expiresAt) < Date.now());
}

const columns: readonly RecordColumn<PartnerTokenItemFragment>[] = [
  {
    id: 'name',
    header: text.columns.name,
    cell: (token) => (
      <div>
        <strong className={styles['name']}>{token.name}</strong>
        <div className={styles['key']}>{text.rightCount(token.rights?.length ?? 0)}</div>
      </div>
    ),
  },
  {
    id: 'limits',
    header: text.limits,
    from: 'medium',
    cell: ({ persistedOnly, costLimit }) =>
      [persistedOnly && text.storedOnly, costLimit != null && text.costs(formatInteger(costLimit))]
        .filter((part) => part !== false && part !== null)
        .join(' · ') || '–',
  },
  {
    id: 'state',
    header: text.columns.state,
    cell: (token) => (
      <Badge tone={isOver(token) ? 'stone' : 'sage'}>
        {token.revokedAt != null ? text.revoked : isOver(token) ? text.expired : text.good}
      </Badge>
    ),
  },
  {
    id: 'expires',
    header: text.expires,
    from: 'medium',
    cell: ({ expiresAt }) => expiresAt && formatDate(expiresAt),
  },
  {
    id: 'actions',
    header: text.columns.actions,
    align: 'end',
    cell: (token) => <Revoke token={token} />,
  },
];

function Revoke({ token }: { token: PartnerTokenItemFragment }) {
  const rights = useRights();
  const [revoke, isRunning] = useChange(TOKEN_REVOKE, (data) => data.partnerTokenRevoke);
  const name = token.name ?? '';
  if (isOver(token) || !rights?.may('PartnerToken', 'UPDATE')) return null;
  async function takeBack() {
    const isSure = await confirm({
      title: text.revokeTitle(name),
      text: text.revokeText,
      action: text.revoke,
      tone: 'danger',
    });
    if (isSure) isDone(await revoke({ input: { id: token.id } }), text.tookBack(name));
  }
  return (
    <Button
      isDisabled={isRunning}
      aria-label={text.revokeThis(name)}
      onPress={() => void takeBack()}
    >
      {text.revoke}
    </Button>
  );
}

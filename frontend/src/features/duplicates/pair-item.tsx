import { Link } from '@tanstack/react-router';
import { Flag } from '@/components/flag';
import type { DuplicatePairsQuery } from '@/gql/graphql';
import { formatCountry } from '@/lib/formats';
import { duplicates as text } from '@/lib/messages/duplicates';
import { useRights } from '@/lib/rights';
import { StageBadge } from '@/components/stage-badge';
import { Dismissal } from './dismissal';
import styles from './duplicates.module.css';
import { reasonsText } from './reasons';
import type { MergeType } from '@/lib/may-merge';
import { mayMerge } from '@/lib/may-merge';

type Pair = NonNullable<DuplicatePairsQuery['duplicatePairs']>['nodes'][number];
type Twin = NonNullable<Pair['first']>;

interface PairItemProps {
  pair: Pair;
  type: MergeType;
}

export function PairItem({ pair, type }: PairItemProps) {
  const { first, second } = pair;
  const rights = useRights();
  // One of them may be gone by now; the queue is read anew then.
  if (!first || !second) return null;
  const name = text.pair(first.name ?? '–', second.name ?? '–');
  return (
    <li className={styles['pair']} aria-label={name}>
      <div className={styles['twins']}>
        <TwinCard twin={first} />
        <TwinCard twin={second} />
      </div>
      <div className={styles['foot']}>
        <span className={styles['why']}>
          <strong>{text.certain(Math.round(Number(pair.score ?? 0) * 100))}</strong>
          {' · '}
          {reasonsText(pair.reasons)}
        </span>
        {rights?.may(type, 'UPDATE') && <Dismissal pair={pair.id} name={name} />}
        {rights && mayMerge(rights, type) && (
          <Link
            to="/duplicates/merge"
            search={{ keep: first.id, other: second.id, pair: pair.id }}
            className={styles['compare']}
            aria-label={`${text.compare}: ${name}`}
          >
            {text.compare}
          </Link>
        )}
      </div>
    </li>
  );
}

/** What tells two of one name apart. */
function TwinCard({ twin }: { twin: Twin }) {
  const client = twin.__typename === 'Client' ? twin.id : twin.client?.id;
  const name = twin.name ?? '–';
  return (
    <div className={styles['twin']}>
      <strong>
        {client === undefined ? (
          name
        ) : (
          <Link to="/clients/$id" params={{ id: client }}>
            {name}
          </Link>
        )}
      </strong>
      {twin.__typename === 'Client' ? (
        <ClientLines client={twin} />
      ) : (
        <>
          <span>{[twin.jobTitle, twin.client?.name].filter(Boolean).join(' · ')}</span>
          {twin.methods?.slice(0, 3).map((method) => (
            <span key={method.id}>{method.value}</span>
          ))}
        </>
      )}
    </div>
  );
}

function ClientLines({ client }: { client: Extract<Twin, { __typename: 'Client' }> }) {
  const { city, country, email, phone, owner, lifecycleStage } = client;
  return (
    <>
      {(city ?? country) != null && (
        <span className={styles['place']}>
          {country && <Flag country={country} />} {city ?? formatCountry(country ?? '')}
        </span>
      )}
      {email && <span>{email}</span>}
      {phone && <span>{phone}</span>}
      <span className={styles['place']}>
        <StageBadge stage={lifecycleStage} /> {owner?.name}
      </span>
    </>
  );
}

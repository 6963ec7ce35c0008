import { getRouteApi, Link, Navigate } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { RecordBox } from '@/components/form';
import { Page } from '@/components/page';
import { Panel } from '@/components/panel';
import { AbsentRecord, Notice } from '@/components/states';
import { merging as text } from '@/lib/messages/duplicates';
import { MERGE_RECORD } from './merge-documents';
import { MergeForm } from './merge-form';
import styles from './merge.module.css';
import { RecordHead } from './record-head';
import { useSides } from './use-merge';

const route = getRouteApi('/shell/duplicates/merge');

/** Two records side by side, which become one. */
export function MergePage() {
  const { keep, other } = route.useSearch();
  if (keep === undefined) return <Navigate to="/duplicates" replace />;
  if (other === undefined) return <Picking keep={keep} />;
  return <Comparing keep={keep} other={other} />;
}

function Back({ of }: { of: 'Client' | 'Contact' | undefined }) {
  return (
    <Link to="/duplicates" search={{ of }} className={styles['back']}>
      <ChevronLeft size={15} aria-hidden="true" /> {text.back}
    </Link>
  );
}

/** Which two they are stays while they change places. */
function Comparing({ keep, other }: { keep: string; other: string }) {
  const { sides, error, fetching, reread, retry } = useSides(keep, other);
  const type = sides?.type;
  return (
    <Page title={text.title[type ?? 'Client']} before={<Back of={type} />}>
      {sides ? (
        <MergeForm key={[keep, other].toSorted().join()} sides={sides} reread={reread} />
      ) : error || fetching ? (
        <AbsentRecord error={error} isLoading={fetching} onRetry={retry} />
      ) : (
        <Notice icon="?" title={text.problems.NOT_FOUND} />
      )}
    </Page>
  );
}

/** One record is known; the other is chosen. */
function Picking({ keep }: { keep: string }) {
  const navigate = route.useNavigate();
  const [chosen, setChosen] = useState<{ id: string; name: string } | null>(null);
  const [{ data, error, fetching }, ask] = useQuery({
    query: MERGE_RECORD,
    variables: { id: keep },
  });
  const record = data?.node;
  const isKnown = record?.__typename === 'Client' || record?.__typename === 'Contact';
  const type = record?.__typename === 'Contact' ? 'Contact' : 'Client';
  return (
    <Page title={text.title[type]} before={<Back of={type} />}>
      {isKnown ? (
        <div className={styles['picking']}>
          <RecordHead side={record} />
          <Panel title={text.pick}>
            <div className={styles['pick']}>
              <p className={styles['soft']}>{text.pickText}</p>
              <RecordBox
                label={text.pick}
                kind={type === 'Contact' ? 'contact' : 'client'}
                value={chosen}
                onChange={(other) => {
                  setChosen(other);
                  if (other) void navigate({ search: { keep, other: other.id } });
                }}
              />
            </div>
          </Panel>
        </div>
      ) : (
        <AbsentRecord
          error={error}
          isLoading={fetching}
          onRetry={() => ask({ requestPolicy: 'network-only' })}
        />
      )}
    </Page>
  );
}

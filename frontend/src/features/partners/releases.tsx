import { FilePlus2 } from 'lucide-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Badge, type Tone } from '@/components/badge';
import { Button } from '@/components/button';
import { confirm } from '@/components/confirm';
import { Records, type RecordColumn } from '@/components/records';
import { SkeletonBlock } from '@/components/states';
import type { PartnerReleaseItemFragment, PartnerReleaseState } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { formatDate, formatInteger } from '@/lib/formats';
import { partners } from '@/lib/messages/partners';
import { isDone } from '@/lib/outcomes';
import { useRights } from '@/lib/rights';
import { RELEASE_ACTIVATE, RELEASE_RETIRE } from './partner-mutations';
import styles from './partners.module.css';

const text = partners;
const ReleasePanel = lazy(() => import('./release-panel'));
const TONES: Record<PartnerReleaseState, Tone> = {
  PENDING: 'sky',
  ACTIVE: 'sage',
  RETIRED: 'stone',
};

interface ReleasesProps {
  partner: { id: string; key: string };
  releases: readonly PartnerReleaseItemFragment[];
}

/** Which stored documents the partner may run by their ids. */
export function Releases({ partner, releases }: ReleasesProps) {
  const rights = useRights();
  const [isRegistering, setRegistering] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const wasRegistering = useRef(false);
  useEffect(() => {
    if (wasRegistering.current && !isRegistering) opener.current?.focus();
    wasRegistering.current = isRegistering;
  }, [isRegistering]);
  return (
    <section className={styles['section']} aria-label={text.releases}>
      <div className={styles['head']}>
        <h2>{text.releases}</h2>
        {rights?.may('PartnerRelease', 'CREATE') && !isRegistering && (
          <Button ref={opener} onPress={() => setRegistering(true)}>
            <FilePlus2 size={15} aria-hidden="true" /> {text.register}
          </Button>
        )}
      </div>
      {isRegistering && (
        <Suspense fallback={<SkeletonBlock rows={5} />}>
          <ReleasePanel partner={partner} onClose={() => setRegistering(false)} />
        </Suspense>
      )}
      <Records
        label={text.releases}
        columns={columns}
        rows={releases}
        isLoading={false}
        empty={{ title: text.noReleases, text: text.noReleasesText }}
        isFaint={({ state }) => state === 'RETIRED'}
      />
    </section>
  );
}

const columns: readonly RecordColumn<PartnerReleaseItemFragment>[] = [
  {
    id: 'name',
    header: text.release,
    cell: ({ name }) => <strong className={styles['name']}>{name}</strong>,
  },
  {
    id: 'state',
    header: text.columns.state,
    cell: ({ state }) => state && <Badge tone={TONES[state]}>{text.releaseStates[state]}</Badge>,
  },
  {
    id: 'documents',
    header: text.documents,
    from: 'medium',
    align: 'end',
    cell: ({ documentCount }) => documentCount != null && formatInteger(documentCount),
  },
  {
    id: 'created',
    header: text.columns.created,
    from: 'medium',
    cell: ({ createdAt }) => createdAt && formatDate(createdAt),
  },
  {
    id: 'actions',
    header: text.columns.actions,
    align: 'end',
    cell: (release) => <Actions release={release} />,
  },
];

function Actions({ release }: { release: PartnerReleaseItemFragment }) {
  const rights = useRights();
  const [activate, isActivating] = useChange(RELEASE_ACTIVATE, (d) => d.partnerReleaseActivate);
  const [retire, isRetiring] = useChange(RELEASE_RETIRE, (data) => data.partnerReleaseRetire);
  const input = { id: release.id };
  const name = release.name ?? '';
  if (release.state === 'RETIRED' || !rights?.may('PartnerRelease', 'UPDATE')) return null;
  async function start() {
    isDone(await activate({ input }), text.activated(name));
  }
  async function stop() {
    const isSure = await confirm({
      title: text.retireTitle(name),
      text: text.retireText,
      action: text.retire,
      tone: 'danger',
    });
    if (isSure) isDone(await retire({ input }), text.retired(name));
  }
  return release.state === 'PENDING' ? (
    <Button
      isDisabled={isActivating}
      aria-label={text.activateThis(name)}
      onPress={() => void start()}
    >
      {text.activate}
    </Button>
  ) : (
    <Button isDisabled={isRetiring} aria-label={text.retireThis(name)} onPress={() => void stop()}>
      {text.retire}
    </Button>
  );
}

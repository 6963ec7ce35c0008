import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { Person } from '@/components/avatar';
import { Page } from '@/components/page';
import { AbsentRecord, SkeletonBlock } from '@/components/states';
import type { ClientPageQuery } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { useIsNarrow } from '@/lib/narrow';
import { useReread } from '@/lib/pages';
import { useMay } from '@/lib/rights';
import { useLive } from '@/lib/use-live';
import { concerns } from '@/lib/concerns';
import { Conflicts } from './conflicts/conflict-dialog';
import { ContactsPanel } from './contacts/contacts-panel';
import { DealsPanel } from './deals/deals-panel';
import { FactsPanel } from './facts/facts-panel';
import { FilesPanel } from './files/files-panel';
import { CLIENT_PAGE } from './record/documents';
import { Neighbours } from './record/neighbours';
import { RecordActions } from './record/record-actions';
import styles from './record/record.module.css';
import { StageBadge } from '@/components/stage-badge';
import { Composer } from './timeline/composer';
import { ClientTimeline, PinnedNotes } from './timeline/timeline';

const loadTwins = () => import('../duplicates/client-twins');
const ClientHint = lazy(() => loadTwins().then((part) => ({ default: part.ClientHint })));
const ClientMerges = lazy(() => loadTwins().then((part) => ({ default: part.ClientMerges })));
const MergedClient = lazy(() => import('../duplicates/merged-client'));

type ClientRecord = NonNullable<ClientPageQuery['client']>;

const route = getRouteApi('/shell/clients/$id');
const text = messages.clients;

export function ClientPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: CLIENT_PAGE, variables: { id } });
  const reread = useReread(CLIENT_PAGE, { id });
  const fresh = useLive((event) => concerns(event, id), reread);
  // For a moment it is still the one before.
  const client = data?.client?.id === id ? data.client : null;
  const top = (
    <div className={styles['top']}>
      <Link to="/clients" className={styles['back']}>
        <ChevronLeft size={15} aria-hidden="true" /> {text.title}
      </Link>
      <Neighbours id={id} />
    </div>
  );
  if (!client) {
    const absent = (
      <AbsentRecord
        error={error}
        isLoading={fetching}
        onRetry={() => retry({ requestPolicy: 'network-only' })}
      />
    );
    return (
      <Page title={text.title} before={top}>
        {error || fetching ? (
          absent
        ) : (
          <Suspense fallback={<SkeletonBlock rows={9} />}>
            <MergedClient id={id}>{absent}</MergedClient>
          </Suspense>
        )}
      </Page>
    );
  }
  return (
    <Page title={client.name ?? '–'} before={top} aside={<Aside client={client} />}>
      <Suspense>
        <ClientHint id={id} />
      </Suspense>
      <Columns key={id} client={client} fresh={fresh} />
      <Conflicts />
    </Page>
  );
}

function Aside({ client }: { client: ClientRecord }) {
  return (
    <div className={styles['aside']}>
      <StageBadge stage={client.lifecycleStage} />
      <Person name={client.owner?.name} nobody={text.nobody} />
      <span className={styles['tags']}>
        {client.tags?.map((tag) => (
          <span key={tag.id} className={styles['tag']}>
            {tag.name}
          </span>
        ))}
      </span>
      <span className={styles['actions']}>
        <RecordActions
          id={client.id}
          name={client.name ?? '–'}
          isFavorite={client.isFavorite ?? false}
        />
      </span>
    </div>
  );
}

interface ColumnsProps {
  client: ClientRecord;
  fresh: ReadonlySet<string>;
}

function Columns({ client, fresh }: ColumnsProps) {
  const { id } = client;
  const mayWrite = useMay()('CREATE', 'Note');
  const isNarrow = useIsNarrow();
  const composer = mayWrite && <Composer client={id} />;
  const facts = <FactsPanel client={client} isFresh={fresh.has(id)} isFolded={isNarrow} />;
  const parts = (
    <>
      <ContactsPanel client={id} contacts={client.contacts?.nodes ?? []} fresh={fresh} />
      <DealsPanel
        client={{ id, name: client.name ?? '–' }}
        deals={client.deals?.nodes ?? []}
        fresh={fresh}
      />
    </>
  );
  const told = (
    <>
      <PinnedNotes id={id} />
      <ClientTimeline id={id} />
    </>
  );
  const files = (
    <>
      <FilesPanel client={id} />
      <Suspense>
        <ClientMerges id={id} />
      </Suspense>
    </>
  );
  if (isNarrow) {
    // Who is with a client writes down what was said; the rest is for looking up.
    return (
      <div className={styles['column']}>
        {composer}
        {facts}
        {parts}
        {told}
        {files}
      </div>
    );
  }
  return (
    <div className={styles['record']}>
      <div className={styles['column']}>
        {facts}
        {parts}
        {files}
      </div>
      <div className={styles['column']}>
        {composer}
        {told}
      </div>
    </div>
  );
}

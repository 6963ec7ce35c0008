import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useQuery } from 'urql';
import { Panel } from '@/components/panel';
import { duplicates as text, merging } from '@/lib/messages/duplicates';
import { useReread } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { concerns } from '@/lib/concerns';
import { CLIENT_TWINS } from './documents';
import styles from './duplicates.module.css';
import { MergeList } from './merge-list';
import { reasonsText } from './reasons';
import { useMayMerge } from '@/lib/may-merge';

function useTwins(id: string) {
  const [{ data }] = useQuery({ query: CLIENT_TWINS, variables: { id } });
  useLive((event) => concerns(event, id), useReread(CLIENT_TWINS, { id }));
  // For a moment it is still the one before.
  return data?.client?.id === id ? data.client : null;
}

/** From here on the server keeps pairs in its queue; what is less alike is no warning either. */
const ALIKE = 0.6;

/** Says on a client's page that it may be there twice; to those who can do something about it. */
export function ClientHint({ id }: { id: string }) {
  return useMayMerge(['Client']) ? <Hint id={id} /> : null;
}

function Hint({ id }: { id: string }) {
  const twins = (useTwins(id)?.duplicates ?? []).filter(
    ({ client, score }) => client && Number(score) >= ALIKE,
  );
  if (twins.length === 0) return null;
  return (
    <section className={styles['hint']} aria-label={text.hint}>
      <span className={styles['warning']}>
        <TriangleAlert size={16} aria-hidden="true" /> {text.hint}:
      </span>
      <ul>
        {twins.map(({ client, reasons }) => (
          <li key={client?.id} className={styles['twinLine']}>
            <Link to="/duplicates/merge" search={{ keep: id, other: client?.id }}>
              {text.compareWith(client?.name ?? '–')}
            </Link>
            <span className={styles['soft']}>
              {[client?.city, reasonsText(reasons)].filter(Boolean).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The clients that are part of this one by now; nothing where there are none. */
export function ClientMerges({ id }: { id: string }) {
  const merges = useTwins(id)?.merges?.nodes ?? [];
  if (merges.length === 0) return null;
  return (
    <Panel title={merging.history}>
      <MergeList type="Client" merges={merges} />
    </Panel>
  );
}

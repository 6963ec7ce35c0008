import { TriangleAlert } from 'lucide-react';
import { useQuery } from 'urql';
import { useDebounced } from '@/lib/debounced';
import { messages } from '@/lib/messages';
import { StageBadge } from '@/components/stage-badge';
import styles from './create-client.module.css';
import { CLIENT_DUPLICATES } from './documents';
import { questionOf, type Typed } from './duplicate-question';

const text = messages.newClient;

interface DuplicatesProps {
  typed: Typed;
  onOpen: (id: string) => void;
}

/** Clients that are there already and look like the one being typed: a warning, which stops nothing. */
export function Duplicates({ typed, onOpen }: DuplicatesProps) {
  const settled = useDebounced(JSON.stringify(questionOf(typed)), 250);
  const question = JSON.parse(settled) as ReturnType<typeof questionOf>;
  const [{ data }] = useQuery({
    query: CLIENT_DUPLICATES,
    variables: question ?? {},
    pause: question === null,
    requestPolicy: 'network-only',
  });
  const found = question === null ? [] : (data?.clientDuplicates ?? []);
  const alike = found.filter(({ client }) => client != null);
  return (
    <div role="status">
      {alike.length > 0 && (
        <section className={styles['alike']} aria-label={text.alike}>
          <p className={styles['warning']}>
            <TriangleAlert size={16} aria-hidden="true" /> {text.alike}
          </p>
          <ul>
            {alike.map(({ client, reasons }) => (
              <li key={client?.id} className={styles['twin']}>
                <button
                  type="button"
                  className={styles['open']}
                  onClick={() => client && onOpen(client.id)}
                >
                  {client?.name}
                </button>
                <span className={styles['why']}>
                  {[client?.city, ...reasons.map(reasonText)].filter(Boolean).join(' · ')}
                </span>
                <StageBadge stage={client?.lifecycleStage} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

function reasonText(reason: string): string {
  const known: Record<string, string | undefined> = text.reasons;
  return known[reason] ?? reason;
}

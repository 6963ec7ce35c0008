import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { Button } from '@/components/button';
import { Overlay } from '@/components/overlay';
import { FailureState, SkeletonBlock } from '@/components/states';
import { messages } from '@/lib/messages';
import { duplicates as text, merging } from '@/lib/messages/duplicates';
import { useReread } from '@/lib/pages';
import { useAnnounced } from '@/lib/use-live';
import { CONTACT_TWINS } from './documents';
import styles from './duplicates.module.css';
import { MergeList } from './merge-list';
import { reasonsText } from './reasons';
import { useMayMerge } from '@/lib/may-merge';

interface ContactDuplicatesProps {
  id: string;
  name: string;
  onClose: () => void;
}

/** Who may be the same person, and who is part of this contact already. */
export default function ContactDuplicates({ id, name, onClose }: ContactDuplicatesProps) {
  const [{ data, error }] = useQuery({ query: CONTACT_TWINS, variables: { id } });
  useAnnounced(useReread(CONTACT_TWINS, { id }));
  const may = useMayMerge(['Contact']);
  const contact = data?.contact;
  const twins = (contact?.duplicates ?? []).filter((twin) => twin.contact);
  const merges = contact?.merges?.nodes ?? [];
  const title = text.ofContact(name);
  return (
    <Overlay label={title} onClose={onClose}>
      <div className={styles['dialog']}>
        <h2>{title}</h2>
        {error && !contact && <FailureState error={error} />}
        {!error && !contact && <SkeletonBlock rows={3} />}
        {contact && twins.length === 0 && <p>{text.ofContactNone}</p>}
        <ul>
          {twins.map(({ contact: twin, reasons }) => (
            <li key={twin?.id} className={styles['twinLine']}>
              {may ? (
                <Link
                  to="/duplicates/merge"
                  search={{ keep: id, other: twin?.id }}
                  onClick={onClose}
                >
                  {text.compareWith(twin?.name ?? '–')}
                </Link>
              ) : (
                <strong>{twin?.name}</strong>
              )}
              <span className={styles['soft']}>
                {[twin?.jobTitle, twin?.client?.name, reasonsText(reasons)]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
        {merges.length > 0 && (
          <section aria-label={merging.history}>
            <h3>{merging.history}</h3>
            <MergeList type="Contact" merges={merges} />
          </section>
        )}
        <div className={styles['end']}>
          {may && (
            <Link
              to="/duplicates/merge"
              search={{ keep: id }}
              className={styles['compare']}
              onClick={onClose}
            >
              {text.mergeWith}
            </Link>
          )}
          <Button onPress={onClose}>{messages.actions.close}</Button>
        </div>
      </div>
    </Overlay>
  );
}

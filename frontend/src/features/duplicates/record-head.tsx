import { Link } from '@tanstack/react-router';
import { formatDate, formatRelative } from '@/lib/formats';
import { merging as text } from '@/lib/messages/duplicates';
import type { Side } from './merge-documents';
import styles from './merge.module.css';

interface RecordHeadProps {
  side: Side;
  /** What becomes of it. */
  fate?: 'stays' | 'goes';
}

/** Which record it is: enough to tell two of one name apart. */
export function RecordHead({ side, fate }: RecordHeadProps) {
  const client = side.__typename === 'Client' ? side.id : side.client?.id;
  const about = [
    side.__typename === 'Client' && side.number != null && text.number(side.number),
    side.__typename === 'Client' ? side.city : side.client?.name,
    side.createdAt && text.since(formatDate(side.createdAt)),
    side.updatedAt && text.changed(formatRelative(side.updatedAt)),
  ];
  return (
    <div className={styles['head']} data-fate={fate}>
      {fate && <span className={styles['fate']}>{text[fate]}</span>}
      <h2 className={styles['name']}>
        {client === undefined ? (
          side.name
        ) : (
          <Link to="/clients/$id" params={{ id: client }}>
            {side.name}
          </Link>
        )}
      </h2>
      <p className={styles['soft']}>{about.filter(Boolean).join(' · ')}</p>
    </div>
  );
}

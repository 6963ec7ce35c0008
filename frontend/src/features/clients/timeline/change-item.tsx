import { ChevronRight } from 'lucide-react';
import { useId, useState } from 'react';
import { Badge } from '@/components/badge';
import { RelativeTime } from '@/components/relative-time';
import type { TimelineChangeFragment } from '@/gql/graphql';
import { formatRelative } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { deed, fieldLabel, valueText, type FieldChange } from '@/lib/field-changes';
import type { Fold } from './folds';
import styles from './timeline.module.css';

const text = messages.timeline;

/** The fields of a record that was just made are the record itself, which stands beside. */
export function ChangeItem({ change }: { change: TimelineChangeFragment }) {
  const fields = change.action === 'UPDATE' ? change.changes : [];
  const name = change.record && 'name' in change.record ? change.record.name : null;
  return (
    <>
      <div className={styles['head']}>
        <Badge tone={change.type === 'Deal' ? 'sky' : 'stone'}>{text.change}</Badge>
        <RelativeTime at={change.occurredAt} />
      </div>
      <p>
        <strong className={styles['title']}>{change.actor?.name ?? text.server}</strong>{' '}
        {deed(change)} {name && <strong className={styles['title']}>{name}</strong>}
      </p>
      {fields.length > 0 && (
        <dl className={styles['fields']}>
          {fields.map((field) => (
            <Field key={field.field} change={field} />
          ))}
        </dl>
      )}
    </>
  );
}

/** Several changes in one line, which opens. */
export function FoldItem({ fold }: { fold: Fold }) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const [newest] = fold.changes;
  const who = newest?.actor?.name ?? text.server;
  const when = newest?.occurredAt == null ? '' : formatRelative(newest.occurredAt);
  return (
    <>
      <button
        type="button"
        className={styles['fold']}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight size={15} aria-hidden="true" />
        {messages.notes.folded(fold.changes.length, who, when)}
      </button>
      <ul id={id} className={styles['folded']} hidden={!isOpen}>
        {fold.changes.map((change) => (
          <li key={change.id} className={styles['inner']}>
            <ChangeItem change={change} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Field({ change }: { change: FieldChange }) {
  const field = change.field ?? '';
  const before = valueText(field, change.before, change.recordsBefore);
  const after = valueText(field, change.after, change.recordsAfter);
  return (
    <div className={styles['field']}>
      <dt>{fieldLabel(field)}</dt>
      <dd>
        {before !== null && after !== null && <span>{text.from} </span>}
        {before !== null && <del>{before}</del>}
        {after !== null && <span> {before === null ? text.set : text.to} </span>}
        {after === null ? <span> {text.removed}</span> : <ins>{after}</ins>}
      </dd>
    </div>
  );
}

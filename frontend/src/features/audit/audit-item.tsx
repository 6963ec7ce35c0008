import { Link } from '@tanstack/react-router';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Badge, type Tone } from '@/components/badge';
import { Button } from '@/components/button';
import { graphql } from '@/gql';
import type { AuditAction, AuditItemFragment } from '@/gql/graphql';
import { formatMoment } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { fieldLabel, typeLabel } from '@/lib/resources';
import styles from './audit.module.css';
import { changesOf } from './columns-changed';

export const AUDIT_ITEM = graphql(`
  fragment AuditItem on AuditEntry {
    id
    occurredAt
    action
    type
    recordId
    recordVersion
    before
    after
    requestId
    actor {
      id
      name
    }
    partnerToken {
      id
      name
    }
  }
`);

const text = messages.audit;

const TONES: Partial<Record<AuditAction, Tone>> = {
  CREATE: 'sage',
  RESTORE: 'sage',
  UPDATE: 'sky',
  DELETE: 'clay',
  DESTROY: 'danger',
  SIGN_IN_REFUSAL: 'amber',
  LOCK_OUT: 'danger',
  REFRESH_REUSE: 'danger',
  FACTOR_REFUSAL: 'amber',
};

interface AuditItemProps {
  entry: AuditItemFragment;
  /** Shows only what happened with this record. */
  onRecord: (id: string) => void;
}

export function AuditItem({ entry, onRecord }: AuditItemProps) {
  const [isOpen, setOpen] = useState(false);
  const { action, actor, type, recordId } = entry;
  const changes = changesOf(entry.before, entry.after);
  const what = typeLabel(type ?? '');
  return (
    <li className={styles['entry']}>
      <button
        type="button"
        className={styles['line']}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <ChevronRight size={15} aria-hidden="true" />
        <time className={styles['time']} dateTime={entry.occurredAt ?? undefined}>
          {entry.occurredAt && formatMoment(entry.occurredAt)}
        </time>
        <span>
          {action && <Badge tone={TONES[action] ?? 'stone'}>{text.actions[action]}</Badge>}
        </span>
        <span className={styles['what']}>
          {what}
          {changes.length > 0 && (
            <span className={styles['columns']}>
              {' '}
              ·{' '}
              {changes
                .map(({ column }) => fieldLabel(column))
                .slice(0, 4)
                .join(', ')}
              {changes.length > 4 && ' …'}
            </span>
          )}
        </span>
        <span className={styles['actor']}>
          {actor?.name ?? text.nobody}
          {entry.partnerToken && ` · ${entry.partnerToken.name ?? ''}`}
        </span>
      </button>
      {isOpen && (
        <div className={styles['details']}>
          {changes.length === 0 ? (
            <p className={styles['none']}>{text.noChanges}</p>
          ) : (
            <table className={styles['changes']}>
              <thead>
                <tr>
                  <th scope="col">{text.field}</th>
                  <th scope="col">{text.before}</th>
                  <th scope="col">{text.after}</th>
                </tr>
              </thead>
              <tbody>
                {changes.map(({ column, before, after }) => (
                  <tr key={column}>
                    <th scope="row">{fieldLabel(column)}</th>
                    <td>{before === null ? '–' : <del>{before}</del>}</td>
                    <td>{after === null ? '–' : <ins>{after}</ins>}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          <div className={styles['footer']}>
            {recordId && (
              <Button look="quiet" onPress={() => onRecord(recordId)}>
                {text.moreOfRecord}
              </Button>
            )}
            {recordId && type === 'Client' && (
              <Link to="/clients/$id" params={{ id: recordId }}>
                {text.open}
              </Link>
            )}
            {recordId && type === 'Product' && (
              <Link to="/products/$id" params={{ id: recordId }}>
                {text.open}
              </Link>
            )}
            {entry.requestId && (
              <code className={styles['request']}>
                {messages.failures.request(entry.requestId)}
              </code>
            )}
          </div>
        </div>
      )}
    </li>
  );
}

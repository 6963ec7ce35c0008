import { Check, Minus } from 'lucide-react';
import { useMemo } from 'react';
import { Badge } from '@/components/badge';
import { Panel, PanelEmpty } from '@/components/panel';
import { RightsMatrix } from '@/components/rights-matrix';
import { graphql } from '@/gql';
import type { AccessShownFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { fieldLabel, KNOWN_TYPES } from '@/lib/resources';
import { tableOf } from '@/lib/right-tables';
import styles from './access.module.css';

export const ACCESS_SHOWN = graphql(`
  fragment AccessShown on Access {
    isActive
    role
    user {
      id
      name
      email
      role {
        id
        name
      }
      teams {
        id
        name
      }
    }
    rights {
      type
      field
      operation
      scope
    }
    record {
      id
      operations {
        operation
        isAllowed
      }
      readableFields
      writableFields
    }
  }
`);

const text = messages.access;

interface AccessResultProps {
  access: AccessShownFragment;
  recordName: string | null;
}

export function AccessResult({ access, recordName }: AccessResultProps) {
  const { user, isActive, rights, record } = access;
  const table = useMemo(() => tableOf(rights), [rights]);
  const types = [...new Set([...KNOWN_TYPES, ...rights.map(({ type }) => type ?? '')])];
  const teams = user?.teams?.map(({ name }) => name).join(', ');
  return (
    <div className={styles['result']}>
      <p className={styles['who']}>
        <strong>{user?.name}</strong> {user?.email}
        {user?.role?.name && <Badge tone="sky">{user.role.name}</Badge>}
        {teams && <span>{teams}</span>}
        {!isActive && <Badge tone="danger">{text.inactive}</Badge>}
      </p>
      {record && <RecordSight record={record} name={recordName} />}
      {isActive && <RightsMatrix label={text.rights} table={table} types={types} />}
    </div>
  );
}

interface RecordSightProps {
  record: NonNullable<AccessShownFragment['record']>;
  name: string | null;
}

/** What the person can do with one record, and with each of its fields. */
function RecordSight({ record, name }: RecordSightProps) {
  const readable = new Set(record.readableFields);
  const writable = new Set(record.writableFields);
  const fields = [...new Set([...readable, ...writable])].sort();
  return (
    <Panel title={text.recordTitle(name ?? text.thisRecord)}>
      <ul className={styles['operations']}>
        {record.operations.map(({ operation, isAllowed }) => (
          <li key={operation} data-allowed={isAllowed === true}>
            {isAllowed ? (
              <Check size={15} aria-hidden="true" />
            ) : (
              <Minus size={15} aria-hidden="true" />
            )}
            {operation && messages.rights.operations[operation]}
            <span className="visually-hidden">: {isAllowed ? text.yes : text.no}</span>
          </li>
        ))}
      </ul>
      {fields.length === 0 ? (
        <PanelEmpty>{text.unseen}</PanelEmpty>
      ) : (
        <ul className={styles['fields']} aria-label={text.fields}>
          {fields.map((field) => (
            <li key={field}>
              <span>{fieldLabel(field)}</span>
              <span className={styles['how']}>
                {readable.has(field) ? text.reads : text.readsNot}
                {writable.has(field) && ` · ${text.writes}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}

import { ChevronRight } from 'lucide-react';
import { Fragment, useState } from 'react';
import schemaFields from 'virtual:schema-fields';
import type { RightOperation, RightScope } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { fieldLabel, groupsOf, typeLabel } from '@/lib/resources';
import { FIELD_OPERATIONS, nameOf, OPERATIONS, ownFields, SCOPES } from '@/lib/right-tables';
import type { RightKey, RightTable } from '@/lib/right-tables';
import styles from './rights-matrix.module.css';

interface RightsMatrixProps {
  label: string;
  table: RightTable;
  types: readonly string[];
  /** What the table was, so that what differs is marked. */
  before?: RightTable;
  /** Lines only ever allow: no field can be taken out of what its type allows. */
  isAllowing?: boolean;
  /** Without it, the matrix is for reading. */
  onChange?: (key: RightKey, scope: RightScope | null) => void;
}

const text = messages.rights;
const COLUMNS = OPERATIONS.length + 1;

/** Type by operation; the rows of a type's fields unfold. */
export function RightsMatrix(props: RightsMatrixProps) {
  const { label, table, types, onChange } = props;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  function toggle(type: string) {
    const next = new Set(open);
    if (!next.delete(type)) next.add(type);
    setOpen(next);
  }
  return (
    // Narrow windows scroll it sideways, also by keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={styles['scroller']} role="region" aria-label={label} tabIndex={0}>
      <table className={styles['matrix']} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{text.type}</th>
            {OPERATIONS.map((operation) => (
              <th key={operation} scope="col">
                {text.operations[operation]}
              </th>
            ))}
          </tr>
        </thead>
        {groupsOf(types).map((group) => (
          <tbody key={group.id}>
            <tr className={styles['group']}>
              <th scope="rowgroup" colSpan={COLUMNS}>
                {group.label}
              </th>
            </tr>
            {group.types.map((type) => (
              <Fragment key={type}>
                <TypeRow
                  {...props}
                  type={type}
                  isOpen={open.has(type)}
                  onToggle={() => toggle(type)}
                />
                {open.has(type) &&
                  fieldsOf(table, type, onChange !== undefined).map((field) => (
                    <tr key={field} className={styles['field']}>
                      <th scope="row">{fieldLabel(field)}</th>
                      {OPERATIONS.map((operation) => (
                        <td key={operation}>
                          {FIELD_OPERATIONS.includes(operation) && (
                            <Cell {...props} right={{ type, field, operation }} />
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
              </Fragment>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

/** For reading, only those of which something else holds than of their type. */
function fieldsOf(table: RightTable, type: string, isEdited: boolean): readonly string[] {
  const own = ownFields(table, type);
  return isEdited ? [...new Set([...own, ...(schemaFields[type] ?? [])])] : own;
}

interface TypeRowProps extends RightsMatrixProps {
  type: string;
  isOpen: boolean;
  onToggle: () => void;
}

function TypeRow({ type, isOpen, onToggle, ...matrix }: TypeRowProps) {
  const { table, onChange } = matrix;
  const own = ownFields(table, type).length;
  const hasFields = fieldsOf(table, type, onChange !== undefined).length > 0;
  const name = typeLabel(type);
  return (
    <tr className={styles['type']}>
      <th scope="row">
        {hasFields ? (
          <button
            type="button"
            className={styles['toggle']}
            aria-expanded={isOpen}
            aria-label={text.fieldsOf(name)}
            onClick={onToggle}
          >
            <ChevronRight size={15} aria-hidden="true" /> {name}
            {own > 0 && <span className={styles['own']}>{text.ownFields(own)}</span>}
          </button>
        ) : (
          <span className={styles['plain']}>{name}</span>
        )}
      </th>
      {OPERATIONS.map((operation) => (
        <td key={operation}>
          <Cell {...matrix} right={{ type, field: '*', operation }} />
        </td>
      ))}
    </tr>
  );
}

interface CellProps extends RightsMatrixProps {
  right: RightKey;
}

const AS_TYPE = '';

function Cell({ right, table, before, isAllowing = false, onChange }: CellProps) {
  const isField = right.field !== '*';
  const name = nameOf(right);
  const fallback = isField ? null : 'NONE';
  const scope = table.get(name) ?? fallback;
  const isChanged = before !== undefined && (before.get(name) ?? fallback) !== scope;
  if (!onChange) {
    return (
      <span className={styles['scope']} data-scope={scope ?? 'TYPE'}>
        {scope === null ? text.asType : text.scopes[scope]}
      </span>
    );
  }
  return (
    <select
      className={styles['select']}
      data-scope={scope ?? 'TYPE'}
      data-changed={isChanged}
      aria-label={text.cell(cellName(right), text.operations[right.operation])}
      value={scope ?? AS_TYPE}
      onChange={({ target }) =>
        onChange(right, target.value === AS_TYPE ? null : (target.value as RightScope))
      }
    >
      {isField && <option value={AS_TYPE}>{text.asType}</option>}
      {SCOPES.filter((option) => option !== 'NONE' || !isField || !isAllowing).map((option) => (
        <option key={option} value={option}>
          {text.scopes[option]}
        </option>
      ))}
    </select>
  );
}

function cellName({ type, field }: { type: string; field: string }): string {
  return field === '*' ? typeLabel(type) : `${typeLabel(type)}, ${fieldLabel(field)}`;
}

/** A right in words, for summaries. */
export function rightName(right: { type: string; field: string; operation: RightOperation }) {
  return text.cell(cellName(right), text.operations[right.operation]);
}

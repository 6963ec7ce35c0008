import { useMemo, useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { confirm } from '@/components/confirm';
import { RightsMatrix } from '@/components/rights-matrix';
import type { RoleItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { isDone } from '@/lib/outcomes';
import { KNOWN_TYPES } from '@/lib/resources';
import { changesBetween, tableOf, withRight, type RightTable } from '@/lib/right-tables';
import { RightChanges } from './right-changes';
import { RoleDialog } from './role-dialog';
import { ROLE_DELETE, ROLE_SET_RIGHTS } from './role-mutations';
import styles from './roles.module.css';

interface RoleEditorProps {
  role: RoleItemFragment;
  /** Types that any role has rights to. */
  allTypes: readonly string[];
  mayChange: boolean;
  mayDelete: boolean;
  onDeleted: () => void;
}

const text = messages.roles;
/** The administrator's rights are fixed: somebody must be able to give rights back. */
const FIXED = 'admin';

export function RoleEditor(props: RoleEditorProps) {
  const { role, allTypes, mayChange, mayDelete, onDeleted } = props;
  const before = useMemo(() => tableOf(role.rights), [role.rights]);
  const [edited, setEdited] = useState<RightTable | null>(null);
  const [isRenaming, setRenaming] = useState(false);
  const [setRights, isSaving] = useChange(ROLE_SET_RIGHTS, (data) => data.roleSetRights);
  const [remove, isRemoving] = useChange(ROLE_DELETE, (data) => data.roleDelete);
  const table = edited ?? before;
  const changes = changesBetween(before, table);
  const isEditable = mayChange && role.key !== FIXED;

  async function save() {
    const rights = changes.map(({ type, field, operation, after }) => ({
      type,
      field,
      operation,
      scope: after,
    }));
    const input = { id: role.id, version: role.version ?? 0, rights };
    if (isDone(await setRights({ input }), text.saved(role.name ?? ''))) setEdited(null);
  }
  async function erase() {
    const isSure = await confirm({
      title: text.deleteTitle(role.name ?? ''),
      text: text.deleteText,
      action: messages.actions.delete,
      tone: 'danger',
    });
    if (isSure && isDone(await remove({ input: { id: role.id } }), text.deleted)) onDeleted();
  }

  return (
    <div className={styles['editor']}>
      <div className={styles['head']}>
        <p className={styles['about']}>
          <code>{role.key}</code>
          {role.isSystem && <Badge tone="stone">{text.system}</Badge>}
          {role.key === FIXED && <span>{text.fixed}</span>}
        </p>
        <span className={styles['buttons']}>
          {mayChange && <Button onPress={() => setRenaming(true)}>{text.rename}</Button>}
          {mayDelete && !role.isSystem && (
            <Button isDisabled={isRemoving} onPress={() => void erase()}>
              {messages.actions.delete}
            </Button>
          )}
        </span>
      </div>
      <RightsMatrix
        label={text.rightsOf(role.name ?? '')}
        table={table}
        before={before}
        types={[...new Set([...KNOWN_TYPES, ...allTypes])]}
        {...(isEditable && {
          onChange: (key, scope) => setEdited(withRight(table, key, scope)),
        })}
      />
      {changes.length > 0 && (
        <RightChanges
          changes={changes}
          isSaving={isSaving}
          onSave={() => void save()}
          onDiscard={() => setEdited(null)}
        />
      )}
      {isRenaming && (
        <RoleDialog
          role={role}
          onDone={() => setRenaming(false)}
          onClose={() => setRenaming(false)}
        />
      )}
    </div>
  );
}

import { useState } from 'react';
import { FormDialog, TextBox } from '@/components/form';
import type { RoleItemFragment } from '@/gql/graphql';
import { keyFrom } from '@/lib/keys';
import { messages } from '@/lib/messages';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { ROLE_CREATE, ROLE_UPDATE } from './role-mutations';

interface RoleDialogProps {
  /** The role that gets another name; without it, a new one is made. */
  role?: RoleItemFragment;
  onDone: (key: string) => void;
  onClose: () => void;
}

const text = messages.roles;

export function RoleDialog({ role, onDone, onClose }: RoleDialogProps) {
  const [name, setName] = useState(role?.name ?? '');
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const key = ownKey ?? keyFrom(name);
  const create = useSubmit(ROLE_CREATE, (data) => data.roleCreate);
  const update = useSubmit(ROLE_UPDATE, (data) => data.roleUpdate);
  const { isRunning, trouble } = role ? update : create;

  async function save() {
    const saved = role
      ? await update.submit({ input: { id: role.id, version: role.version ?? 0, name } })
      : await create.submit({ input: { key, name } });
    if (!saved) return;
    toast({ text: role ? text.renamed : text.created });
    onDone(saved.role?.key ?? key);
  }

  return (
    <FormDialog
      {...trouble}
      title={role ? text.renameTitle : text.createTitle}
      submitLabel={role ? messages.actions.save : text.create}
      onSubmit={save}
      onClose={onClose}
      isRunning={isRunning}
    >
      <TextBox label={text.name} name="name" isRequired value={name} onChange={setName} />
      {!role && (
        <TextBox
          label={text.key}
          name="key"
          description={text.keyText}
          isRequired
          value={key}
          onChange={setOwnKey}
        />
      )}
    </FormDialog>
  );
}

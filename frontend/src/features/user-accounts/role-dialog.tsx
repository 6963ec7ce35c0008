import { useState } from 'react';
import { FormDialog, RecordBox } from '@/components/form';
import type { NamedChoice } from '@/components/record-box';
import type { UserAccountFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { ASSIGN_ROLE } from './user-mutations';

const text = messages.userAccounts;

export function RoleDialog({ user, onClose }: { user: UserAccountFragment; onClose: () => void }) {
  const [role, setRole] = useState<NamedChoice | null>(
    user.role ? { id: user.role.id, name: user.role.name ?? '' } : null,
  );
  const { submit, isRunning, trouble } = useSubmit(ASSIGN_ROLE, (data) => data.userAssignRole);

  async function assign() {
    const made = await submit({ input: { id: user.id, role: role?.id ?? '' } });
    if (!made) return;
    toast({ text: text.roleChanged(user.name ?? '') });
    onClose();
  }

  return (
    <FormDialog
      {...trouble}
      title={text.changeRoleTitle(user.name ?? '')}
      submitLabel={text.changeRoleSubmit}
      onSubmit={assign}
      onClose={onClose}
      isRunning={isRunning}
    >
      <RecordBox
        label={text.role}
        name="role"
        kind="role"
        isRequired
        value={role}
        onChange={setRole}
      />
    </FormDialog>
  );
}

import { useState } from 'react';
import { FormDialog, RecordBox, TextBox } from '@/components/form';
import type { NamedChoice } from '@/components/record-box';
import type { PartnerItemFragment } from '@/gql/graphql';
import { keyFrom } from '@/lib/keys';
import { messages } from '@/lib/messages';
import { partners } from '@/lib/messages/partners';
import { useSubmit } from '@/lib/outcomes';
import { toast } from '@/lib/toasts';
import { PARTNER_CREATE, PARTNER_UPDATE } from './partner-mutations';

interface PartnerDialogProps {
  /** The partner that is changed; without it, a new one is made. */
  partner?: PartnerItemFragment;
  onClose: () => void;
}

const text = partners;

export function PartnerDialog({ partner, onClose }: PartnerDialogProps) {
  const [name, setName] = useState(partner?.name ?? '');
  const [ownKey, setOwnKey] = useState<string | null>(null);
  const [user, setUser] = useState<NamedChoice | null>(
    partner?.user ? { id: partner.user.id, name: partner.user.name ?? '–' } : null,
  );
  const create = useSubmit(PARTNER_CREATE, (data) => data.partnerCreate);
  const update = useSubmit(PARTNER_UPDATE, (data) => data.partnerUpdate);
  const { isRunning, trouble } = partner ? update : create;
  const key = ownKey ?? keyFrom(name);

  async function save() {
    const shared = { name, user: user?.id ?? '' };
    const saved = partner
      ? await update.submit({ input: { id: partner.id, version: partner.version ?? 0, ...shared } })
      : await create.submit({ input: { key, ...shared } });
    if (!saved) return;
    toast({ text: partner ? text.saved : text.created });
    onClose();
  }

  return (
    <FormDialog
      {...trouble}
      title={partner ? text.editTitle : text.createTitle}
      submitLabel={partner ? messages.actions.save : text.create}
      onSubmit={save}
      onClose={onClose}
      isRunning={isRunning}
    >
      <TextBox label={text.columns.name} name="name" isRequired value={name} onChange={setName} />
      {!partner && (
        <TextBox
          label={text.key}
          name="key"
          description={text.keyText}
          isRequired
          value={key}
          onChange={setOwnKey}
        />
      )}
      <RecordBox
        label={text.columns.user}
        name="user"
        kind="user"
        isRequired
        value={user}
        onChange={setUser}
      />
    </FormDialog>
  );
}

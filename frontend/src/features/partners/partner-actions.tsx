import { useNavigate } from '@tanstack/react-router';
import { Pause, Pencil, Play, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { confirm } from '@/components/confirm';
import { MenuButton } from '@/components/menu';
import type { PartnerItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { partners } from '@/lib/messages/partners';
import { isDone } from '@/lib/outcomes';
import { useRights } from '@/lib/rights';
import { PartnerDialog } from './partner-dialog';
import { PARTNER_DELETE, PARTNER_UPDATE } from './partner-mutations';

const text = partners;

export function PartnerActions({ partner }: { partner: PartnerItemFragment }) {
  const navigate = useNavigate();
  const rights = useRights();
  const [isEditing, setEditing] = useState(false);
  const [update] = useChange(PARTNER_UPDATE, (data) => data.partnerUpdate);
  const [remove] = useChange(PARTNER_DELETE, (data) => data.partnerDelete);
  const { id, isActive } = partner;
  const name = partner.name ?? '';

  async function toggle() {
    const question = { title: text.offTitle(name), text: text.offText, action: text.off };
    if (isActive && !(await confirm({ ...question, tone: 'danger' }))) return;
    const input = { id, version: partner.version ?? 0, isActive: !isActive };
    isDone(await update({ input }), isActive ? text.switchedOff(name) : text.switchedOn(name));
  }
  async function erase() {
    const isSure = await confirm({
      title: text.deleteTitle(name),
      text: text.deleteText,
      action: messages.actions.delete,
      tone: 'danger',
    });
    if (!isSure || !isDone(await remove({ input: { id } }), text.deleted)) return;
    void navigate({ to: '/admin/partners' });
  }

  if (!rights?.may('Partner', 'UPDATE')) return null;
  const items = [
    {
      id: 'edit',
      label: text.edit,
      icon: <Pencil size={16} />,
      onAction: () => setEditing(true),
    },
    {
      id: 'toggle',
      label: isActive ? `${text.off}…` : text.on,
      icon: isActive ? <Pause size={16} /> : <Play size={16} />,
      onAction: () => void toggle(),
    },
    {
      id: 'delete',
      label: `${messages.actions.delete}…`,
      icon: <Trash2 size={16} />,
      isDanger: true,
      onAction: () => void erase(),
    },
  ];
  return (
    <>
      <MenuButton label={text.actionsOf(name)} items={items} />
      {isEditing && <PartnerDialog partner={partner} onClose={() => setEditing(false)} />}
    </>
  );
}

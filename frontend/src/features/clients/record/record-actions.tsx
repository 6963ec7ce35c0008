import { useNavigate } from '@tanstack/react-router';
import { Link2, Merge, Trash2 } from 'lucide-react';
import { FavoriteButton } from '@/components/favorite-button';
import { MenuButton } from '@/components/menu';
import { useMayMerge } from '@/lib/may-merge';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import { toast } from '@/lib/toasts';
import { tellTrouble } from '@/lib/outcomes';
import { CLIENT_DELETE, CLIENT_RESTORE } from './documents';

const text = messages.records;

interface RecordActionsProps {
  id: string;
  name: string;
  isFavorite: boolean;
}

/** What is done with a client as a whole. */
export function RecordActions({ id, name, isFavorite }: RecordActionsProps) {
  const navigate = useNavigate();
  const may = useMay();
  const mayMerge = useMayMerge(['Client']);
  const [remove] = useChange(CLIENT_DELETE, (data) => data.clientDelete);
  const [restore] = useChange(CLIENT_RESTORE, (data) => data.clientRestore);

  async function copy() {
    try {
      await navigator.clipboard.writeText(window.location.href);
      toast({ text: text.copied });
    } catch {
      toast({ tone: 'failed', text: text.notCopied });
    }
  }
  async function toTrash() {
    if (!tellTrouble(await remove({ input: { id } }), () => void toTrash())) return;
    toast({
      text: text.trashed(name),
      undo: async () => {
        if (tellTrouble(await restore({ input: { id } }))) toast({ text: text.restored(name) });
      },
    });
    await navigate({ to: '/clients' });
  }
  return (
    <>
      <FavoriteButton record={id} isFavorite={isFavorite} />
      <MenuButton
        label={messages.actions.more}
        shortcut="m"
        items={[
          {
            id: 'copy',
            label: text.copy,
            icon: <Link2 size={15} aria-hidden="true" />,
            onAction: () => void copy(),
          },
          mayMerge && {
            id: 'merge',
            label: text.merge,
            icon: <Merge size={15} aria-hidden="true" />,
            onAction: () => void navigate({ to: '/duplicates/merge', search: { keep: id } }),
          },
          may('DELETE', 'Client') && {
            id: 'delete',
            label: text.trash,
            icon: <Trash2 size={15} aria-hidden="true" />,
            isDanger: true,
            onAction: () => void toTrash(),
          },
        ]}
      />
    </>
  );
}

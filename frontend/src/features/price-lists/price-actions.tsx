import { Pencil, Trash2 } from 'lucide-react';
import { confirm } from '@/components/confirm';
import { MenuButton } from '@/components/menu';
import type { PriceItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { prices as text } from '@/lib/messages/price-lists';
import { isDone } from '@/lib/outcomes';
import { useMay } from '@/lib/rights';
import { PRICE_DELETE } from './documents';

interface PriceActionsProps {
  price: PriceItemFragment;
  /** What tells it from others where it stands. */
  name: string;
  onEdit: () => void;
}

export function PriceActions({ price, name, onEdit }: PriceActionsProps) {
  const may = useMay();
  const [remove] = useChange(PRICE_DELETE, (data) => data.productPriceDelete);
  async function erase() {
    const isSure = await confirm({
      title: text.deleteTitle(name),
      text: text.deleteText,
      action: messages.actions.delete,
      tone: 'danger',
    });
    if (isSure) isDone(await remove({ input: { id: price.id } }), text.deleted);
  }
  const items = [
    may('UPDATE', 'ProductPrice') && {
      id: 'edit',
      label: text.edit,
      icon: <Pencil size={16} />,
      onAction: onEdit,
    },
    may('DELETE', 'ProductPrice') && {
      id: 'delete',
      label: `${messages.actions.delete}…`,
      icon: <Trash2 size={16} />,
      isDanger: true,
      onAction: () => void erase(),
    },
  ].filter((item) => typeof item === 'object');
  if (items.length === 0) return null;
  return <MenuButton label={text.actionsOf(name)} items={items} />;
}

import { Link } from '@tanstack/react-router';
import { Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { confirm } from '@/components/confirm';
import { MenuButton } from '@/components/menu';
import { Page } from '@/components/page';
import { Records, type RecordColumn } from '@/components/records';
import type { PriceListItemFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { priceLists as text } from '@/lib/messages/price-lists';
import { isDone } from '@/lib/outcomes';
import { usePagedQuery } from '@/lib/pages';
import { useMay } from '@/lib/rights';
import { useAnnounced } from '@/lib/use-live';
import { PRICE_LIST_DELETE, PRICE_LISTS } from './documents';
import { PriceListDialog } from './price-list-dialog';
import styles from './price-lists.module.css';

type Open = { list: PriceListItemFragment | null } | null;

export function PriceListsPage() {
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const list = usePagedQuery({
    query: PRICE_LISTS,
    variables: {},
    connection: (data) => data.priceLists,
  });
  useAnnounced(list.reread);
  const page = list.data?.priceLists?.pageInfo;
  return (
    <Page
      title={text.title}
      aside={
        may('CREATE', 'PriceList') && (
          <span className={styles['action']}>
            <Button look="primary" onPress={() => setOpen({ list: null })}>
              <Plus size={16} aria-hidden="true" /> {text.create}
            </Button>
          </span>
        )
      }
    >
      <Records
        label={text.title}
        columns={[
          ...columns,
          {
            id: 'actions',
            header: text.columns.actions,
            align: 'end',
            cell: (one) => <Actions list={one} onEdit={() => setOpen({ list: one })} />,
          },
        ]}
        rows={list.data?.priceLists?.nodes ?? []}
        isLoading={list.fetching}
        error={list.error}
        onRetry={list.retry}
        empty={{ title: text.emptyTitle, text: text.emptyText }}
        onMore={page?.hasNextPage ? () => list.goOn(page.endCursor) : undefined}
      />
      {open && <PriceListDialog list={open.list} onClose={() => setOpen(null)} />}
    </Page>
  );
}

const columns: readonly RecordColumn<PriceListItemFragment>[] = [
  {
    id: 'name',
    header: text.columns.name,
    cell: ({ id, name }) => (
      <Link to="/admin/price-lists/$id" params={{ id }} className={styles['name']}>
        {name}
      </Link>
    ),
  },
  { id: 'currency', header: text.columns.currency, cell: ({ currency }) => currency },
  {
    id: 'default',
    header: text.columns.isDefault,
    cell: ({ isDefault }) => isDefault && <Badge tone="sage">{text.standard}</Badge>,
  },
  {
    id: 'tax',
    header: text.columns.tax,
    from: 'medium',
    cell: ({ taxInclusive }) => (taxInclusive ? text.with : text.without),
  },
];

function Actions({ list, onEdit }: { list: PriceListItemFragment; onEdit: () => void }) {
  const may = useMay();
  const name = list.name ?? '–';
  const [remove] = useChange(PRICE_LIST_DELETE, (data) => data.priceListDelete);
  async function erase() {
    const isSure = await confirm({
      title: text.deleteTitle(name),
      text: text.deleteText,
      action: messages.actions.delete,
      tone: 'danger',
    });
    if (isSure) isDone(await remove({ input: { id: list.id } }), text.deleted);
  }
  const items = [
    may('UPDATE', 'PriceList') && {
      id: 'edit',
      label: text.edit,
      icon: <Pencil size={16} />,
      onAction: onEdit,
    },
    may('DELETE', 'PriceList') && {
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

import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Badge } from '@/components/badge';
import { Button } from '@/components/button';
import { Page } from '@/components/page';
import { Records, type RecordColumn } from '@/components/records';
import { AbsentRecord } from '@/components/states';
import type { PriceItemFragment } from '@/gql/graphql';
import { formatInteger, formatMoney } from '@/lib/formats';
import { priceLists, prices as text } from '@/lib/messages/price-lists';
import { usePagedQuery } from '@/lib/pages';
import { useMay } from '@/lib/rights';
import { useAnnounced } from '@/lib/use-live';
import { PRICE_LIST_PAGE } from './documents';
import { PriceActions } from './price-actions';
import { PriceDays } from './price-days';
import { PriceDialog } from './price-dialog';
import styles from './price-lists.module.css';

const route = getRouteApi('/shell/admin/price-lists/$id');

type Open = { price: PriceItemFragment | null } | null;

/** A price list, with all its prices. */
export function PriceListPage() {
  const { id } = route.useParams();
  const may = useMay();
  const [open, setOpen] = useState<Open>(null);
  const variables = useMemo(() => ({ id }), [id]);
  const prices = usePagedQuery({
    query: PRICE_LIST_PAGE,
    variables,
    connection: (data) => data.priceList?.prices,
  });
  useAnnounced(prices.reread);
  const list = prices.data?.priceList;
  const back = (
    <Link to="/admin/price-lists" className={styles['back']}>
      <ChevronLeft size={15} aria-hidden="true" /> {priceLists.title}
    </Link>
  );
  if (!list) {
    return (
      <Page title={priceLists.title} before={back}>
        <AbsentRecord error={prices.error} isLoading={prices.fetching} onRetry={prices.retry} />
      </Page>
    );
  }
  const page = list.prices?.pageInfo;
  return (
    <Page
      title={list.name ?? '–'}
      before={back}
      aside={
        <>
          <span className={styles['soft']}>
            {list.currency}, {list.taxInclusive ? priceLists.with : priceLists.without}
          </span>
          {list.isDefault && <Badge tone="sage">{priceLists.standard}</Badge>}
          {may('CREATE', 'ProductPrice') && (
            <span className={styles['action']}>
              <Button look="primary" onPress={() => setOpen({ price: null })}>
                <Plus size={16} aria-hidden="true" /> {text.add}
              </Button>
            </span>
          )}
        </>
      }
    >
      <Records
        label={text.title}
        columns={[
          ...columns,
          {
            id: 'actions',
            header: priceLists.columns.actions,
            align: 'end',
            cell: (price) => (
              <PriceActions
                price={price}
                name={price.product?.name ?? '–'}
                onEdit={() => setOpen({ price })}
              />
            ),
          },
        ]}
        rows={list.prices?.nodes ?? []}
        isLoading={prices.fetching}
        error={prices.error}
        onRetry={prices.retry}
        empty={{ title: text.emptyTitle, text: text.emptyText }}
        onMore={page?.hasNextPage ? () => prices.goOn(page.endCursor) : undefined}
      />
      {open && <PriceDialog price={open.price} list={list} onClose={() => setOpen(null)} />}
    </Page>
  );
}

const columns: readonly RecordColumn<PriceItemFragment>[] = [
  {
    id: 'product',
    header: text.product,
    cell: ({ product }) =>
      product && (
        <div>
          <Link to="/products/$id" params={{ id: product.id }} className={styles['name']}>
            {product.name}
          </Link>
          <div className={styles['soft']}>{product.sku}</div>
        </div>
      ),
  },
  {
    id: 'quantity',
    header: text.quantity,
    align: 'end',
    cell: ({ minQuantity }) => minQuantity && formatInteger(minQuantity),
  },
  {
    id: 'price',
    header: text.plainPrice,
    align: 'end',
    cell: ({ unitPrice, priceList }) =>
      formatMoney({ amount: unitPrice, currency: priceList?.currency }),
  },
  {
    id: 'days',
    header: text.days,
    from: 'medium',
    cell: (price) => <PriceDays price={price} />,
  },
];

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';
import { Panel, PanelEmpty } from '@/components/panel';
import type { PriceItemFragment } from '@/gql/graphql';
import { formatInteger, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { prices as text } from '@/lib/messages/price-lists';
import { useMay } from '@/lib/rights';
import { PriceActions } from './price-actions';
import { PriceDays } from './price-days';
import { PriceDialog } from './price-dialog';
import styles from './price-lists.module.css';

interface ProductPricesProps {
  product: string;
  prices: readonly PriceItemFragment[];
}

/** What a product costs today in each price list. */
export default function ProductPrices({ product, prices }: ProductPricesProps) {
  const may = useMay();
  const [open, setOpen] = useState<{ price: PriceItemFragment | null } | null>(null);
  const plain = messages.products;
  return (
    <Panel
      title={plain.prices}
      aside={
        may('CREATE', 'ProductPrice') && (
          <Button look="quiet" onPress={() => setOpen({ price: null })}>
            <Plus size={15} aria-hidden="true" /> {text.add}
          </Button>
        )
      }
    >
      {prices.length === 0 && <PanelEmpty>{plain.noPrices}</PanelEmpty>}
      <ul>
        {prices.map((price) => (
          <li key={price.id} className={styles['price']}>
            <span>
              {price.priceList?.name}{' '}
              <span className={styles['soft']}>
                {Number(price.minQuantity ?? 1) > 1 &&
                  plain.fromQuantity(formatInteger(price.minQuantity ?? '1'))}{' '}
                {(price.validFrom ?? price.validUntil) != null && <PriceDays price={price} />}
              </span>
            </span>
            <span className={styles['amount']}>
              {formatMoney({ amount: price.unitPrice, currency: price.priceList?.currency })}
            </span>
            <PriceActions
              price={price}
              name={price.priceList?.name ?? '–'}
              onEdit={() => setOpen({ price })}
            />
          </li>
        ))}
      </ul>
      {open && (
        <PriceDialog price={open.price} product={{ id: product }} onClose={() => setOpen(null)} />
      )}
    </Panel>
  );
}

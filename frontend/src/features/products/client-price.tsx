import { useState } from 'react';
import { useQuery } from 'urql';
import { RecordBox } from '@/components/form';
import { Panel } from '@/components/panel';
import { FailureState } from '@/components/states';
import { graphql } from '@/gql';
import type { MoneyValue } from '@/lib/formats';
import { formatInteger, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { pricesFor, type ListedPrice } from './prices-for';
import styles from './products.module.css';

const CLIENT_PRICE_LIST = graphql(`
  query ClientPriceList($id: ID!) {
    client(id: $id) {
      id
      priceList {
        id
        name
      }
    }
  }
`);

interface ClientPriceProps {
  prices: readonly ListedPrice[];
  listPrice: MoneyValue | null | undefined;
}

const text = messages.products.forClient;

/** What one of the clients would pay today, and where that comes from. */
export function ClientPrice({ prices, listPrice }: ClientPriceProps) {
  const [client, setClient] = useState<{ id: string; name: string } | null>(null);
  const [{ data, error }] = useQuery({
    query: CLIENT_PRICE_LIST,
    variables: { id: client?.id ?? '' },
    pause: client === null,
  });
  const known = client !== null && data?.client?.id === client.id ? data.client : null;
  const found = known && pricesFor(prices, known.priceList?.id ?? null);
  const rows = found?.prices ?? [];
  return (
    <Panel title={text.title}>
      <div className={styles['forClient']}>
        <RecordBox label={text.client} kind="client" value={client} onChange={setClient} />
        {error && client && <FailureState error={error} />}
        {found && (
          <div role="status">
            {rows.length === 0 ? (
              <p className={styles['forPrice']}>{formatMoney(listPrice) ?? text.none}</p>
            ) : (
              <ul>
                {rows.map((price) => (
                  <li key={price.id} className={styles['forPrice']}>
                    {formatMoney({
                      amount: price.unitPrice ?? null,
                      currency: price.priceList?.currency ?? null,
                    })}{' '}
                    {Number(price.minQuantity ?? 1) > 1 && (
                      <span className={styles['faint']}>
                        {messages.products.fromQuantity(formatInteger(price.minQuantity ?? '1'))}
                      </span>
                    )}
                  </li>
                ))}
              </ul>
            )}
            <p className={styles['faint']}>
              {found.from === 'own' && text.own(rows[0]?.priceList?.name ?? '–')}
              {found.from === 'default' && text.ofDefault(rows[0]?.priceList?.name ?? '–')}
              {found.from === 'product' && text.ofProduct}
            </p>
          </div>
        )}
      </div>
    </Panel>
  );
}

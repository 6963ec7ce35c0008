import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { useQuery } from 'urql';
import { Page } from '@/components/page';
import { Facts, Panel, PanelEmpty } from '@/components/panel';
import { FailureState, Notice, SkeletonBlock } from '@/components/states';
import { graphql } from '@/gql';
import type { ProductPageQuery } from '@/gql/graphql';
import { formatDate, formatInteger, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { ProductImage } from './product-image';
import styles from './products.module.css';
import { StatusBadge } from './status-badge';
import { Stock } from './stock';

const PRODUCT_PAGE = graphql(`
  query ProductPage($id: ID!) {
    product(id: $id) {
      ...ProductRow
      description
      kind
      gtin
      manufacturerPartNumber
      taxRate
      updatedAt
      cost {
        amount
        currency
      }
      prices {
        id
        minQuantity
        unitPrice
        priceList {
          id
          name
          currency
        }
      }
    }
  }
`);

type ProductRecord = NonNullable<ProductPageQuery['product']>;

const route = getRouteApi('/shell/products/$id');
const text = messages.products;

export function ProductPage() {
  const { id } = route.useParams();
  const [{ data, error, fetching }, retry] = useQuery({ query: PRODUCT_PAGE, variables: { id } });
  const product = data?.product;
  const back = (
    <Link to="/products" className={styles['back']}>
      <ChevronLeft size={15} aria-hidden="true" /> {text.title}
    </Link>
  );
  if (!product) {
    return (
      <Page title={text.title} before={back}>
        {error ? (
          <FailureState error={error} onRetry={() => retry({ requestPolicy: 'network-only' })} />
        ) : fetching ? (
          <SkeletonBlock rows={9} />
        ) : (
          <Notice icon="?" title={messages.states.notFound}>
            {messages.states.notFoundText}
          </Notice>
        )}
      </Page>
    );
  }
  return (
    <Page
      title={product.name ?? '–'}
      before={back}
      aside={
        <span className={styles['aside']}>
          <StatusBadge status={product.status} />
          <span className={styles['sku']}>{product.sku}</span>
        </span>
      }
    >
      <div className={styles['record']}>
        <div className={styles['column']}>
          <Hero product={product} />
          <Panel title={text.description}>
            <p className={styles['description']}>{product.description ?? text.noDescription}</p>
          </Panel>
        </div>
        <div className={styles['column']}>
          <Details product={product} />
          <Prices product={product} />
        </div>
      </div>
    </Page>
  );
}

function Hero({ product }: { product: ProductRecord }) {
  return (
    <section className={styles['hero']} aria-label={text.price}>
      <ProductImage category={product.category?.name} seed={product.sku ?? ''} columns={14} />
      <div className={styles['heroText']}>
        <span className={styles['bigPrice']}>{formatMoney(product.listPrice) ?? '–'}</span>
        <span className={styles['soft']}>
          {product.stockQuantity == null ? (
            text.noStock
          ) : (
            <>
              {text.stock}: <Stock quantity={product.stockQuantity} unit={product.unit} />
            </>
          )}
        </span>
      </div>
    </section>
  );
}

function Details({ product }: { product: ProductRecord }) {
  return (
    <Panel title={text.details}>
      <Facts
        facts={[
          [
            text.category,
            product.category && (
              <Link to="/products" search={{ category: product.category.id }}>
                {product.category.name}
              </Link>
            ),
          ],
          [
            text.brand,
            product.brand && (
              <Link to="/products" search={{ brand: [product.brand] }}>
                {product.brand}
              </Link>
            ),
          ],
          [text.kind, product.kind && messages.productKinds[product.kind]],
          [text.unit, product.unit],
          [text.gtin, product.gtin],
          [text.partNumber, product.manufacturerPartNumber],
          [text.tax, product.taxRate && `${formatInteger(product.taxRate)} %`],
          [text.cost, formatMoney(product.cost)],
          [text.updated, product.updatedAt && formatDate(product.updatedAt)],
        ]}
      />
    </Panel>
  );
}

function Prices({ product }: { product: ProductRecord }) {
  const prices = product.prices ?? [];
  return (
    <Panel title={text.prices}>
      {prices.length === 0 && <PanelEmpty>{text.noPrices}</PanelEmpty>}
      <ul>
        {prices.map((price) => (
          <li key={price.id} className={styles['priceRow']}>
            <span>
              {price.priceList?.name}{' '}
              {price.minQuantity && Number(price.minQuantity) > 1 && (
                <span className={styles['faint']}>
                  {text.fromQuantity(formatInteger(price.minQuantity))}
                </span>
              )}
            </span>
            <span className={styles['price']}>
              {formatMoney({ amount: price.unitPrice, currency: price.priceList?.currency })}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

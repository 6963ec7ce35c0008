import { getRouteApi, Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useQuery } from 'urql';
import { Page } from '@/components/page';
import { Facts, Panel } from '@/components/panel';
import { Room } from '@/components/room';
import { AbsentRecord } from '@/components/states';
import { graphql } from '@/gql';
import type { ProductPageQuery } from '@/gql/graphql';
import { formatDate, formatInteger, formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useReread } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { ClientPrice } from './client-price';
import { ProductDeals } from './product-deals';
import { ProductImage } from './product-image';
import styles from './products.module.css';
import { StatusBadge } from './status-badge';
import { Stock } from './stock';

const CustomFacts = lazy(() => import('@/components/custom-values/custom-facts'));
const ProductPrices = lazy(() => import('../price-lists/product-prices'));

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
        ...PriceItem
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
  const reread = useReread(PRODUCT_PAGE, { id });
  const fresh = useLive(
    (event) =>
      event.topic === 'product' && (event.id === null || event.id === id) ? (event.id ?? '') : null,
    reread,
  );
  const product = data?.product;
  const back = (
    <Link to="/products" className={styles['back']}>
      <ChevronLeft size={15} aria-hidden="true" /> {text.title}
    </Link>
  );
  if (!product) {
    return (
      <Page title={text.title} before={back}>
        <AbsentRecord
          error={error}
          isLoading={fetching}
          onRetry={() => retry({ requestPolicy: 'network-only' })}
        />
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
          <ProductDeals product={product.id} />
        </div>
        <div className={styles['column']}>
          <Details product={product} isFresh={fresh.has(id)} />
          <ClientPrice prices={product.prices ?? []} listPrice={product.listPrice} />
          <Suspense>
            <ProductPrices product={product.id} prices={product.prices ?? []} />
          </Suspense>
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

function Details({ product, isFresh }: { product: ProductRecord; isFresh: boolean }) {
  return (
    <Panel title={text.details} isFresh={isFresh}>
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
      <Room name="custom-fields.Product">
        <Suspense>
          <CustomFacts type="Product" id={product.id} />
        </Suspense>
      </Room>
    </Panel>
  );
}

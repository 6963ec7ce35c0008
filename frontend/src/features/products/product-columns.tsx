import { Link } from '@tanstack/react-router';
import type { ColumnLayout, Columns } from '@/components/data-table';
import type { CustomRow } from '@/components/custom-values/custom-columns';
import { graphql } from '@/gql';
import type { ProductRowFragment } from '@/gql/graphql';
import type { FieldNames } from '@/lib/columns';
import { formatMoney } from '@/lib/formats';
import { messages } from '@/lib/messages';
import styles from './products.module.css';
import { StatusBadge } from './status-badge';
import { Stock } from './stock';

export const PRODUCT_ROW = graphql(`
  fragment ProductRow on Product {
    id
    version
    sku
    name
    brand
    status
    stockQuantity
    unit
    listPrice {
      amount
      currency
    }
    category {
      id
      name
    }
  }
`);

const text = messages.products.columns;

export const columns: Columns<ProductRowFragment & CustomRow> = [
  {
    id: 'name',
    header: text.name,
    cell: ({ row: { original: product } }) => (
      <>
        <Link to="/products/$id" params={{ id: product.id }} className={styles['name']}>
          {product.name}
        </Link>
        {product.brand && !product.name?.includes(product.brand) && (
          <span className={styles['brandName']}>{product.brand}</span>
        )}
      </>
    ),
  },
  {
    id: 'sku',
    header: text.sku,
    cell: ({ row: { original: product } }) => <span className={styles['sku']}>{product.sku}</span>,
  },
  {
    id: 'category',
    header: text.category,
    cell: ({ row: { original: product } }) => (
      <span className={styles['soft']}>{product.category?.name}</span>
    ),
  },
  {
    id: 'status',
    header: text.status,
    cell: ({ row: { original: product } }) => <StatusBadge status={product.status} />,
  },
  {
    id: 'stock',
    header: text.stock,
    cell: ({ row: { original: product } }) => <Stock quantity={product.stockQuantity} />,
  },
  {
    id: 'price',
    header: text.price,
    cell: ({ row: { original: product } }) => (
      <span className={styles['price']}>{formatMoney(product.listPrice) ?? '–'}</span>
    ),
  },
];

/** What saved views call the columns. */
export const fields: FieldNames = { stock: 'stockQuantity', price: 'listPrice' };

export const layout: Record<string, ColumnLayout> = {
  name: { track: 'minmax(148px, 3.6fr)', order: 'NAME', isFixed: true },
  sku: { track: 'minmax(116px, 1.1fr)', from: 'wide', order: 'SKU' },
  category: { track: 'minmax(80px, 1.1fr)', from: 'wide' },
  status: { track: 'minmax(106px, 0.6fr)', from: 'medium' },
  stock: {
    track: 'minmax(56px, 0.4fr)',
    from: 'medium',
    align: 'end',
    order: 'STOCK_QUANTITY',
    firstDirection: 'DESC',
  },
  price: { track: 'minmax(88px, 0.5fr)', align: 'end', order: 'LIST_PRICE' },
};

import type { Asking } from '@/components/bulk/bulk-bar';
import { ExportDialog, type ExportColumn } from '@/components/bulk/export-dialog';
import type { ProductRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { read, readWithCustom, type Question } from './read';

const text = messages.products;
const names = text.columns;

const COLUMNS: ExportColumn<ProductRowFragment>[] = [
  { id: 'name', name: names.name, value: (product) => product.name },
  { id: 'sku', name: names.sku, value: (product) => product.sku },
  { id: 'category', name: names.category, value: (product) => product.category?.name },
  {
    id: 'status',
    name: names.status,
    value: ({ status }) => status && messages.productStatuses[status],
  },
  { id: 'stock', name: names.stock, value: (product) => product.stockQuantity },
  {
    id: 'price',
    name: names.price,
    value: (product) => product.listPrice?.amount,
    currency: (product) => product.listPrice?.currency,
  },
  { id: 'brand', name: text.brand, value: (product) => product.brand },
  { id: 'unit', name: text.unit, value: (product) => product.unit },
];

interface ProductExportProps extends Pick<
  Asking<ProductRowFragment, Question>,
  'target' | 'onClose'
> {
  /** What the list shows. */
  columns: readonly string[];
  /** Custom fields. */
  exports: readonly ExportColumn<ProductRowFragment>[];
}

export function ProductExport({ target, columns, exports, onClose }: ProductExportProps) {
  return (
    <ExportDialog
      text={messages.bulk.products}
      target={target}
      read={exports.length > 0 ? readWithCustom : read}
      columns={[...COLUMNS, ...exports]}
      shown={columns}
      onClose={onClose}
    />
  );
}

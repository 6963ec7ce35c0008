import { CUSTOM, type FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';

const text = messages.products;
const { columns } = text;
const KINDS = ['GOOD', 'SERVICE', 'SUBSCRIPTION'] as const;
export const STATUSES = ['ACTIVE', 'DRAFT', 'DISCONTINUED'] as const;

/** What the catalogue can be asked; see `ProductFilter` of the schema. */
export const FIELDS: FieldSpecs = {
  name: { key: 'name', label: columns.name, kind: 'text' },
  brand: { key: 'brand', label: text.brand, kind: 'word' },
  sku: { key: 'sku', label: columns.sku, kind: 'word' },
  gtin: { key: 'gtin', label: text.gtin, kind: 'word' },
  kind: {
    key: 'kind',
    label: text.kind,
    kind: 'choice',
    options: KINDS.map((value) => ({ value, label: messages.productKinds[value] })),
  },
  status: {
    key: 'status',
    label: columns.status,
    kind: 'choice',
    options: STATUSES.map((value) => ({ value, label: messages.productStatuses[value] })),
  },
  price: { key: 'listPrice', label: columns.price, kind: 'number' },
  stock: { key: 'stockQuantity', label: columns.stock, kind: 'number' },
  created: { key: 'createdAt', label: text.created, kind: 'date', hasNone: false },
  updated: { key: 'updatedAt', label: text.updated, kind: 'date', hasNone: false },
  ...CUSTOM,
};

import type { ProductRowFragment, ProductStatus, ProductUpdateInput } from '@/gql/graphql';

/** What can be done with many products at once. */
export type Deed =
  | { kind: 'status'; status: ProductStatus }
  | { kind: 'category'; category: { id: string; name: string } }
  | { kind: 'delete' };

export type DeedKind = Deed['kind'];

export type Row = Pick<ProductRowFragment, 'id' | 'version' | 'name' | 'status' | 'category'>;

/** Whether a product is already as the deed would make it. */
export function isAlready(deed: Deed, row: Row): boolean {
  switch (deed.kind) {
    case 'status':
      return row.status === deed.status;
    case 'category':
      return row.category?.id === deed.category.id;
    case 'delete':
      return false;
  }
}

export type Values = Omit<ProductUpdateInput, 'id' | 'version'>;

/** What the deed writes into a product. */
export function valuesOf(deed: Deed): Values {
  switch (deed.kind) {
    case 'status':
      return { status: deed.status };
    case 'category':
      return { category: deed.category.id };
    case 'delete':
      return {};
  }
}

/** What was there before it. */
export function formerOf(deed: Deed, row: Row): Values {
  switch (deed.kind) {
    case 'status':
      return { status: row.status };
    case 'category':
      return { category: row.category?.id ?? null };
    case 'delete':
      return {};
  }
}

import type { Read } from '@/components/bulk/use-rows';
import type { ProductFilter, ProductRowFragment } from '@/gql/graphql';
import { readAll } from '@/lib/read-all';
import { PRODUCT_LIST } from '../product-list-query';

export interface Question {
  filter: ProductFilter | null;
  search: string | null;
}

export const read: Read<ProductRowFragment, Question> = (question, reading) =>
  readAll({
    query: PRODUCT_LIST,
    variables: { ...question, orderBy: ['NAME_ASC' as const] },
    connection: (data) => data.products,
    ...reading,
  });

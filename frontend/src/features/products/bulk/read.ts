import type { Read } from '@/components/bulk/use-rows';
import type { ProductFilter, ProductRowFragment } from '@/gql/graphql';
import type { CustomRow } from '@/components/custom-values/custom-columns';
import { readAll } from '@/lib/read-all';
import { PRODUCT_LIST } from '../product-list-query';

export interface Question {
  filter: ProductFilter | null;
  search: string | null;
}

function reader(withCustom: boolean): Read<ProductRowFragment & CustomRow, Question> {
  return (question, reading) =>
    readAll({
      query: PRODUCT_LIST,
      variables: { ...question, orderBy: ['NAME_ASC' as const], withCustom },
      connection: (data) => data.products,
      ...reading,
    });
}

export const read: Read<ProductRowFragment, Question> = reader(false);
export const readWithCustom = reader(true);

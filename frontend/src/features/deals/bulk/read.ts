import type { Read } from '@/components/bulk/use-rows';
import type { DealFilter } from '@/gql/graphql';
import type { CustomRow } from '@/components/custom-values/custom-columns';
import { readAll } from '@/lib/read-all';
import type { DealRow } from '../deal-row';
import { DEAL_LIST } from '../use-deals';

export interface Question {
  filter: DealFilter | null;
  search: string | null;
}

function reader(withCustom: boolean): Read<DealRow & CustomRow, Question> {
  return (question, reading) =>
    readAll({
      query: DEAL_LIST,
      variables: { ...question, orderBy: ['NAME_ASC' as const], withCustom },
      connection: (data) => data.deals,
      ...reading,
    });
}

export const read: Read<DealRow, Question> = reader(false);
export const readWithCustom = reader(true);

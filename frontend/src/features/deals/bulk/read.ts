import type { Read } from '@/components/bulk/use-rows';
import type { DealFilter } from '@/gql/graphql';
import { readAll } from '@/lib/read-all';
import type { DealRow } from '../deal-row';
import { DEAL_LIST } from '../use-deals';

export interface Question {
  filter: DealFilter | null;
  search: string | null;
}

export const read: Read<DealRow, Question> = (question, reading) =>
  readAll({
    query: DEAL_LIST,
    variables: { ...question, orderBy: ['NAME_ASC' as const] },
    connection: (data) => data.deals,
    ...reading,
  });

import type { Read } from '@/components/bulk/use-rows';
import type { ClientFilter, ClientRowFragment } from '@/gql/graphql';
import type { CustomRow } from '@/components/custom-values/custom-columns';
import { readAll } from '@/lib/read-all';
import { CLIENT_LIST } from '../use-clients';

export interface Question {
  filter: ClientFilter | null;
  search: string | null;
}

function reader(withCustom: boolean): Read<ClientRowFragment & CustomRow, Question> {
  return (question, reading) =>
    readAll({
      query: CLIENT_LIST,
      variables: { ...question, orderBy: ['NAME_ASC' as const], withCustom },
      connection: (data) => data.clients,
      ...reading,
    });
}

export const read: Read<ClientRowFragment, Question> = reader(false);
export const readWithCustom = reader(true);

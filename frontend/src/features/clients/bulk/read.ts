import type { Read } from '@/components/bulk/use-rows';
import type { ClientFilter, ClientRowFragment } from '@/gql/graphql';
import { readAll } from '@/lib/read-all';
import { CLIENT_LIST } from '../use-clients';

export interface Question {
  filter: ClientFilter | null;
  search: string | null;
}

export const read: Read<ClientRowFragment, Question> = (question, reading) =>
  readAll({
    query: CLIENT_LIST,
    variables: { ...question, orderBy: ['NAME_ASC' as const] },
    connection: (data) => data.clients,
    ...reading,
  });

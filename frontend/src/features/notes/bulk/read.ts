import type { Read } from '@/components/bulk/use-rows';
import type { NoteFilter, NoteRowFragment } from '@/gql/graphql';
import { readAll } from '@/lib/read-all';
import { NOTE_LIST } from '../use-notes';

export interface Question {
  filter: NoteFilter | null;
  search: string | null;
}

export const read: Read<NoteRowFragment, Question> = (question, reading) =>
  readAll({
    query: NOTE_LIST,
    variables: { ...question, orderBy: ['HAPPENED_AT_DESC' as const] },
    connection: (data) => data.notes,
    ...reading,
  });

import type { Asking } from '@/components/bulk/bulk-bar';
import { ExportDialog, type ExportColumn } from '@/components/bulk/export-dialog';
import type { NoteRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { headline } from '../headline';
import { read, type Question } from './read';

const names = messages.noteList.columns;
const more = messages.bulk.notes.columns;

const COLUMNS: ExportColumn<NoteRowFragment>[] = [
  { id: 'title', name: names.title, value: headline },
  { id: 'kind', name: names.kind, value: ({ kind }) => kind && messages.noteKinds[kind] },
  { id: 'about', name: names.about, value: (note) => note.client?.name ?? note.product?.name },
  {
    id: 'who',
    name: names.who,
    value: (note) => (note.kind === 'TASK' ? note.assignee?.name : note.author?.name),
  },
  { id: 'due', name: names.due, value: (note) => note.dueAt },
  { id: 'happened', name: names.happened, value: (note) => note.happenedAt },
  { id: 'done', name: more.done, value: (note) => note.completedAt },
  { id: 'body', name: more.body, value: (note) => note.body },
];

interface NoteExportProps extends Pick<Asking<NoteRowFragment, Question>, 'target' | 'onClose'> {
  /** What the list shows. */
  columns: readonly string[];
}

export function NoteExport({ target, columns, onClose }: NoteExportProps) {
  return (
    <ExportDialog
      text={messages.bulk.notes}
      target={target}
      read={read}
      columns={COLUMNS}
      shown={columns}
      onClose={onClose}
    />
  );
}

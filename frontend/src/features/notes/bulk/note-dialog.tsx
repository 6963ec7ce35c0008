import { useState } from 'react';
import type { Asking } from '@/components/bulk/bulk-bar';
import { BulkDialog } from '@/components/bulk/bulk-dialog';
import type { Plan } from '@/components/bulk/plan';
import { RecordBox } from '@/components/form';
import type { NoteRowFragment } from '@/gql/graphql';
import { messages } from '@/lib/messages';
import { headline } from '../headline';
import { formerOf, isAlready, valuesOf, type Deed, type DeedKind, type Values } from './deeds';
import { sends } from './documents';
import { read, type Question } from './read';

const text = messages.bulk;

interface Named {
  id: string;
  name: string;
}

function nowOf(kind: DeedKind, row: NoteRowFragment): string | null {
  if (row.kind !== 'TASK') return row.kind ? messages.noteKinds[row.kind] : null;
  if (kind === 'assignee') return row.assignee?.name ?? messages.clients.nobody;
  const { states } = messages.noteList;
  return row.completedAt == null ? states.open : states.done;
}

const plan: Plan<NoteRowFragment, Question, Deed, Values> = {
  text: text.notes,
  read,
  sends,
  isAlready,
  valuesOf,
  formerOf,
  nameOf: (deed) => (deed.kind === 'assignee' ? deed.assignee.name : ''),
  nowOf,
  titleOf: headline,
};

interface NoteDialogProps extends Asking<NoteRowFragment, Question> {
  kind: DeedKind;
}

export function NoteDialog({ kind, ...asking }: NoteDialogProps) {
  const [at] = useState(() => new Date().toISOString());
  switch (kind) {
    case 'complete':
      return <BulkDialog plan={plan} kind={kind} deed={{ kind, at }} {...asking} />;
    case 'assignee':
      return <AssigneeDialog {...asking} />;
    case 'reopen':
    case 'delete':
      return <BulkDialog plan={plan} kind={kind} deed={{ kind }} {...asking} />;
  }
}

function AssigneeDialog(asking: Asking<NoteRowFragment, Question>) {
  const [assignee, setAssignee] = useState<Named | null>(null);
  const deed = assignee && { kind: 'assignee' as const, assignee };
  return (
    <BulkDialog plan={plan} kind="assignee" deed={deed} {...asking}>
      <RecordBox
        label={text.fields.assignee}
        kind="user"
        value={assignee}
        onChange={setAssignee}
        // The dialog was opened to answer this.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
      />
    </BulkDialog>
  );
}

import { useState } from 'react';
import type { CombinedError } from 'urql';
import { DateBox, FormDialog, RecordBox, SelectBox, TextBox } from '@/components/form';
import type { NoteUpdateInput, TimelineNoteFragment } from '@/gql/graphql';
import { messageOf, useChange, type Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { settle } from '../conflicts/conflicts';
import { NOTE_UPDATE } from './documents';
import { KINDS, type Draft, type Named } from '@/lib/drafts';
import { dayOf, dueAt } from './due';
import { MentionBox } from './mention-box';
import { mentioned } from './mentions';

const text = messages.composer;
const OPTIONS = KINDS.map((value) => ({ value, label: messages.noteKinds[value] }));

function draftOf(note: TimelineNoteFragment): Draft {
  const { assignee, mentions } = note;
  return {
    kind: note.kind ?? 'NOTE',
    title: note.title ?? '',
    body: note.body ?? '',
    dueOn: dayOf(note.dueAt),
    assignee: assignee ? named(assignee) : null,
    mentions: mentions?.map(named) ?? [],
  };
}

function named({ id, name }: { id: string; name?: string | null }): Named {
  return { id, name: name ?? '–' };
}

/** Only what was changed is sent, so that it clashes with nothing else. */
function inputOf(note: TimelineNoteFragment, draft: Draft): NoteUpdateInput {
  const before = draftOf(note);
  const ids = (people: Named[]) => people.map(({ id }) => id).sort();
  const mentions = ids(mentioned(draft.body, draft.mentions));
  const due = draft.dueOn === before.dueOn ? note.dueAt : dueAt(draft.dueOn);
  return {
    id: note.id,
    version: note.version ?? 0,
    ...(draft.kind !== before.kind && { kind: draft.kind }),
    ...(draft.title !== before.title && { title: draft.title.trim() === '' ? null : draft.title }),
    ...(draft.body !== before.body && { body: draft.body }),
    ...(mentions.join() !== ids(before.mentions).join() && { mentions }),
    ...(due !== note.dueAt && { dueAt: due ?? null }),
    ...(draft.assignee?.id !== before.assignee?.id && { assignee: draft.assignee?.id ?? null }),
  };
}

interface NoteEditorProps {
  note: TimelineNoteFragment;
  onClose: () => void;
}

export function NoteEditor({ note, onClose }: NoteEditorProps) {
  // What it was when one began to write: what others change meanwhile is told as a conflict.
  const [before] = useState(note);
  const [draft, setDraft] = useState(() => draftOf(note));
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);
  const [update, isRunning] = useChange(NOTE_UPDATE, (data) => data.noteUpdate);
  const change = (next: Partial<Draft>) => setDraft({ ...draft, ...next });
  const ofBody = problems.find(({ path }) => path[0] === 'body');

  async function save() {
    const input = inputOf(before, draft);
    if (Object.keys(input).length === 2) {
      onClose();
      return;
    }
    const outcome = await settle(
      (next) => update({ input: next }),
      input,
      (payload) =>
        Object.fromEntries(
          [before.assignee, payload.note?.assignee, draft.assignee].map((person) => [
            person?.id ?? '',
            person?.name ?? '',
          ]),
        ),
    );
    setProblems(outcome.kind === 'problems' ? outcome.problems : []);
    setError(outcome.kind === 'failed' ? outcome.error : null);
    if (outcome.kind === 'done') onClose();
  }

  return (
    <FormDialog
      title={messages.notes.editTitle}
      submitLabel={messages.actions.save}
      problems={problems}
      error={error}
      isRunning={isRunning}
      onSubmit={save}
      onClose={onClose}
    >
      <SelectBox
        label={messages.contacts.methodKind}
        name="kind"
        options={OPTIONS}
        value={draft.kind}
        onChange={(kind) => change({ kind })}
      />
      <TextBox
        label={text.heading}
        name="title"
        value={draft.title}
        onChange={(title) => change({ title })}
      />
      <MentionBox
        label={text.body}
        rows={6}
        value={draft.body}
        problem={ofBody && messageOf(ofBody)}
        onChange={(body, person) =>
          change({ body, ...(person && { mentions: [...draft.mentions, person] }) })
        }
      />
      {draft.kind === 'TASK' && (
        <>
          <DateBox
            label={text.due}
            name="dueAt"
            value={draft.dueOn}
            onChange={(dueOn) => change({ dueOn })}
          />
          <RecordBox
            label={text.assignee}
            name="assignee"
            kind="user"
            value={draft.assignee}
            onChange={(assignee) => change({ assignee })}
          />
        </>
      )}
    </FormDialog>
  );
}

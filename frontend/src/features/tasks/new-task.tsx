import { useState } from 'react';
import type { CombinedError } from 'urql';
import { DateBox, FormDialog, RecordBox, TextBox } from '@/components/form';
import { useChange, type Problem } from '@/lib/changes';
import { dayOf } from '@/lib/days';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import { useTyped } from '@/lib/typed';
import { useViewer } from '@/lib/viewer';
import { TASK_CREATE } from './documents';

interface Named {
  id: string;
  name: string;
}

interface Typed {
  title: string;
  client: Named | null;
  due: string | null;
  /** Undefined: whoever makes it. */
  assignee: Named | null | undefined;
}

const text = messages.tasks;

/** The end of the working day, in the reader's own time zone. */
function momentOf(day: string): string {
  return new Date(`${day}T17:00:00`).toISOString();
}

export default function NewTask({ onClose }: { onClose: () => void }) {
  const viewer = useViewer()?.user;
  const [run, isRunning] = useChange(TASK_CREATE, (data) => data.noteCreate);
  const [problems, setProblems] = useState<readonly Problem[]>([]);
  const [error, setError] = useState<CombinedError | null>(null);
  const { typed, set, isRestored } = useTyped<Typed>('new-task', {
    title: '',
    client: null,
    due: dayOf(new Date()),
    assignee: undefined,
  });
  const { title, client, due, assignee } = typed;
  const me = viewer ? { id: viewer.id, name: viewer.name ?? '–' } : null;
  const given = assignee === undefined ? me : assignee;

  async function submit() {
    const outcome = await run({
      input: {
        kind: 'TASK',
        title,
        client: client?.id ?? null,
        dueAt: due === null ? null : momentOf(due),
        assignee: given?.id ?? null,
      },
    });
    setProblems(outcome.kind === 'problems' ? outcome.problems : []);
    setError(outcome.kind === 'failed' ? outcome.error : null);
    if (outcome.kind !== 'done') return;
    toast({ text: text.made(title) });
    onClose();
  }

  return (
    <FormDialog
      title={text.add}
      submitLabel={text.submit}
      onSubmit={submit}
      onClose={onClose}
      isRunning={isRunning}
      isRestored={isRestored}
      problems={problems}
      error={error}
    >
      <TextBox
        label={text.what}
        name="title"
        isRequired
        // A dialog that is opened to type into must take the focus.
        // eslint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        value={title}
        onChange={(next) => set({ title: next })}
      />
      <RecordBox
        label={text.client}
        name="client"
        kind="client"
        isRequired
        value={client}
        onChange={(next) => set({ client: next })}
      />
      <DateBox label={text.due} name="dueAt" value={due} onChange={(next) => set({ due: next })} />
      <RecordBox
        label={text.assignee}
        name="assignee"
        kind="user"
        value={given}
        onChange={(next) => set({ assignee: next })}
      />
    </FormDialog>
  );
}

import type { NoteUpdateInput, TimelineNoteFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';
import { tellTrouble } from '@/lib/outcomes';
import { NOTE_DELETE, NOTE_RESTORE, NOTE_UPDATE } from './documents';

const text = messages.notes;

type Values = Omit<NoteUpdateInput, 'id' | 'version'>;

/** What is done to a note by one press; each can be undone. */
export function useNoteActions(note: TimelineNoteFragment) {
  const { id } = note;
  const [update, isRunning] = useChange(NOTE_UPDATE, (data) => data.noteUpdate);
  const [remove] = useChange(NOTE_DELETE, (data) => data.noteDelete);
  const [restore] = useChange(NOTE_RESTORE, (data) => data.noteRestore);

  async function set(values: Values, before: Values, told: string | null) {
    const outcome = await update({ input: { id, version: note.version ?? 0, ...values } });
    if (!tellTrouble(outcome, () => void set(values, before, told)) || told === null) return;
    const version = outcome.payload.note?.version ?? 0;
    toast({
      text: told,
      undo: async () => void tellTrouble(await update({ input: { id, version, ...before } })),
    });
  }

  async function removeIt() {
    if (!tellTrouble(await remove({ input: { id } }), () => void removeIt())) return;
    toast({
      text: text.deleted,
      undo: async () => void tellTrouble(await restore({ input: { id } })),
    });
  }

  return {
    isRunning,
    tick: (isDone: boolean) =>
      set(
        { completedAt: isDone ? new Date().toISOString() : null },
        { completedAt: note.completedAt ?? null },
        isDone ? text.ticked : text.reopened,
      ),
    pin: (isPinned: boolean) => set({ isPinned }, { isPinned: !isPinned }, null),
    remove: removeIt,
  };
}

import { Check } from 'lucide-react';
import { graphql } from '@/gql';
import type { NoteRowFragment } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { tellTrouble } from '@/lib/outcomes';
import { useMay } from '@/lib/rights';
import { toast } from '@/lib/toasts';
import styles from './notes.module.css';

const NOTE_TICK = graphql(`
  mutation NoteTick($input: NoteUpdateInput!) {
    noteUpdate(input: $input) {
      note {
        id
        version
        completedAt
      }
      problems {
        path
        code
        message
      }
      conflict {
        version
        fields {
          field
          base
          theirs
          mine
        }
      }
    }
  }
`);

const text = messages.noteList;

/** A task is ticked off, and can be taken up again. */
export function Tick({ task }: { task: NoteRowFragment }) {
  const mayTick = useMay()('UPDATE', 'Note');
  const [run, isRunning] = useChange(NOTE_TICK, (data) => data.noteUpdate);
  const name = task.title ?? task.body ?? '';
  const isDone = task.completedAt != null;

  async function set(version: number, completedAt: string | null, isUndo: boolean) {
    const outcome = await run({ input: { id: task.id, version, completedAt } });
    if (!tellTrouble(outcome, () => void set(version, completedAt, isUndo))) return;
    const next = outcome.payload.note?.version ?? version + 1;
    const before = task.completedAt ?? null;
    toast({
      text: completedAt === null ? text.reopened(name) : text.ticked(name),
      undo: isUndo ? undefined : () => set(next, before, true),
    });
  }

  return (
    <button
      type="button"
      className={styles['tick']}
      role="checkbox"
      aria-checked={isDone}
      aria-label={text.tick(name)}
      disabled={isRunning || !mayTick}
      onClick={() => void set(task.version ?? 0, isDone ? null : new Date().toISOString(), false)}
    >
      <Check size={14} aria-hidden="true" />
    </button>
  );
}

import { History, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { Badge, type Tone } from '@/components/badge';
import { CheckBox } from '@/components/form';
import { Markdown } from '@/components/markdown';
import { MenuButton } from '@/components/menu';
import { RelativeTime } from '@/components/relative-time';
import type { NoteKind, TimelineNoteFragment } from '@/gql/graphql';
import { formatRelative } from '@/lib/formats';
import { messages } from '@/lib/messages';
import { useMay } from '@/lib/rights';
import { Clamped } from './clamped';
import { useNoteActions } from './note-actions';
import { NoteEditor } from './note-editor';
import { NoteHistory } from './note-history';
import styles from './timeline.module.css';

const NOTE_TONES: Record<NoteKind, Tone> = {
  NOTE: 'stone',
  CALL: 'sky',
  MEETING: 'plum',
  EMAIL: 'amber',
  TASK: 'clay',
};

const text = messages.notes;

export function NoteItem({ note }: { note: TimelineNoteFragment }) {
  const [open, setOpen] = useState<'editor' | 'history' | null>(null);
  const actions = useNoteActions(note);
  const close = () => setOpen(null);
  const may = useMay();
  const mayEdit = may('UPDATE', 'Note');
  const name = note.title ?? text.untitled;
  const names = note.mentions?.map((person) => person.name ?? '') ?? [];
  const isTask = note.kind === 'TASK';
  return (
    <>
      <div className={styles['head']}>
        {isTask && (
          <CheckBox
            aria-label={text.done(name)}
            isSelected={note.completedAt != null}
            isDisabled={actions.isRunning || !mayEdit}
            onChange={(isDone) => void actions.tick(isDone)}
          />
        )}
        {note.kind && <Badge tone={NOTE_TONES[note.kind]}>{messages.noteKinds[note.kind]}</Badge>}
        {isTask ? <TaskState note={note} /> : <RelativeTime at={note.happenedAt} />}
        {note.author?.name && <span>{messages.timeline.by(note.author.name)}</span>}
        {note.visibility === 'PRIVATE' && <span>{text.private}</span>}
        {note.editedAt && (
          <button type="button" className={styles['edited']} onClick={() => setOpen('history')}>
            {text.edited}
          </button>
        )}
        {note.isPinned && <Pin size={13} aria-label={text.pinned} role="img" />}
        <span className={styles['actions']}>
          <MenuButton
            label={text.more(name)}
            items={[
              mayEdit && {
                id: 'edit',
                label: text.edit,
                icon: <Pencil size={15} aria-hidden="true" />,
                onAction: () => setOpen('editor'),
              },
              mayEdit && {
                id: 'pin',
                label: note.isPinned ? text.unpin : text.pin,
                icon: note.isPinned ? (
                  <PinOff size={15} aria-hidden="true" />
                ) : (
                  <Pin size={15} aria-hidden="true" />
                ),
                onAction: () => void actions.pin(!note.isPinned),
              },
              {
                id: 'history',
                label: text.history,
                icon: <History size={15} aria-hidden="true" />,
                onAction: () => setOpen('history'),
              },
              may('DELETE', 'Note') && {
                id: 'delete',
                label: messages.actions.delete,
                icon: <Trash2 size={15} aria-hidden="true" />,
                isDanger: true,
                onAction: () => void actions.remove(),
              },
            ]}
          />
        </span>
      </div>
      {note.title && (
        <p className={styles['title']} data-done={note.completedAt != null}>
          {note.title}
        </p>
      )}
      {note.body && (
        <Clamped>
          <Markdown text={note.body} mentions={names} />
        </Clamped>
      )}
      {open === 'editor' && <NoteEditor note={note} onClose={close} />}
      {open === 'history' && <NoteHistory note={note} onClose={close} />}
    </>
  );
}

/** Of a task it matters when it is due, whose it is, and whether it is late. */
function TaskState({ note }: { note: TimelineNoteFragment }) {
  const { dueAt, completedAt, assignee } = note;
  const [now] = useState(Date.now);
  const isLate = completedAt == null && dueAt != null && Date.parse(dueAt) < now;
  return (
    <>
      {completedAt != null ? (
        <time dateTime={completedAt}>{text.doneAt(formatRelative(completedAt))}</time>
      ) : (
        dueAt != null && (
          <time dateTime={dueAt} className={styles['due']} data-late={isLate}>
            {isLate ? text.overdue(formatRelative(dueAt)) : text.due(formatRelative(dueAt))}
          </time>
        )
      )}
      {assignee?.name && <span>{text.for(assignee.name)}</span>}
    </>
  );
}

import { Link } from '@tanstack/react-router';
import { Person } from '@/components/avatar';
import { Badge, type Tone } from '@/components/badge';
import type { ColumnLayout, Columns } from '@/components/data-table';
import { RelativeTime } from '@/components/relative-time';
import type { NoteKind, NoteRowFragment } from '@/gql/graphql';
import type { FieldNames } from '@/lib/columns';
import { messages } from '@/lib/messages';
import { headline } from './headline';
import styles from './notes.module.css';
import { Tick } from './tick';

const text = messages.noteList;

const TONES: Record<NoteKind, Tone> = {
  NOTE: 'stone',
  CALL: 'sky',
  MEETING: 'plum',
  EMAIL: 'sage',
  TASK: 'amber',
};

/** A note opens what it is about. */
function Title({ note }: { note: NoteRowFragment }) {
  const name = headline(note);
  const look = { className: styles['title'] ?? '', 'data-done': note.completedAt != null };
  if (note.client) {
    return (
      <Link {...look} to="/clients/$id" params={{ id: note.client.id }}>
        {name}
      </Link>
    );
  }
  if (note.product) {
    return (
      <Link {...look} to="/products/$id" params={{ id: note.product.id }}>
        {name}
      </Link>
    );
  }
  return <span {...look}>{name}</span>;
}

function Due({ note, now }: { note: NoteRowFragment; now: number }) {
  if (note.kind !== 'TASK' || note.dueAt == null) return <span className={styles['soft']}>–</span>;
  const isOverdue = note.completedAt == null && Date.parse(note.dueAt) < now;
  return (
    <span className={styles[isOverdue ? 'overdue' : 'soft']}>
      <RelativeTime at={note.dueAt} />
    </span>
  );
}

export function columnsAt(now: number): Columns<NoteRowFragment> {
  return [
    {
      id: 'title',
      header: text.columns.title,
      cell: ({ row: { original: note } }) => (
        <span className={styles['what']}>
          {note.kind === 'TASK' ? <Tick task={note} /> : <span className={styles['noTick']} />}
          <Title note={note} />
        </span>
      ),
    },
    {
      id: 'kind',
      header: text.columns.kind,
      cell: ({ row: { original: note } }) =>
        note.kind && <Badge tone={TONES[note.kind]}>{messages.noteKinds[note.kind]}</Badge>,
    },
    {
      id: 'about',
      header: text.columns.about,
      cell: ({ row: { original: note } }) => (
        <span className={styles['soft']}>{note.client?.name ?? note.product?.name ?? '–'}</span>
      ),
    },
    {
      id: 'who',
      header: text.columns.who,
      cell: ({ row: { original: note } }) => (
        <Person name={note.kind === 'TASK' ? note.assignee?.name : note.author?.name} />
      ),
    },
    {
      id: 'due',
      header: text.columns.due,
      cell: ({ row: { original: note } }) => <Due note={note} now={now} />,
    },
    {
      id: 'happened',
      header: text.columns.happened,
      cell: ({ row: { original: note } }) => (
        <span className={styles['soft']}>
          <RelativeTime at={note.happenedAt} />
        </span>
      ),
    },
  ];
}

/** What saved views call the columns. */
export const fields: FieldNames = {
  about: 'client',
  who: 'assignee',
  due: 'dueAt',
  happened: 'happenedAt',
};

export const layout: Record<string, ColumnLayout> = {
  title: { track: 'minmax(200px, 3fr)', isFixed: true },
  kind: { track: 'minmax(92px, 0.7fr)', from: 'medium' },
  about: { track: 'minmax(140px, 1.6fr)', from: 'medium' },
  who: { track: 'minmax(130px, 1.2fr)', from: 'wide' },
  due: { track: 'minmax(104px, 0.9fr)', order: 'DUE_AT' },
  happened: {
    track: 'minmax(110px, 0.9fr)',
    from: 'wide',
    order: 'HAPPENED_AT',
    firstDirection: 'DESC',
  },
};

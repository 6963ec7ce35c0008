import type { FieldSpecs } from '@/lib/conditions';
import { messages } from '@/lib/messages';

const text = messages.noteList;
export const KINDS = ['TASK', 'NOTE', 'CALL', 'MEETING', 'EMAIL'] as const;

/** What notes and tasks can be asked; see `NoteFilter` of the schema. */
export const FIELDS: FieldSpecs = {
  assignee: {
    key: 'assignee',
    label: text.fields.assignee,
    kind: 'record',
    record: 'anyone',
    hasNone: true,
  },
  author: {
    key: 'author',
    label: text.fields.author,
    kind: 'record',
    record: 'anyone',
    hasNone: false,
  },
  mentions: {
    key: 'mentions',
    label: text.fields.mentions,
    kind: 'record',
    record: 'anyone',
    hasNone: false,
  },
  client: {
    key: 'client',
    label: text.fields.client,
    kind: 'record',
    record: 'client',
    hasNone: true,
  },
  contact: {
    key: 'contact',
    label: text.fields.contact,
    kind: 'record',
    record: 'contact',
    hasNone: true,
  },
  product: {
    key: 'product',
    label: text.fields.product,
    kind: 'record',
    record: 'product',
    hasNone: true,
  },
  kind: {
    key: 'kind',
    label: text.kind,
    kind: 'choice',
    options: KINDS.map((value) => ({ value, label: messages.noteKinds[value] })),
  },
  due: { key: 'dueAt', label: text.columns.due, kind: 'date', hasNone: true, mayBeAhead: true },
  done: { key: 'completedAt', label: text.states.done, kind: 'date', hasNone: true },
  happened: {
    key: 'happenedAt',
    label: text.columns.happened,
    kind: 'date',
    hasNone: false,
    mayBeAhead: true,
  },
  created: { key: 'createdAt', label: text.fields.created, kind: 'date', hasNone: false },
};

import type { NoteRowFragment, NoteUpdateInput } from '@/gql/graphql';

/** What can be done with many notes and tasks at once; all but deleting concerns tasks alone. */
export type Deed =
  | { kind: 'complete'; at: string }
  | { kind: 'reopen' }
  | { kind: 'assignee'; assignee: { id: string; name: string } }
  | { kind: 'delete' };

export type DeedKind = Deed['kind'];

export type Row = Pick<NoteRowFragment, 'id' | 'version' | 'kind' | 'completedAt' | 'assignee'>;

/** Whether there is nothing to do: the task is already as it would become, or it is none. */
export function isAlready(deed: Deed, row: Row): boolean {
  if (deed.kind === 'delete') return false;
  if (row.kind !== 'TASK') return true;
  switch (deed.kind) {
    case 'complete':
      return row.completedAt != null;
    case 'reopen':
      return row.completedAt == null;
    case 'assignee':
      return row.assignee?.id === deed.assignee.id;
  }
}

export type Values = Omit<NoteUpdateInput, 'id' | 'version'>;

/** What the deed writes into a task. */
export function valuesOf(deed: Deed): Values {
  switch (deed.kind) {
    case 'complete':
      return { completedAt: deed.at };
    case 'reopen':
      return { completedAt: null };
    case 'assignee':
      return { assignee: deed.assignee.id };
    case 'delete':
      return {};
  }
}

/** What was there before it. */
export function formerOf(deed: Deed, row: Row): Values {
  switch (deed.kind) {
    case 'complete':
    case 'reopen':
      return { completedAt: row.completedAt ?? null };
    case 'assignee':
      return { assignee: row.assignee?.id ?? null };
    case 'delete':
      return {};
  }
}

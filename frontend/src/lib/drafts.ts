import { useEffect, useState } from 'react';
import { oneOf, text } from '@/lib/searches';
import { inBrowser, parsed } from '@/lib/storage';

export const KINDS = ['NOTE', 'CALL', 'MEETING', 'EMAIL', 'TASK'] as const;
export type Kind = (typeof KINDS)[number];

export interface Named {
  id: string;
  name: string;
}

/** A note that somebody is writing and has not sent. */
export interface Draft {
  kind: Kind;
  title: string;
  body: string;
  /** The day a task is due. */
  dueOn: string | null;
  assignee: Named | null;
  /** Everybody who was chosen; those whose name was taken out again are not sent. */
  mentions: Named[];
}

export const EMPTY: Draft = {
  kind: 'NOTE',
  title: '',
  body: '',
  dueOn: null,
  assignee: null,
  mentions: [],
};

const PREFIX = 'tessera.draft.';

export function isEmpty({ title, body }: Draft): boolean {
  return title.trim() === '' && body.trim() === '';
}

/** Drafts are each person's own, also where several share a browser. */
function keyOf(user: string, record: string): string {
  return `${PREFIX}${user}.${record}`;
}

export function readDraft(user: string, record: string): Draft {
  return draftOf(parsed(inBrowser.get(keyOf(user, record))));
}

export function keepDraft(user: string, record: string, draft: Draft) {
  inBrowser.set(keyOf(user, record), isEmpty(draft) ? null : JSON.stringify(draft));
}

/** Whether something was written here and not sent. */
export function hasDrafts(): boolean {
  return inBrowser.keys().some((key) => key.startsWith(PREFIX));
}

/** What somebody writes about a record. All tabs show the same, so that none overwrites what was written in another one. */
export function useDraft(user: string, record: string) {
  const [draft, setDraft] = useState(() => readDraft(user, record));
  const [isRestored, setRestored] = useState(() => !isEmpty(draft));
  useEffect(() => {
    const onStorage = ({ key }: StorageEvent) => {
      if (key !== keyOf(user, record) && key !== null) return;
      setDraft(readDraft(user, record));
      setRestored(true);
    };
    addEventListener('storage', onStorage);
    return () => removeEventListener('storage', onStorage);
  }, [user, record]);
  const change = (next: Partial<Draft>) => {
    const made = { ...draft, ...next };
    setRestored(false);
    setDraft(made);
    keepDraft(user, record, made);
  };
  return { draft, change, isRestored: isRestored && !isEmpty(draft) };
}

function draftOf(stored: unknown): Draft {
  if (!isObject(stored)) return EMPTY;
  const mentions = Array.isArray(stored['mentions']) ? stored['mentions'].map(namedOf) : [];
  return {
    kind: oneOf(stored['kind'], KINDS) ?? 'NOTE',
    title: typeof stored['title'] === 'string' ? stored['title'] : '',
    body: typeof stored['body'] === 'string' ? stored['body'] : '',
    dueOn: text(stored['dueOn'], 10) ?? null,
    assignee: namedOf(stored['assignee']),
    mentions: mentions.filter((person) => person !== null),
  };
}

function namedOf(stored: unknown): Named | null {
  if (!isObject(stored)) return null;
  const { id, name } = stored;
  return typeof id === 'string' && typeof name === 'string' ? { id, name } : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

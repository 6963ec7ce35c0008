import { useState } from 'react';
import type { CombinedError } from 'urql';
import type { ContactItemFragment } from '@/gql/graphql';
import { useChange, type Outcome, type Payload, type Problem } from '@/lib/changes';
import { settle } from '../conflicts/conflicts';
import {
  changedMethods,
  changedValues,
  contactDraft,
  type ContactDraft,
  type MethodDraft,
} from './contact-draft';
import * as documents from './documents';

interface Trouble {
  problems: readonly Problem[];
  error: CombinedError | null;
}

const NONE: Trouble = { problems: [], error: null };

function troubleOf(outcome: Outcome<Payload>, ...place: string[]): Trouble {
  if (outcome.kind === 'failed') return { problems: [], error: outcome.error };
  if (outcome.kind !== 'problems') return NONE;
  const problems = outcome.problems.map((problem) => ({
    ...problem,
    path: [...place, ...problem.path],
  }));
  return { problems, error: null };
}

/**
 * Saves a person and then the ways to reach them. What could be stored stays stored: with the rest one tries again, and nothing
 * is made twice.
 */
export function useSaveContact(client: string, contact: ContactItemFragment | null) {
  const [seen, setSeen] = useState({ contact, draft: contactDraft(contact) });
  const [draft, setDraft] = useState(seen.draft);
  const [trouble, setTrouble] = useState(NONE);
  const [create, isCreating] = useChange(documents.CONTACT_CREATE, (data) => data.contactCreate);
  const [update, isUpdating] = useChange(documents.CONTACT_UPDATE, (data) => data.contactUpdate);
  const methods = useMethods();

  async function saveContact() {
    const values = changedValues(draft, seen.draft);
    if (!seen.contact) return create({ input: { client, ...values } });
    if (Object.keys(values).length === 0) return null;
    const { id, version } = seen.contact;
    return settle((input: typeof values & { id: string; version: number }) => update({ input }), {
      id,
      version: version ?? 0,
      ...values,
    });
  }

  /** The contact, when all of it was stored. */
  async function save(): Promise<ContactItemFragment | null> {
    const outcome = await saveContact();
    if (outcome && outcome.kind !== 'done') {
      setTrouble(troubleOf(outcome));
      return null;
    }
    const stored = outcome?.payload.contact ?? seen.contact;
    if (!stored) return null;
    const written = await methods.save(stored.id, draft, seen.draft);
    setDraft({ ...draft, methods: written.methods });
    setSeen({
      contact: stored,
      draft: { ...draft, methods: written.methods.filter((method) => written.stored.has(method)) },
    });
    setTrouble(written.trouble);
    return written.trouble === NONE ? stored : null;
  }
  const isRunning = isCreating || isUpdating || methods.isRunning;
  return { draft, setDraft, save, isRunning, ...trouble };
}

function useMethods() {
  const [create, isCreating] = useChange(documents.METHOD_CREATE, (d) => d.contactMethodCreate);
  const [update, isUpdating] = useChange(documents.METHOD_UPDATE, (d) => d.contactMethodUpdate);
  const [remove, isRemoving] = useChange(documents.METHOD_DELETE, (d) => d.contactMethodDelete);

  async function write(contact: string, { stored, ...method }: MethodDraft) {
    const values = {
      kind: method.kind,
      value: method.value.trim(),
      label: method.label.trim() === '' ? null : method.label.trim(),
      isPrimary: method.isPrimary,
    };
    if (!stored) return create({ input: { contact, ...values } });
    return settle((input: typeof values & typeof stored) => update({ input }), {
      ...stored,
      ...values,
    });
  }

  async function save(contact: string, draft: ContactDraft, before: ContactDraft) {
    const { removed, written } = changedMethods(draft, before);
    const methods = [...draft.methods];
    const changed = new Set(written.map(({ method }) => method));
    const stored = new Set(methods.filter((method) => method.stored && !changed.has(method)));
    let trouble = NONE;
    const add = (more: Trouble) => {
      trouble = {
        problems: [...trouble.problems, ...more.problems],
        error: trouble.error ?? more.error,
      };
    };
    for (const { id } of removed) {
      const outcome = await remove({ input: { id } });
      if (outcome.kind !== 'done') add(troubleOf(outcome));
    }
    for (const { method, place } of written) {
      const outcome = await write(contact, method);
      const made = outcome.kind === 'done' ? outcome.payload.contactMethod : null;
      if (!made) {
        add(troubleOf(outcome, 'methods', String(place)));
        continue;
      }
      const next = { ...method, stored: { id: made.id, version: made.version ?? 0 } };
      methods[place] = next;
      stored.add(next);
    }
    return { methods, stored, trouble };
  }
  return { save, isRunning: isCreating || isUpdating || isRemoving };
}

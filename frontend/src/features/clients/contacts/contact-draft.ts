import type { ContactItemFragment, ContactMethodKind, ContactUpdateInput } from '@/gql/graphql';

export const METHOD_KINDS = ['EMAIL', 'PHONE', 'MOBILE', 'URL', 'OTHER'] as const;

export interface MethodDraft {
  /** Its place among those that were ever in the form. */
  key: string;
  /** Null until it is stored. */
  stored: { id: string; version: number } | null;
  kind: ContactMethodKind;
  value: string;
  label: string;
  isPrimary: boolean;
}

export interface ContactDraft {
  firstName: string;
  lastName: string;
  jobTitle: string;
  department: string;
  isPrimary: boolean;
  doNotContact: boolean;
  methods: MethodDraft[];
}

export function newMethod(kind: ContactMethodKind): MethodDraft {
  return {
    key: crypto.randomUUID(),
    stored: null,
    kind,
    value: '',
    label: '',
    isPrimary: false,
  };
}

export function contactDraft(contact: ContactItemFragment | null): ContactDraft {
  const methods = contact?.methods?.map((method) => ({
    key: method.id,
    stored: { id: method.id, version: method.version ?? 0 },
    kind: method.kind ?? 'OTHER',
    value: method.value ?? '',
    label: method.label ?? '',
    isPrimary: method.isPrimary ?? false,
  }));
  return {
    firstName: contact?.firstName ?? '',
    lastName: contact?.lastName ?? '',
    jobTitle: contact?.jobTitle ?? '',
    department: contact?.department ?? '',
    isPrimary: contact?.isPrimary ?? false,
    doNotContact: contact?.doNotContact ?? false,
    methods: methods ?? [newMethod('EMAIL'), newMethod('PHONE')],
  };
}

type Values = Omit<ContactUpdateInput, 'id' | 'version' | 'client'>;

function valuesOf(draft: ContactDraft) {
  const line = (typed: string) => (typed.trim() === '' ? null : typed.trim());
  return {
    firstName: line(draft.firstName),
    lastName: line(draft.lastName),
    jobTitle: line(draft.jobTitle),
    department: line(draft.department),
    isPrimary: draft.isPrimary,
    doNotContact: draft.doNotContact,
  };
}

/** What differs from what was there: the rest is nobody's business. */
export function changedValues(draft: ContactDraft, before: ContactDraft): Values {
  const now = valuesOf(draft);
  const then = valuesOf(before);
  return Object.fromEntries(
    (Object.keys(now) as (keyof typeof now)[])
      .filter((field) => now[field] !== then[field])
      .map((field) => [field, now[field]]),
  );
}

export interface MethodChanges {
  removed: { id: string; version: number }[];
  /** With its place in the form, where its problems belong. */
  written: { method: MethodDraft; place: number }[];
}

/** Which ways to reach somebody are to be made, changed or deleted; a new one without a value is none. */
export function changedMethods(draft: ContactDraft, before: ContactDraft): MethodChanges {
  const kept = new Set(draft.methods.map(({ key }) => key));
  const known = new Map(before.methods.map((method) => [method.key, method]));
  const isSame = (method: MethodDraft) => {
    const old = known.get(method.key);
    return (
      old?.kind === method.kind &&
      old.value === method.value.trim() &&
      old.label === method.label.trim() &&
      old.isPrimary === method.isPrimary
    );
  };
  return {
    removed: before.methods.flatMap(({ key, stored }) =>
      stored && !kept.has(key) ? [stored] : [],
    ),
    written: draft.methods
      .map((method, place) => ({ method, place }))
      .filter(({ method }) => (method.stored ? !isSame(method) : method.value.trim() !== '')),
  };
}

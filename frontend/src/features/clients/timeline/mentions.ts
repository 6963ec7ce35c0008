import type { Named } from '@/lib/drafts';

export interface Asked {
  /** Where the sign stands. */
  at: number;
  /** What follows it. */
  name: string;
}

const LONGEST = 40;

/** The mention that is being typed where the caret stands: an @ at the start of a word, and at most two words behind it. */
export function mentionAt(text: string, caret: number): Asked | null {
  const at = text.lastIndexOf('@', caret - 1);
  if (at === -1 || caret - at > LONGEST) return null;
  if (at > 0 && !/[\s(]/.test(text.charAt(at - 1))) return null;
  const name = text.slice(at + 1, caret);
  return /^[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]*)?$/u.test(name) ? { at, name } : null;
}

/** The text with the person named in full, and where the caret stands then. */
export function insertMention(text: string, caret: number, { at }: Asked, name: string) {
  const before = `${text.slice(0, at)}@${name} `;
  return { text: before + text.slice(caret).replace(/^ /, ''), caret: before.length };
}

/** Those of the chosen whose name still stands in the text. */
export function mentioned(text: string, chosen: readonly Named[]): Named[] {
  const known = new Map(chosen.map((person) => [person.id, person]));
  return [...known.values()].filter(({ name }) => text.includes(`@${name}`));
}

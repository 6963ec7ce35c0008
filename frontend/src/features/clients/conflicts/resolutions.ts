import type { Conflict } from '@/lib/changes';

/** Which of the three values of a field holds. */
export type Choice = 'base' | 'theirs' | 'mine';
export type Choices = Readonly<Record<string, Choice>>;

interface Input {
  id: string;
  version: number;
}

/** The fields that need a decision: where both wrote the same, there is none. */
export function openFields({ fields }: Conflict) {
  return fields.flatMap(({ field, base, theirs, mine }) =>
    field == null || JSON.stringify(theirs) === JSON.stringify(mine)
      ? []
      : [{ field, base, theirs, mine }],
  );
}

/** What is to be sent now; null when nothing of it is left to change. */
export function resolve<I extends Input>(input: I, conflict: Conflict, choices: Choices): I | null {
  const left = { ...input, version: conflict.version ?? 0 };
  for (const { field, base } of conflict.fields) {
    if (field == null) continue;
    const choice = choices[field] ?? 'theirs';
    if (choice === 'theirs') Reflect.deleteProperty(left, field);
    if (choice === 'base') Reflect.set(left, field, base ?? null);
  }
  return Object.keys(left).length > 2 ? left : null;
}

import type { Conflict, Outcome, Payload } from '@/lib/changes';
import { store } from '@/lib/stores';
import { openFields, resolve, type Choices } from './resolutions';

/** Names of the records that the values of a conflict may be ids of. */
export type Names = Readonly<Record<string, string>>;

interface Question {
  fields: ReturnType<typeof openFields>;
  names: Names;
  answer: (choices: Choices | null) => void;
}

/** The conflict that waits for a decision. */
export const question = store<Question | null>(null);

function ask(conflict: Conflict, names: Names): Promise<Choices | null> {
  const fields = openFields(conflict);
  // Others changed other fields, or the same in the same way: nobody has to decide.
  if (fields.length === 0) return Promise.resolve({});
  return new Promise((settle) => {
    question.get()?.answer(null);
    question.set({
      fields,
      names,
      answer: (choices) => {
        question.set(null);
        settle(choices);
      },
    });
  });
}

interface Input {
  id: string;
  version: number;
}

/**
 * Makes a change; where somebody was faster, asks for each field what holds and sends it again, until it is made or the person
 * goes back to writing, which is the outcome `conflict`.
 */
export async function settle<I extends Input, P extends Payload>(
  send: (input: I) => Promise<Outcome<P>>,
  first: I,
  namesOf: (payload: P) => Names = () => ({}),
): Promise<Outcome<P>> {
  let input = first;
  for (;;) {
    const outcome = await send(input);
    if (outcome.kind !== 'conflict') return outcome;
    const choices = await ask(outcome.conflict, namesOf(outcome.payload));
    if (!choices) return outcome;
    const left = resolve(input, outcome.conflict, choices);
    if (!left) return { kind: 'done', payload: outcome.payload };
    input = left;
  }
}

import { useState } from 'react';
import type { AnyVariables, CombinedError, TypedDocumentNode } from 'urql';
import { messageOf, useChange, type Outcome, type Payload, type Problem } from '@/lib/changes';
import { describeFailure, type Failure } from '@/lib/graphql';
import { messages } from '@/lib/messages';
import { toast } from '@/lib/toasts';

/** Tells what became of a change that has no form to show it in; says whether it was made. */
export function isDone<P>(outcome: Outcome<P>, text: string): boolean {
  if (!tellTrouble(outcome)) return false;
  toast({ text });
  return true;
}

/** Tells what went wrong with such a change, each problem as `said` has it, and offers to try `again`; says whether it was made. */
export function tellTrouble<P>(
  outcome: Outcome<P>,
  again?: () => void,
  said?: (problem: Problem) => string,
): outcome is Extract<Outcome<P>, { kind: 'done' }> {
  if (outcome.kind === 'done') return true;
  if (isWithdrawn(outcome)) return false;
  const retry = outcome.kind === 'failed' ? again : undefined;
  toast({ tone: 'failed', text: troubleOf(outcome, said), ...(retry && { retry }) });
  return false;
}

/** Why a change was not made, in a sentence. */
export function troubleOf<P>(
  outcome: Exclude<Outcome<P>, { kind: 'done' }>,
  said: (problem: Problem) => string = messageOf,
): string {
  switch (outcome.kind) {
    case 'problems':
      return outcome.problems.map(said).join(' ');
    case 'conflict':
      return messages.problems.CONFLICT;
    case 'failed':
      return failureText(outcome.error);
  }
}

/** What to do about a failure, or what it means. */
export function adviceOf({ kind, retryAfterSeconds }: Failure): string {
  return kind === 'throttled' && retryAfterSeconds !== null
    ? messages.failures.wait(retryAfterSeconds)
    : messages.failures[kind].text;
}

/** A failure in a line: what it is, and how long to wait or how to name it to somebody who can help. */
export function failureText(error: CombinedError): string {
  const failure = describeFailure(error);
  const { kind, requestId } = failure;
  const sentences = [`${messages.failures[kind].title}.`];
  if (kind === 'throttled') sentences.push(adviceOf(failure));
  if (kind === 'failed' && requestId !== null)
    sentences.push(`${messages.failures.request(requestId)}.`);
  return sentences.join(' ');
}

/** The person would rather not give their password once more: they know that nothing was done. */
export function isWithdrawn<P>(outcome: Outcome<P>): boolean {
  return (
    outcome.kind === 'failed' &&
    outcome.error.graphQLErrors.some((cause) => cause.extensions['code'] === 'STEP_UP_REQUIRED')
  );
}

interface Trouble {
  problems: readonly Problem[];
  error: CombinedError | null;
}

const NO_TROUBLE: Trouble = { problems: [], error: null };

function troubleFor<P>(outcome: Outcome<P>): Trouble {
  if (outcome.kind === 'done' || isWithdrawn(outcome)) return NO_TROUBLE;
  if (outcome.kind === 'problems') return { problems: outcome.problems, error: null };
  if (outcome.kind === 'failed') return { problems: [], error: outcome.error };
  return { problems: [{ path: [], code: 'CONFLICT' }], error: null };
}

/** A change that is made by a form: `submit` gives the payload once it was made, `trouble` is what the form shows otherwise. */
export function useSubmit<Data, Asked extends AnyVariables, P extends Payload>(
  document: TypedDocumentNode<Data, Asked>,
  payloadOf: (data: Data) => P | null | undefined,
) {
  const [run, isRunning] = useChange(document, payloadOf);
  const [trouble, setTrouble] = useState(NO_TROUBLE);
  async function submit(asked: Asked): Promise<P | null> {
    const outcome = await run(asked);
    setTrouble(troubleFor(outcome));
    return outcome.kind === 'done' ? outcome.payload : null;
  }
  return { submit, isRunning, trouble };
}

import { useCallback, useState } from 'react';
import {
  useClient,
  type AnyVariables,
  CombinedError,
  type Client,
  type OperationResult,
  type TypedDocumentNode,
} from 'urql';
import { announce } from '@/lib/live';
import { messages } from '@/lib/messages';
import { proveAgain } from '@/lib/proofs';

/** What a person can correct, and where in the input. */
export interface Problem {
  path: readonly string[];
  code?: string | null;
  message?: string | null;
}

/** The three values of each field that somebody else has changed meanwhile. */
export interface Conflict {
  version?: number | null;
  fields: readonly { field?: string | null; base?: unknown; theirs?: unknown; mine?: unknown }[];
}

export interface Payload {
  problems: readonly Problem[];
  conflict?: Conflict | null;
}

export type Outcome<P> =
  | { kind: 'done'; payload: P }
  | { kind: 'problems'; problems: readonly Problem[]; payload: P }
  | { kind: 'conflict'; conflict: Conflict; payload: P }
  | { kind: 'failed'; error: CombinedError };

/** What the server says of an outcome, in the reader's words where we have them. */
export function messageOf({ code, message }: Pick<Problem, 'code' | 'message'>): string {
  const known: Record<string, string | undefined> = messages.problems;
  return known[code ?? ''] ?? message ?? messages.failures.failed.title;
}

function isUnproved(error: CombinedError): boolean {
  return error.graphQLErrors.some((cause) => cause.extensions['code'] === 'STEP_UP_REQUIRED');
}

function outcomeOf<Data, P extends Payload>(
  result: Pick<OperationResult<Data>, 'data' | 'error'>,
  payloadOf: (data: Data) => P | null | undefined,
): Outcome<P> {
  const payload = result.data && payloadOf(result.data);
  if (!payload) {
    const error = result.error ?? new CombinedError({ graphQLErrors: ['No answer'] });
    return { kind: 'failed', error };
  }
  if (payload.conflict) return { kind: 'conflict', conflict: payload.conflict, payload };
  if (payload.problems.length > 0) {
    return { kind: 'problems', problems: payload.problems, payload };
  }
  return { kind: 'done', payload };
}

function documentName({ definitions }: Pick<TypedDocumentNode, 'definitions'>): string {
  const [first] = definitions;
  return first && 'name' in first ? (first.name?.value ?? '') : '';
}

/** The keys of changes whose answers never came, by what they ask for. */
const unanswered = new Map<string, string>();

/** Whether a change may have been made although nothing was heard of it. */
function isUnanswered({ error }: Pick<OperationResult, 'error'>): boolean {
  const response = error?.response as Response | undefined;
  return error !== undefined && (response === undefined || response.status >= 500);
}

/** Changes without an answer so far. */
const underWay = new Set<Promise<Outcome<Payload>>>();

/** Waits for the changes that are under way and for what is told of them; says whether all of them were made. */
export async function settled(): Promise<boolean> {
  if (underWay.size === 0) return true;
  const outcomes = await Promise.all(underWay);
  await new Promise((resolve) => setTimeout(resolve));
  return outcomes.every(({ kind }) => kind === 'done');
}

/**
 * Makes a change. It has a key of its own, and keeps it until the server has answered: asked for again as it was after a lost
 * answer, it is made once. Where the server wants a fresh proof of who asks, the person is asked for it and the change is sent
 * again.
 */
export async function change<Data, Asked extends AnyVariables, P extends Payload>(
  client: Client,
  document: TypedDocumentNode<Data, Asked>,
  asked: Asked,
  payloadOf: (data: Data) => P | null | undefined,
): Promise<Outcome<P>> {
  const answer = ask(client, document, asked).then((result) => outcomeOf(result, payloadOf));
  underWay.add(answer);
  try {
    const outcome = await answer;
    if (outcome.kind === 'done') announce();
    return outcome;
  } finally {
    underWay.delete(answer);
  }
}

async function ask<Data, Asked extends AnyVariables>(
  client: Client,
  document: TypedDocumentNode<Data, Asked>,
  asked: Asked,
): Promise<OperationResult<Data, Asked>> {
  const question = JSON.stringify([documentName(document), asked]);
  const key = unanswered.get(question) ?? crypto.randomUUID();
  const send = () => {
    const headers = {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      'idempotency-key': key,
    };
    const fetchOptions = { method: 'POST', credentials: 'same-origin' as const, headers };
    return client.mutation(document, asked, { fetchOptions }).toPromise();
  };
  let result = await send();
  if (result.error && isUnproved(result.error) && (await proveAgain())) result = await send();
  if (isUnanswered(result)) unanswered.set(question, key);
  else unanswered.delete(question);
  return result;
}

/** `change` for a component, and whether one is under way. */
export function useChange<Data, Asked extends AnyVariables, P extends Payload>(
  document: TypedDocumentNode<Data, Asked>,
  payloadOf: (data: Data) => P | null | undefined,
): [run: (asked: Asked) => Promise<Outcome<P>>, isRunning: boolean] {
  const client = useClient();
  const [running, setRunning] = useState(0);
  const run = useCallback(
    async (asked: Asked) => {
      setRunning((count) => count + 1);
      try {
        return await change(client, document, asked, payloadOf);
      } finally {
        setRunning((count) => count - 1);
      }
    },
    // What reads the payload is written where it is called and never changes.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [client, document],
  );
  return [run, running > 0];
}

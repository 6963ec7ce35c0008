import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { bearerOf, identity } from './identities';
import { asksCost, lastRun, runOf } from './runs';

export interface Parameters {
  query: string;
  operationName?: string | null;
  variables?: unknown;
}

/** For a moment after a change of tabs GraphiQL still names the operation of the tab before. */
function named({ operationName, ...rest }: Parameters): Parameters {
  return operationName && rest.query.includes(operationName) ? { ...rest, operationName } : rest;
}

function isMutation({ query, operationName }: Parameters): boolean {
  try {
    return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.MUTATION;
  } catch {
    return false;
  }
}

/** A key of its own for each run: `crypto.randomUUID` is there in secure contexts only. */
function freshKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) => part.toString(16)).join(
    '-',
  );
}

export async function post(
  parameters: Parameters,
  token: string | null,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    headers: {
      Accept: 'application/graphql-response+json, application/json;q=0.9',
      'Content-Type': 'application/json',
      ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify(parameters),
  });
}

/** Asks as whoever is chosen, without a word about it in the strip below the answer. */
export async function quietly<T>(parameters: Parameters, token: string | null): Promise<T | null> {
  const body = (await (await post(parameters, token)).json()) as { data?: T };
  return body.data ?? null;
}

/** What the play button does: sends what is typed as whoever is chosen, and notes what it took. */
export async function ask(typed: Parameters): Promise<Record<string, unknown>> {
  const parameters = named(typed);
  const who = identity.get();
  if (parameters.operationName === 'IntrospectionQuery') {
    const person = who.kind === 'partner' ? null : await bearerOf(who);
    return (await (await post(parameters, person)).json()) as Record<string, unknown>;
  }
  const token = await bearerOf(who);
  const headers = {
    ...(asksCost.get() ? { 'Tessera-Cost': '1', 'Tessera-Debug': '1' } : {}),
    // Every change of a partner carries one.
    ...(who.kind === 'partner' && isMutation(parameters) ? { 'Idempotency-Key': freshKey() } : {}),
  };
  const started = performance.now();
  const response = await post(parameters, token, headers);
  const text = await response.text();
  const took = performance.now() - started;
  lastRun.set(runOf(parameters.operationName ?? null, response, text, took));
  return JSON.parse(text) as Record<string, unknown>;
}

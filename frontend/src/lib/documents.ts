import { makeOperation, mapExchange, type Exchange, type Operation } from 'urql';
import { leavingSignal } from '@/lib/session';
import { findRead, isKept, isOffline, keeper } from '@/lib/reads';

/**
 * The server knows this front end's documents by their hashes, which the build wrote into them: a request names its document
 * in place of sending its text. A tab that is older or newer than the server is told so once, and sends texts from then on.
 */
export function documents(): Exchange {
  return mapExchange({ onOperation: named });
}

interface Built {
  __meta__?: { hash: string };
}

/** Where `createFetch` finds the hash: in the body that is about to be sent. */
function named(operation: Operation): Operation {
  const hash = (operation.query as Built).__meta__?.hash;
  if (hash === undefined) return operation;
  // What is to be kept nowhere is not there without a network either.
  const isRead = operation.kind === 'query' && operation.context['isUnkept'] !== true;
  const extensions = { ...operation.extensions, document: hash, isRead };
  return makeOperation(operation.kind, { ...operation, extensions }, operation.context);
}

interface Body {
  query?: string;
  operationName?: string;
  extensions?: { document?: string; isRead?: boolean };
}

/** Sends what `documents` has named without its text, and with it where the server does not know the document. */
export function createFetch(): typeof fetch {
  // The development server has documents that the server behind it has not been built with.
  let isKnown = import.meta.env.MODE !== 'development';
  return async (input, init) => {
    if (typeof init?.body !== 'string') return fetch(input, init);
    const question = init.body;
    const { query, extensions, ...rest } = JSON.parse(question) as Body;
    const ask = (body: object, signal = init.signal ?? null) =>
      fetch(input, { ...init, signal, body: JSON.stringify(body) });
    const keeps = isKept(rest.operationName);
    const send = (body: object) =>
      extensions?.isRead === true
        ? untilLeaving(init.signal, (signal) =>
            keeps ? read(() => ask(body, signal), signal, question) : ask(body, signal),
          )
        : ask(body);
    if (isKnown && extensions?.document !== undefined) {
      const response = await send({ documentId: `sha256:${extensions.document}`, ...rest });
      if (!(await isUnknown(response))) return response;
      isKnown = false;
    }
    return send({ query, ...rest });
  };
}

async function isUnknown(response: Response): Promise<boolean> {
  return (
    response.status === 404 && (await response.clone().text()).includes('PERSISTED_QUERY_NOT_FOUND')
  );
}

/** Of whoever signs out no question is asked any more, and no answer to one is heard. */
async function untilLeaving(
  signal: AbortSignal | null | undefined,
  ask: (signal: AbortSignal) => Promise<Response>,
): Promise<Response> {
  const leaving = leavingSignal();
  const both = signal ? AbortSignal.any([signal, leaving]) : leaving;
  try {
    if (!leaving.aborted) return await ask(both);
  } catch (error) {
    if (!leaving.aborted) throw error;
  }
  return new Promise(() => undefined);
}

/** Asks a question, and without a network takes what it was answered last. */
async function read(
  ask: () => Promise<Response>,
  signal: AbortSignal,
  question: string,
): Promise<Response> {
  const keep = keeper();
  try {
    const response = await ask();
    // Read as a whole before the caller has it: who stops listening may stop the rest.
    const answer = await response.text();
    isOffline.set(false);
    if (response.ok) void keep(question, answer);
    const { status, statusText, headers } = response;
    return new Response(answer, { status, statusText, headers });
  } catch (error) {
    // Whoever stopped asking wants no answer.
    if (signal.aborted) throw error;
    const answer = await findRead(question);
    if (answer === null) throw error;
    isOffline.set(true);
    return new Response(answer, { headers: { 'content-type': 'application/json' } });
  }
}

import { makeOperation, type Exchange, type Operation } from 'urql';
import { makeSubject, merge, pipe, tap } from 'wonka';

/** The shortest time, in ms, between two requests for the same question: two answers that spoil each other must not race. */
const APART = 5_000;

/**
 * Asks the server for what a cache can answer no more. An answer may take from another question a part of its own: a record has
 * a new owner, say, of whom less was asked. Graphcache then reads that other question again and, for fear of circles, neither
 * answers nor forwards it, and urql waits for an answer for ever.
 */
export function askForMisses(cache: Exchange): Exchange {
  return (input) => {
    /** Questions that came and were neither answered nor forwarded. */
    const open = new Set<number>();
    const forwarded = new Set<number>();
    const lastAsked = new Map<number, number>();
    const again = makeSubject<Operation>();

    function came(operation: Operation) {
      const { key, kind, context } = operation;
      if (kind === 'teardown') {
        for (const known of [open, forwarded, lastAsked]) known.delete(key);
      } else if (kind === 'query' && context.requestPolicy !== 'cache-only') {
        open.add(key);
        queueMicrotask(() => look(operation));
      }
    }

    function look(operation: Operation) {
      const { key, kind, context } = operation;
      if (!open.has(key) || forwarded.has(key)) return;
      const early = (lastAsked.get(key) ?? 0) + APART - Date.now();
      if (early > 0) {
        setTimeout(() => look(operation), early);
        return;
      }
      lastAsked.set(key, Date.now());
      again.next(makeOperation(kind, operation, { ...context, requestPolicy: 'network-only' }));
    }

    const run = cache({
      ...input,
      forward: (operations) =>
        input.forward(
          pipe(
            operations,
            tap(({ key, kind }) => kind === 'query' && forwarded.add(key)),
          ),
        ),
    });
    return (operations) =>
      pipe(
        merge([pipe(operations, tap(came)), again.source]),
        run,
        tap(({ operation: { key }, stale }) => {
          open.delete(key);
          if (!stale) forwarded.delete(key);
        }),
      );
  };
}

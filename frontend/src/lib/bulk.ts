import type { Client, CombinedError, TypedDocumentNode } from 'urql';
import type { ErrorPolicy, RecordInput } from '@/gql/graphql';
import { change, messageOf, type Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { failureText } from '@/lib/outcomes';

/** As many as a mutation of many takes. */
export const CHUNK = 1_000;

interface Result {
  record?: { version?: number | null } | null;
  problems: readonly Pick<Problem, 'code' | 'message'>[];
}

interface Results {
  results: readonly Result[];
}

export interface Tally<Item> {
  done: { item: Item; version: number | null }[];
  refused: { item: Item; reason: string }[];
  /** Why it ended before its end. */
  error: CombinedError | null;
}

type Send<Item> = (items: Item[]) => Promise<Results | CombinedError>;

/** Sends many in chunks; those that are wrong are left out and told of. */
export async function inChunks<Item>(
  items: readonly Item[],
  send: Send<Item>,
  onProgress: (count: number) => void = () => undefined,
): Promise<Tally<Item>> {
  const tally: Tally<Item> = { done: [], refused: [], error: null };
  for (let start = 0; start < items.length; start += CHUNK) {
    onProgress(start);
    const chunk = items.slice(start, start + CHUNK);
    const answer = await send(chunk);
    if (!('results' in answer)) {
      tally.error = answer;
      break;
    }
    for (const [index, item] of chunk.entries()) {
      const result = answer.results[index];
      const problem = result?.problems[0];
      if (problem) tally.refused.push({ item, reason: messageOf(problem) });
      else tally.done.push({ item, version: result?.record?.version ?? null });
    }
  }
  return tally;
}

interface Asked<Item> {
  input: { items: Item[]; errorPolicy: ErrorPolicy };
}

/** Sends items by a mutation of many. */
export function sender<Item, Data>(
  document: TypedDocumentNode<Data, Asked<Item>>,
  payloadOf: (data: Data) => Results | null | undefined,
): (client: Client) => Send<Item> {
  return (client) => async (items) => {
    const input = { items, errorPolicy: 'REJECT_FAILED_ROWS' as const };
    const outcome = await change(client, document, { input }, (data) => {
      const payload = payloadOf(data);
      return payload ? { ...payload, problems: [] } : null;
    });
    return outcome.kind === 'failed' ? outcome.error : outcome.payload;
  };
}

export interface BulkRow {
  id: string;
  version?: number | null;
}

/** What can be done with many at once; whatever the list, they can be deleted. */
export interface AnyDeed {
  kind: string;
}

/** How deeds are done to the records of a list. */
export interface Deeds<Row extends BulkRow, Deed extends AnyDeed, Values extends object> {
  /** Whether a record is already as the deed would make it. */
  isAlready: (deed: Deed, row: Row) => boolean;
  /** What the deed writes into a record. */
  valuesOf: (deed: Deed, row: Row) => Values;
  /** What was there before it. */
  formerOf: (deed: Deed, row: Row) => Values;
  sends: {
    update: (client: Client) => Send<Values & { id: string; version: number }>;
    remove: (client: Client) => Send<RecordInput>;
    restore: (client: Client) => Send<RecordInput>;
  };
}

export interface Done {
  tally: Tally<{ id: string }>;
  /** Puts exactly these records back. */
  undo: () => Promise<Tally<{ id: string }>>;
}

/** Does it, and says how to undo it: with the former values of those that were changed, at the version the change gave them. */
export async function carryOut<Row extends BulkRow, Deed extends AnyDeed, Values extends object>(
  client: Client,
  { valuesOf, formerOf, sends }: Deeds<Row, Deed, Values>,
  deed: Deed,
  rows: readonly Row[],
  onProgress: (count: number) => void,
): Promise<Done> {
  if (deed.kind === 'delete') {
    const items = rows.map(({ id, version }) => ({ id, version }));
    const tally = await inChunks(items, sends.remove(client), onProgress);
    const gone = tally.done.map(({ item: { id } }) => ({ id }));
    return { tally, undo: () => inChunks(gone, sends.restore(client)) };
  }
  const byId = new Map(rows.map((row) => [row.id, row]));
  const items = rows.map((row) => ({
    ...valuesOf(deed, row),
    id: row.id,
    version: row.version ?? 0,
  }));
  const tally = await inChunks(items, sends.update(client), onProgress);
  const back = tally.done.flatMap(({ item, version }) => {
    const row = byId.get(item.id);
    // What is out of reach now has no version to read: it is the next one.
    const next = { id: item.id, version: version ?? item.version + 1 };
    return row ? [{ ...formerOf(deed, row), ...next }] : [];
  });
  return { tally, undo: () => inChunks(back, sends.update(client)) };
}

/** "36 clients changed, 1 refused: Somebody was faster." */
export function inWords(tally: Tally<unknown>, done: (count: number) => string): string {
  const text = messages.bulk;
  const reasons = new Map<string, number>();
  for (const { reason } of tally.refused) reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
  const why = Array.from(reasons, ([reason, count]) => text.reason(reason, count));
  return [
    done(tally.done.length),
    ...(tally.refused.length > 0 ? [text.refused(tally.refused.length, why.join(' '))] : []),
    ...(tally.error ? [text.broken(failureText(tally.error))] : []),
  ].join(' ');
}

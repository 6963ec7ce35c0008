import type { Client, CombinedError } from 'urql';
import { graphql } from '@/gql';
import type { ClientUpdateInput } from '@/gql/graphql';
import { change, messageOf, type Conflict, type Problem } from '@/lib/changes';
import { messages } from '@/lib/messages';
import { failureText } from '@/lib/outcomes';
import { formerOf, valuesOf, type Deed, type Row } from './deeds';

const CLIENTS_UPDATE = graphql(`
  mutation ClientsBulkUpdate($input: ClientBulkUpdateInput!) {
    clientsBulkUpdate(input: $input) {
      written
      results {
        client {
          id
          version
        }
        problems {
          path
          code
          message
        }
        conflict {
          version
        }
      }
    }
  }
`);

const CLIENTS_DELETE = graphql(`
  mutation ClientsBulkDelete($input: RecordBulkInput!) {
    clientsBulkDelete(input: $input) {
      written
      results {
        problems {
          path
          code
          message
        }
        conflict {
          version
        }
      }
    }
  }
`);

const CLIENTS_RESTORE = graphql(`
  mutation ClientsBulkRestore($input: RecordBulkInput!) {
    clientsBulkRestore(input: $input) {
      written
      results {
        problems {
          path
          code
          message
        }
        conflict {
          version
        }
      }
    }
  }
`);

/** As many as a mutation of many takes. */
export const CHUNK = 1_000;

interface Result {
  client?: { version?: number | null } | null;
  problems: readonly Problem[];
  conflict?: Pick<Conflict, 'version'> | null;
}

export interface Tally<Item> {
  done: { item: Item; version: number | null }[];
  refused: { item: Item; reason: string }[];
  /** Why it ended before its end. */
  error: CombinedError | null;
}

type Send<Item> = (items: Item[]) => Promise<{ results: readonly Result[] } | CombinedError>;

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
      else tally.done.push({ item, version: result?.client?.version ?? null });
    }
  }
  return tally;
}

function update(client: Client): Send<ClientUpdateInput> {
  return async (items) => {
    const input = { items, errorPolicy: 'REJECT_FAILED_ROWS' as const };
    const outcome = await change(client, CLIENTS_UPDATE, { input }, ({ clientsBulkUpdate }) =>
      clientsBulkUpdate ? { ...clientsBulkUpdate, problems: [] } : null,
    );
    return outcome.kind === 'failed' ? outcome.error : outcome.payload;
  };
}

function remove(client: Client): Send<{ id: string; version?: number | null }> {
  return async (items) => {
    const input = { items, errorPolicy: 'REJECT_FAILED_ROWS' as const };
    const outcome = await change(client, CLIENTS_DELETE, { input }, ({ clientsBulkDelete }) =>
      clientsBulkDelete ? { ...clientsBulkDelete, problems: [] } : null,
    );
    return outcome.kind === 'failed' ? outcome.error : outcome.payload;
  };
}

function restore(client: Client): Send<{ id: string }> {
  return async (items) => {
    const input = { items, errorPolicy: 'REJECT_FAILED_ROWS' as const };
    const outcome = await change(client, CLIENTS_RESTORE, { input }, ({ clientsBulkRestore }) =>
      clientsBulkRestore ? { ...clientsBulkRestore, problems: [] } : null,
    );
    return outcome.kind === 'failed' ? outcome.error : outcome.payload;
  };
}

export interface Done {
  tally: Tally<{ id: string }>;
  /** Puts exactly these clients back. */
  undo: () => Promise<Tally<{ id: string }>>;
}

/** Does it, and says how to undo it: with the former values of those that were changed, at the version the change gave them. */
export async function carryOut(
  client: Client,
  deed: Deed,
  rows: readonly Row[],
  onProgress: (count: number) => void,
): Promise<Done> {
  if (deed.kind === 'delete') {
    const items = rows.map(({ id, version }) => ({ id, version }));
    const tally = await inChunks(items, remove(client), onProgress);
    const gone = tally.done.map(({ item: { id } }) => ({ id }));
    return { tally, undo: () => inChunks(gone, restore(client)) };
  }
  const former = new Map(rows.map((row) => [row.id, formerOf(deed, row)]));
  const items = rows.map((row) => ({
    id: row.id,
    version: row.version ?? 0,
    ...valuesOf(deed, row),
  }));
  const tally = await inChunks(items, update(client), onProgress);
  // What is out of reach now has no version to read: it is the next one.
  const back = tally.done.map(({ item, version }) => ({
    id: item.id,
    version: version ?? item.version + 1,
    ...former.get(item.id),
  }));
  return { tally, undo: () => inChunks(back, update(client)) };
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

import { useState } from 'react';
import type { ClientFactsFragment, ClientUpdateInput } from '@/gql/graphql';
import { useChange } from '@/lib/changes';
import { toast } from '@/lib/toasts';
import { tellTrouble } from '@/lib/outcomes';
import { settle, type Names } from '../conflicts/conflicts';
import { CLIENT_UPDATE } from './documents';

export type Client = ClientFactsFragment;
export type Values = Omit<ClientUpdateInput, 'id' | 'version'>;

interface Undo {
  text: string;
  before: Values;
}

/** Saves facts against the version that was on screen when the editor opened. */
export function useSaveFacts(client: Client, version: number) {
  const [seen] = useState(client);
  const [update, isRunning] = useChange(CLIENT_UPDATE, (data) => data.clientUpdate);

  /** `chosen` is what the person chose, where it has a name. */
  async function save(values: Values, chosen: unknown, undo: Undo | null) {
    const { id } = seen;
    const outcome = await settle(
      (input: ClientUpdateInput) => update({ input }),
      { id, version, ...values },
      (payload) => ({ ...namesOf(seen, payload.client), ...namesIn(chosen) }),
    );
    if (outcome.kind === 'done' && undo) {
      const next = outcome.payload.client?.version ?? 0;
      toast({
        text: undo.text,
        undo: async () =>
          void tellTrouble(await update({ input: { id, version: next, ...undo.before } })),
      });
    }
    return outcome;
  }
  return { save, isRunning };
}

/** Who and what the ids of a conflict are: what is on screen and what is there now. */
function namesOf(...clients: (Client | null | undefined)[]): Names {
  const records = clients.flatMap((client) => [
    client?.owner,
    client?.team,
    client?.priceList,
    ...(client?.tags ?? []),
  ]);
  return Object.fromEntries(records.map((record) => [record?.id ?? '', record?.name ?? '']));
}

function namesIn(chosen: unknown): Names {
  const all: unknown[] = Array.isArray(chosen) ? chosen : [chosen];
  return Object.fromEntries(
    all.flatMap((entry) =>
      typeof entry === 'object' && entry !== null && 'id' in entry && 'name' in entry
        ? [[String(entry.id), String(entry.name)]]
        : [],
    ),
  );
}

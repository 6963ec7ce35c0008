import { useNavigate } from '@tanstack/react-router';
import type { MergeItemFragment } from '@/gql/graphql';
import { useChange, type Outcome, type Payload } from '@/lib/changes';
import { merging as text } from '@/lib/messages/duplicates';
import { toast } from '@/lib/toasts';
import { CLIENT_MERGE, CONTACT_MERGE } from './merge-documents';
import { tell } from './trouble';
import { mergeInput, type Sides } from './use-merge';
import { useUndoMerge } from './use-undo-merge';

type Merged = Payload & {
  client?: { name?: string | null } | null;
  contact?: { name?: string | null } | null;
  merge?: MergeItemFragment | null;
};

/** Makes one of two, and goes on: to the queue, if the pair came from there, else to the record that stays. */
export function useMergeDone(sides: Sides, pair: string | undefined) {
  const { type, keep, other } = sides;
  const navigate = useNavigate();
  const undoMerge = useUndoMerge();
  const [mergeClients, isFirst] = useChange(CLIENT_MERGE, (data) => data.clientMerge);
  const [mergeContacts, isSecond] = useChange(CONTACT_MERGE, (data) => data.contactMerge);
  const home = keep.__typename === 'Client' ? keep.id : keep.client?.id;

  async function run(take: readonly string[]): Promise<'done' | 'conflict' | 'refused'> {
    const input = mergeInput(sides, take);
    const outcome: Outcome<Merged> = await (type === 'Client' ? mergeClients : mergeContacts)({
      input,
    });
    if (outcome.kind === 'conflict') return 'conflict';
    if (!tell(outcome)) return 'refused';
    const { merge, client, contact } = outcome.payload;
    toast({
      text: text.done(other.name ?? '–', (client ?? contact)?.name ?? keep.name ?? '–'),
      ...(merge && { undo: () => undoMerge(merge) }),
    });
    if (pair !== undefined || home === undefined) {
      await navigate({ to: '/duplicates', search: { of: type }, replace: true });
    } else await navigate({ to: '/clients/$id', params: { id: home }, replace: true });
    return 'done';
  }
  return { run, isRunning: isFirst || isSecond };
}

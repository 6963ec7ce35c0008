import { useClient } from 'urql';
import type { MergeItemFragment } from '@/gql/graphql';
import { change } from '@/lib/changes';
import { merging as text } from '@/lib/messages/duplicates';
import { toast } from '@/lib/toasts';
import { MERGE_UNDO } from './documents';
import { labelOf } from './merge-rows';
import { movedTexts } from './moved';
import { tell } from './trouble';

/** Makes two records again of one, and tells what could not go back. */
export function useUndoMerge() {
  const client = useClient();
  return async ({ id, mergedTitle }: Pick<MergeItemFragment, 'id' | 'mergedTitle'>) => {
    const outcome = await change(client, MERGE_UNDO, { input: { id } }, (data) => data.mergeUndo);
    if (!tell(outcome)) return;
    const { keptFields, keptRecords } = outcome.payload.merge ?? {};
    const fields = (keptFields ?? []).map(labelOf);
    const records = movedTexts(keptRecords);
    toast({
      text: [
        text.undone(mergedTitle ?? '–'),
        fields.length > 0 && text.kept(fields),
        records.length > 0 && text.keptRecords(records),
      ]
        .filter(Boolean)
        .join(' '),
    });
  };
}

import { Button } from '@/components/button';
import { confirm } from '@/components/confirm';
import type { MergeItemFragment } from '@/gql/graphql';
import { formatRelative } from '@/lib/formats';
import { merging as text } from '@/lib/messages/duplicates';
import { useRights } from '@/lib/rights';
import styles from './duplicates.module.css';
import { movedTexts } from './moved';
import type { MergeType } from '@/lib/may-merge';
import { useUndoMerge } from './use-undo-merge';

interface MergeListProps {
  type: MergeType;
  merges: readonly MergeItemFragment[];
}

/** Who became part of a record, and the way back. */
export function MergeList({ type, merges }: MergeListProps) {
  const rights = useRights();
  const undo = useUndoMerge();
  const mayUndo = rights?.may(type, 'UPDATE') === true && rights.may(type, 'RESTORE');
  async function run(merge: MergeItemFragment) {
    const isSure = await confirm({
      title: text.undoTitle(merge.mergedTitle ?? '–'),
      text: text.undoText,
      action: text.undo,
    });
    if (isSure) await undo(merge);
  }
  return (
    <ul>
      {merges.map((merge) => (
        <li key={merge.id} className={styles['merge']}>
          <div>
            <strong>{merge.mergedTitle ?? '–'}</strong>
            <p className={styles['soft']}>{aboutOf(merge).join(' · ')}</p>
          </div>
          {merge.undoneAt == null && mayUndo && (
            <Button onPress={() => void run(merge)}>{text.undo}</Button>
          )}
        </li>
      ))}
    </ul>
  );
}

function aboutOf({ createdAt, actor, moved, undoneAt }: MergeItemFragment): string[] {
  const parts = [
    createdAt && formatRelative(createdAt),
    actor?.name && text.by(actor.name),
    ...movedTexts(moved),
    undoneAt && text.undoneAt(formatRelative(undoneAt)),
  ];
  return parts.filter((part): part is string => typeof part === 'string' && part !== '');
}

import type { TimelineChangeFragment } from '@/gql/graphql';

/** Changes in a row that one person made on one day. */
export interface Fold {
  __typename: 'Fold';
  id: string;
  changes: TimelineChangeFragment[];
}

interface Item {
  __typename: string;
  id: string;
}

/** Puts changes that follow each other, by the same person on the same day, into one; a single one stays what it is. */
export function foldChanges<T extends Item>(
  items: readonly (T | TimelineChangeFragment)[],
): (T | TimelineChangeFragment | Fold)[] {
  const folded: (T | TimelineChangeFragment | Fold)[] = [];
  let run: TimelineChangeFragment[] = [];
  const close = () => {
    const [first] = run;
    if (first) {
      folded.push(run.length === 1 ? first : { __typename: 'Fold', id: first.id, changes: run });
    }
    run = [];
  };
  for (const item of items) {
    if (!isChange(item)) {
      close();
      folded.push(item);
      continue;
    }
    const [first] = run;
    if (first && !isSame(first, item)) close();
    run.push(item);
  }
  close();
  return folded;
}

function isChange(item: Item): item is TimelineChangeFragment {
  return item.__typename === 'RecordChange';
}

function isSame(one: TimelineChangeFragment, other: TimelineChangeFragment): boolean {
  return one.actor?.id === other.actor?.id && dayOf(one) === dayOf(other);
}

function dayOf({ occurredAt }: TimelineChangeFragment): string {
  return occurredAt == null ? '' : new Date(occurredAt).toDateString();
}

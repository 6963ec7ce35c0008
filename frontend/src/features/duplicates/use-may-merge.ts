import { useRights, type Rights } from '@/lib/rights';
import { TYPES, type MergeType } from './search';

/** A merge changes the one and deletes the other. */
export function mayMerge({ may }: Rights, type: MergeType): boolean {
  return may(type, 'UPDATE') && may(type, 'DELETE');
}

/** Whether the viewer's role merges something; nothing until its rights are read. */
export function useMayMerge(types: readonly MergeType[] = TYPES): boolean {
  const rights = useRights();
  return rights !== null && types.some((type) => mayMerge(rights, type));
}

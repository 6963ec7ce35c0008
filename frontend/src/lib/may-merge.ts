import { useRights, type Rights } from '@/lib/rights';

/** Of what two records can become one. */
export const MERGE_TYPES = ['Client', 'Contact'] as const;
export type MergeType = (typeof MERGE_TYPES)[number];

/** A merge changes the one and deletes the other. */
export function mayMerge({ may }: Rights, type: MergeType): boolean {
  return may(type, 'UPDATE') && may(type, 'DELETE');
}

/** Whether the viewer's role merges something; nothing until its rights are read. */
export function useMayMerge(types: readonly MergeType[] = MERGE_TYPES): boolean {
  const rights = useRights();
  return rights !== null && types.some((type) => mayMerge(rights, type));
}

import { useEffect, useEffectEvent, useState } from 'react';
import { useClient, useQuery, type CombinedError } from 'urql';
import type { MergeInput } from '@/gql/graphql';
import type { Problem } from '@/lib/changes';
import { useReread } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import {
  CLIENT_MERGE_PREVIEW,
  CONTACT_MERGE_PREVIEW,
  MERGE_SIDES,
  type Side,
} from './merge-documents';
import type { Comparison } from './merge-rows';
import type { MergeType } from '@/lib/may-merge';

/** What a merge would do. */
export interface Preview {
  /** With which choices. */
  take: readonly string[];
  fields: readonly Comparison[];
  moved: unknown;
  problems: readonly Problem[];
  error: CombinedError | null;
}

export interface Sides {
  type: MergeType;
  keep: Side;
  other: Side;
}

type Node = { __typename?: string; id: string } | null | undefined;

function isSide(node: Node): node is Side {
  return node?.__typename === 'Client' || node?.__typename === 'Contact';
}

/** Two records of one type, as they are now; `isChanged` once somebody has changed one of them meanwhile. */
export function useSides(keep: string, other: string) {
  const variables = { keep, other };
  const [{ data, error, fetching }, ask] = useQuery({ query: MERGE_SIDES, variables });
  const reread = useReread(MERGE_SIDES, variables);
  useLive(({ id }) => (id === null || id === keep || id === other ? '' : null), reread);
  const [one, two] = [data?.keep, data?.other];
  const isBoth = isSide(one) && isSide(two) && one.__typename === two.__typename;
  const sides: Sides | null = isBoth
    ? { type: one.__typename === 'Contact' ? 'Contact' : 'Client', keep: one, other: two }
    : null;
  const retry = () => ask({ requestPolicy: 'network-only' });
  return { sides, error, fetching, reread, retry };
}

export function mergeInput({ keep, other }: Sides, take: readonly string[]): MergeInput {
  return {
    id: keep.id,
    version: keep.version ?? 0,
    other: other.id,
    otherVersion: other.version ?? 0,
    take: [...take],
    dryRun: false,
  };
}

const CALM = 150;

/** Asks the server what would be done, with these choices and these versions. */
export function usePreview(sides: Sides, take: readonly string[], onStale: () => void) {
  const client = useClient();
  const [preview, setPreview] = useState<Preview | null>(null);
  const question = JSON.stringify({ ...mergeInput(sides, take), dryRun: true });
  const stale = useEffectEvent(onStale);
  const type = sides.type;
  useEffect(() => {
    let isOver = false;
    async function look() {
      const input = JSON.parse(question) as MergeInput;
      const { payload, error } = await previewOf(client, type, input);
      if (isOver) return;
      if (payload?.conflict) stale();
      else {
        setPreview({
          take: input.take ?? [],
          fields: payload?.fields ?? [],
          moved: payload?.moved,
          problems: payload?.problems ?? [],
          error: payload ? null : (error ?? null),
        });
      }
    }
    const timer = setTimeout(() => void look(), CALM);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, type, question]);
  return preview;
}

async function previewOf(client: ReturnType<typeof useClient>, type: MergeType, input: MergeInput) {
  if (type === 'Client') {
    const { data, error } = await client.mutation(CLIENT_MERGE_PREVIEW, { input }).toPromise();
    return { payload: data?.clientMerge, error };
  }
  const { data, error } = await client.mutation(CONTACT_MERGE_PREVIEW, { input }).toPromise();
  return { payload: data?.contactMerge, error };
}

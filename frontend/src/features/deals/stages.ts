import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { DealStagesQuery } from '@/gql/graphql';

export const DEAL_STAGES = graphql(`
  query DealStages {
    stages(first: 50, orderBy: [POSITION_ASC]) {
      nodes {
        id
        name
        position
        probability
        outcome
      }
    }
  }
`);

export type Stage = NonNullable<DealStagesQuery['stages']>['nodes'][number];

const NO_STAGES: readonly Stage[] = [];

/** The pipeline hardly ever changes: read once. */
export function useStages() {
  const [{ data, error }, ask] = useQuery({ query: DEAL_STAGES, requestPolicy: 'cache-first' });
  return {
    stages: data?.stages?.nodes ?? NO_STAGES,
    isRead: data !== undefined,
    error,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

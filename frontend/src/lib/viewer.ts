import { useSyncExternalStore } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import * as session from '@/lib/session';

export const VIEWER = graphql(`
  query Viewer {
    viewer {
      role
      user {
        id
        name
        email
        jobTitle
      }
    }
  }
`);

/** The person signed in; every part of the page reads the same cached answer. */
export function useViewer() {
  const [{ data }] = useQuery({ query: VIEWER, requestPolicy: 'cache-first' });
  return data?.viewer ?? null;
}

/** Whose page this is, which needs no answer of the server. */
export function useMe(): string | undefined {
  return useSyncExternalStore(session.onChange, session.userId) ?? undefined;
}

import { useQuery } from 'urql';
import { graphql } from '@/gql';

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

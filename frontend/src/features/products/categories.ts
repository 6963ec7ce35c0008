import { useEffect } from 'react';
import { graphql } from '@/gql';
import { usePagedQuery } from '@/lib/pages';
import type { Category } from './category-tree';

const CATEGORIES = graphql(`
  query Categories($after: String) {
    categories(first: 100, after: $after, orderBy: [PATH_ASC]) {
      nodes {
        id
        name
        path
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** The whole tree, page after page; undefined until the last one is here, so that no count is of a part. */
export function useCategories(): readonly Category[] | undefined {
  const { data, fetching, goOn } = usePagedQuery({
    query: CATEGORIES,
    variables: {},
    connection: (answer) => answer.categories,
    requestPolicy: 'cache-first',
  });
  const page = data?.categories?.pageInfo;
  const cursor = page?.hasNextPage ? page.endCursor : null;
  useEffect(() => goOn(cursor), [goOn, cursor]);
  return fetching || cursor != null ? undefined : data?.categories?.nodes;
}

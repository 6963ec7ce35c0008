import { useCallback } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { useListPlace } from '@/lib/list-place';
import { knownOrders } from '@/lib/orders';
import { usePagedQuery } from '@/lib/pages';
import { filterOf } from './filter';
import { ORDERS, type UserSearch } from './search';

export const USER_ROW = graphql(`
  fragment UserRow on User {
    id
    name
    email
    jobTitle
    status
    lastSignInAt
    createdAt
    role {
      id
      name
    }
    teams {
      id
      name
    }
  }
`);

const USER_LIST = graphql(`
  query UserList($filter: UserFilter, $search: String, $orderBy: [UserOrder!], $after: String) {
    users(filter: $filter, search: $search, orderBy: $orderBy, first: 50, after: $after) {
      nodes {
        ...UserRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const USER_COUNT = graphql(`
  query UserCount($filter: UserFilter, $search: String) {
    users(filter: $filter, search: $search, first: 1) {
      totalCount {
        count
        isExact
      }
    }
  }
`);

const USER_GROUPS = graphql(`
  query UserGroups {
    roles(first: 100) {
      nodes {
        id
        name
      }
    }
    teams(first: 100) {
      nodes {
        id
        name
      }
    }
  }
`);

const NO_USERS: never[] = [];

export function useUsers(search: UserSearch) {
  const question = { filter: filterOf(search), search: search.q ?? null };
  const order = search.order ?? (search.q ? null : 'NAME_ASC');
  const place = useListPlace();
  const list = usePagedQuery({
    query: USER_LIST,
    variables: { ...question, orderBy: order === null ? null : knownOrders(order, ORDERS) },
    connection: (data) => data.users,
    place,
  });
  const [count] = useQuery({ query: USER_COUNT, variables: question });
  const { goOn } = list;
  const page = list.data?.users?.pageInfo;
  const cursor = page?.endCursor;
  return {
    list,
    order,
    place,
    rows: list.data?.users?.nodes ?? NO_USERS,
    hasMore: page?.hasNextPage ?? false,
    onMore: useCallback(() => goOn(cursor), [goOn, cursor]),
    total: count.data?.users?.totalCount ?? null,
  };
}

/** The roles and teams to choose from; none where the viewer may not read them. */
export function useGroups() {
  const [{ data }] = useQuery({ query: USER_GROUPS, requestPolicy: 'cache-first' });
  return { roles: data?.roles?.nodes ?? [], teams: data?.teams?.nodes ?? [] };
}

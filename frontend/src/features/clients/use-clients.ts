import { useCallback, useMemo, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { useListPlace } from '@/lib/list-place';
import { knownOrders } from '@/lib/orders';
import { usePagedQuery } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { useMe } from '@/lib/viewer';
import { filterOf } from './filter';
import { ORDERS, type ClientSearch } from './search';

export const CLIENT_LIST = graphql(`
  query ClientList(
    $filter: ClientFilter
    $search: String
    $orderBy: [ClientOrder!]
    $after: String
    $withCustom: Boolean = false
  ) {
    clients(filter: $filter, search: $search, orderBy: $orderBy, first: 50, after: $after) {
      nodes {
        ...ClientRow
        customFields @include(if: $withCustom)
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const CLIENT_COUNT = graphql(`
  query ClientCount($filter: ClientFilter, $search: String, $exact: Boolean) {
    clients(filter: $filter, search: $search, first: 1) {
      totalCount(exact: $exact) {
        count
        isExact
      }
    }
  }
`);

const NO_CLIENTS: never[] = [];

/** `withCustom` where custom fields are shown: nothing else pays for them. */
export function useClients(search: ClientSearch, withCustom: boolean) {
  const me = useMe();
  const filter = useMemo(() => filterOf(search, me), [search, me]);
  const question = { filter, search: search.q ?? null };
  // A search without a chosen order shows the best match first.
  const order = search.order ?? (search.q ? null : 'NAME_ASC');
  const pause = search.owner === 'me' && me === undefined;
  const place = useListPlace();
  const list = usePagedQuery({
    query: CLIENT_LIST,
    variables: {
      ...question,
      orderBy: order === null ? null : knownOrders(order, ORDERS),
      withCustom,
    },
    connection: (data) => data.clients,
    pause,
    place,
  });
  // To the end only for the question it was asked of.
  const asked = JSON.stringify(question);
  const [exactly, setExactly] = useState<string | null>(null);
  const [count, recount] = useQuery({
    query: CLIENT_COUNT,
    variables: { ...question, exact: exactly === asked ? true : null },
    pause,
  });
  const fresh = useLive(
    // A note moves the date of the last activity.
    ({ topic, id, client }) =>
      topic === 'client' ? (id ?? '') : topic === 'note' ? (client ?? '') : null,
    () => {
      if (!pause) recount({ requestPolicy: 'network-only' });
      return list.reread();
    },
  );
  const { goOn } = list;
  const page = list.data?.clients?.pageInfo;
  const cursor = page?.endCursor;
  return {
    list,
    order,
    fresh,
    place,
    /** Filter and search alone: what is counted, exported and changed as a whole. */
    question,
    rows: list.data?.clients?.nodes ?? NO_CLIENTS,
    hasMore: page?.hasNextPage ?? false,
    onMore: useCallback(() => goOn(cursor), [goOn, cursor]),
    isCounting: exactly === asked && count.fetching,
    countExactly: () => setExactly(asked),
    total: count.data?.clients?.totalCount ?? null,
  };
}

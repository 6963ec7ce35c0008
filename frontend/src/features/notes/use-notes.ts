import { useCallback, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { useListPlace } from '@/lib/list-place';
import { knownOrders } from '@/lib/orders';
import { usePagedQuery } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { useMe } from '@/lib/viewer';
import { filterOf } from './filter';
import { ORDERS, type NoteSearch } from './search';

export const NOTE_ROW = graphql(`
  fragment NoteRow on Note {
    id
    version
    kind
    title
    body
    happenedAt
    dueAt
    completedAt
    priority
    author {
      id
      name
    }
    assignee {
      id
      name
    }
    client {
      id
      name
    }
    product {
      id
      name
    }
  }
`);

export const NOTE_LIST = graphql(`
  query NoteList($filter: NoteFilter, $search: String, $orderBy: [NoteOrder!], $after: String) {
    notes(filter: $filter, search: $search, orderBy: $orderBy, first: 50, after: $after) {
      nodes {
        ...NoteRow
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const NOTE_COUNT = graphql(`
  query NoteCount($filter: NoteFilter, $search: String) {
    notes(filter: $filter, search: $search, first: 1) {
      totalCount {
        count
        isExact
      }
    }
  }
`);

const NO_NOTES: never[] = [];

/** Tasks by when they are due, everything else by when it happened; a search by its best match. */
function orderOf(search: NoteSearch): string | null {
  if (search.order) return search.order;
  if (search.q) return null;
  if (search.state === 'done') return 'COMPLETED_AT_DESC';
  return search.state ? 'DUE_AT_ASC' : 'HAPPENED_AT_DESC';
}

export function useNotes(search: NoteSearch) {
  const [now] = useState(() => Date.now());
  const me = useMe();
  const question = { filter: filterOf(search, me, now), search: search.q ?? null };
  const order = orderOf(search);
  const pause = search.mine === 'me' && me === undefined;
  const place = useListPlace();
  const list = usePagedQuery({
    query: NOTE_LIST,
    variables: { ...question, orderBy: order === null ? null : knownOrders(order, ORDERS) },
    connection: (data) => data.notes,
    pause,
    place,
  });
  const [count, recount] = useQuery({ query: NOTE_COUNT, variables: question, pause });
  const fresh = useLive(
    ({ topic, id }) => (topic === 'note' ? (id ?? '') : null),
    () => {
      if (!pause) recount({ requestPolicy: 'network-only' });
      return list.reread();
    },
  );
  const { goOn } = list;
  const page = list.data?.notes?.pageInfo;
  const cursor = page?.endCursor;
  return {
    list,
    order,
    place,
    fresh,
    now,
    question,
    rows: list.data?.notes?.nodes ?? NO_NOTES,
    hasMore: page?.hasNextPage ?? false,
    onMore: useCallback(() => goOn(cursor), [goOn, cursor]),
    total: count.data?.notes?.totalCount ?? null,
  };
}

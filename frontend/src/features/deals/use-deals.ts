import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { knownOrders } from '@/lib/orders';
import { usePagedQuery } from '@/lib/pages';
import { useLive } from '@/lib/use-live';
import { useMe } from '@/lib/viewer';
import type { DealRow } from './deal-row';
import { filterOf, stagesOf, withStages } from './filter';
import { ORDERS, type DealSearch } from './search';
import type { Stage } from './stages';

export const DEAL_LIST = graphql(`
  query DealList(
    $filter: DealFilter
    $search: String
    $orderBy: [DealOrder!]
    $after: String
    $withCustom: Boolean = false
  ) {
    deals(filter: $filter, search: $search, orderBy: $orderBy, first: 50, after: $after) {
      nodes {
        ...DealRow
        customFields @include(if: $withCustom)
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

const DEAL_COUNT = graphql(`
  query DealCount($filter: DealFilter, $search: String) {
    deals(filter: $filter, search: $search, first: 1) {
      totalCount {
        count
        isExact
      }
    }
  }
`);

const NO_DEALS: readonly DealRow[] = [];
/** A board shows this many of the open and of the closed deals. */
const MOST = 500;

function useDealPages(variables: Parameters<typeof usePagedQuery>[0]['variables'], pause: boolean) {
  return usePagedQuery({
    query: DEAL_LIST,
    variables,
    connection: (data) => data.deals,
    pause,
  });
}

function useCount(filter: ReturnType<typeof filterOf>, search: string | null, pause: boolean) {
  const [{ data }, ask] = useQuery({
    query: DEAL_COUNT,
    variables: { filter, search },
    pause,
  });
  return {
    total: data?.deals?.totalCount ?? null,
    recount: () => {
      if (!pause) ask({ requestPolicy: 'network-only' });
    },
  };
}

/** `withCustom` where custom fields are shown: nothing else pays for them. */
export function useDealTable(search: DealSearch, stages: readonly Stage[], withCustom: boolean) {
  const me = useMe();
  const filter = useMemo(() => filterOf(withStages(search, stages), me), [search, me, stages]);
  const pause = stages.length === 0 || (search.owner === 'me' && me === undefined);
  // A search without a chosen order shows the best match first.
  const order = search.order ?? (search.q ? null : 'UPDATED_AT_DESC');
  /** Filter and search alone: what is counted, exported and changed as a whole. */
  const question = { filter, search: search.q ?? null };
  const orderBy = order === null ? null : knownOrders(order, ORDERS);
  const list = useDealPages({ ...question, orderBy, withCustom }, pause);
  const { total, recount } = useCount(filter, question.search, pause);
  const fresh = useLive(
    ({ topic, id }) => (topic === 'deal' ? (id ?? '') : null),
    () => {
      recount();
      return list.reread();
    },
  );
  return { list, order, total, fresh, question };
}

function useHalf(
  search: DealSearch,
  stages: readonly Stage[],
  orderBy: 'EXPECTED_CLOSE_ON_ASC' | 'UPDATED_AT_DESC',
  isOff: boolean,
  most = MOST,
) {
  const me = useMe();
  const filter = useMemo(
    () => filterOf({ ...search, stage: stages.map((stage) => stage.id) }, me),
    [search, me, stages],
  );
  const pause = isOff || stages.length === 0 || (search.owner === 'me' && me === undefined);
  const list = useDealPages({ filter, search: search.q ?? null, orderBy: [orderBy] }, pause);
  const deals = pause ? NO_DEALS : (list.data?.deals?.nodes ?? NO_DEALS);
  const page = list.data?.deals?.pageInfo;
  const { goOn, fetching } = list;
  const isMore = !pause && page?.hasNextPage === true;
  useEffect(() => {
    if (isMore && !fetching && deals.length < most) goOn(page.endCursor);
  }, [isMore, fetching, deals.length, most, goOn, page?.endCursor]);
  return { list, deals, isComplete: !isMore, isLoading: !pause && fetching, isPaused: pause };
}

/** The open deals by when they should be decided, as they are; in stages that are all open. With `most` no further page is read once there are as many. */
export function useOpenDeals(search: DealSearch, open: readonly Stage[], most?: number) {
  const { list, deals, isComplete, isPaused } = useHalf(
    search,
    open,
    'EXPECTED_CLOSE_ON_ASC',
    false,
    most,
  );
  useLive(({ topic }) => (topic === 'deal' ? '' : null), list.reread);
  const { error, retry } = list;
  return { deals, isComplete, error, retry, isRead: !isPaused && list.data !== undefined };
}

/** The open deals by when they should be decided, the closed ones by when they last changed. */
export function useDealBoard(search: DealSearch, stages: readonly Stage[], isOff: boolean) {
  const columns = useMemo(() => stagesOf(search, stages), [search, stages]);
  const openStages = useMemo(() => columns.filter(isOpen), [columns]);
  const closedStages = useMemo(() => columns.filter((stage) => !isOpen(stage)), [columns]);
  const open = useHalf(search, openStages, 'EXPECTED_CLOSE_ON_ASC', isOff);
  const closed = useHalf(search, closedStages, 'UPDATED_AT_DESC', isOff);
  const fresh = useLive(
    ({ topic, id }) => (topic === 'deal' ? (id ?? '') : null),
    async () => {
      const read = await Promise.all([open.list.reread(), closed.list.reread()]);
      return read.every(Boolean);
    },
  );
  // While a move is read anew, a deal may stand in both answers.
  const deals = useMemo(
    () => [...new Map([...open.deals, ...closed.deals].map((deal) => [deal.id, deal])).values()],
    [open.deals, closed.deals],
  );
  return {
    columns,
    deals,
    fresh,
    isComplete: (stage: Stage) => (isOpen(stage) ? open : closed).isComplete,
    isLoading: open.isLoading || closed.isLoading,
    isRead: open.list.data !== undefined || (open.isPaused && closed.list.data !== undefined),
    error: open.list.error ?? closed.list.error,
    retry: () => {
      if (!open.isPaused) open.list.retry();
      if (!closed.isPaused) closed.list.retry();
    },
  };
}

function isOpen(stage: Stage): boolean {
  return stage.outcome === 'OPEN';
}

import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useClient, type AnyVariables, type Client, type TypedDocumentNode } from 'urql';
import type { ListPlace } from '@/lib/list-place';
import { PageList, type Paged, type PagesRead } from '@/lib/page-list';

interface PagedQuery<Data, Asked extends object> extends Paged<Data, Asked> {
  pause?: boolean;
  /** With it a list is read as far as it was when one left it. */
  place?: ListPlace;
}

interface Kept<Data, Asked extends object> {
  client: Client;
  question: string;
  list: PageList<Data, Asked>;
}

const NOTHING: PagesRead<never> = {
  data: undefined,
  error: undefined,
  fetching: false,
  cursors: [null],
  isQuiet: false,
};
const deaf = () => () => undefined;
const nothing = () => NOTHING;

/** The list of a question; a new question starts at the top again, and `place` where one was when one left. */
function useList<Data, Asked extends object>(asked: PagedQuery<Data, Asked>) {
  const client = useClient();
  const question = JSON.stringify(asked.variables);
  const make = (cursors: PagesRead<Data>['cursors']): Kept<Data, Asked> => ({
    client,
    question,
    list: new PageList(client, asked, cursors),
  });
  const [kept, setKept] = useState(() => {
    const place = asked.place?.read();
    return make(place?.question === question ? place.cursors : [null]);
  });
  if (kept.client === client && kept.question === question) return kept;
  const next = make([null]);
  setKept(next);
  return next;
}

/** A list that is read page by page and shown as one. */
export function usePagedQuery<Data, Asked extends object>(asked: PagedQuery<Data, Asked>) {
  const { pause = false, place } = asked;
  const { list, question } = useList(asked);
  const { data, error, fetching, cursors, isQuiet } = useSyncExternalStore<PagesRead<Data>>(
    pause ? deaf : list.subscribe,
    pause ? nothing : list.read,
  );
  useEffect(() => {
    place?.keep({ question, cursors });
  }, [place, question, cursors]);
  // Until there is an answer to a new question the last one stands.
  const [last, setLast] = useState(data);
  if (data !== undefined && data !== last) setLast(data);
  return {
    question,
    data: data ?? (fetching ? last : undefined),
    error,
    fetching,
    goOn: list.goOn,
    watch: list.watch,
    isFirstPage: cursors.length === 1,
    isQuiet,
    retry: list.retry,
    reread: useCallback(() => (pause ? Promise.resolve(true) : list.reread()), [pause, list]),
  };
}

/** Reads a record anew while it is shown as it is; says whether it could. */
export function useReread<Data, Asked extends AnyVariables>(
  query: TypedDocumentNode<Data, Asked>,
  variables: Asked,
): () => Promise<boolean> {
  const client = useClient();
  return async () => {
    const context = { requestPolicy: 'network-only' } as const;
    return !(await client.query(query, variables, context).toPromise()).error;
  };
}

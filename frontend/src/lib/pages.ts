import { useCallback, useEffect, useState } from 'react';
import { useClient, useQuery, type AnyVariables, type TypedDocumentNode } from 'urql';
import type { ListPlace } from '@/lib/list-place';

/** How far a list was read. */
interface Place {
  question: string;
  /** Where its last page starts. */
  after: string | null;
  pages: number;
}

/** Where the next page of a list starts; a new question starts at the top again, and `kept` where one was when one left. */
export function usePages(question: string, kept?: ListPlace) {
  const [place, setPlace] = useState<Place>(
    () => kept?.read() ?? { question, after: null, pages: 1 },
  );
  const here = place.question === question ? place : { question, after: null, pages: 1 };
  const { after, pages } = here;
  useEffect(() => {
    kept?.keep({ question, after, pages });
  }, [kept, question, after, pages]);
  const goOn = useCallback(
    (cursor: string | null | undefined) => {
      if (cursor == null || cursor === after) return;
      setPlace({ question, after: cursor, pages: pages + 1 });
    },
    [question, after, pages],
  );
  /** After the same question was read anew; nothing happens when another one is asked meanwhile. */
  const settle = useCallback(
    (next: Omit<Place, 'question'>) =>
      setPlace((now) => (now.question === question ? { question, ...next } : now)),
    [question],
  );
  return { after, pages, goOn, settle };
}

interface Connection {
  nodes: readonly unknown[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined };
}

interface Paged<Data, Asked extends object> {
  query: TypedDocumentNode<Data, Asked & { after?: string | null }>;
  variables: Asked;
  connection: (data: Data) => Connection | null | undefined;
  pause?: boolean;
  /** With it a list is read as far as it was when one left it. */
  place?: ListPlace;
}

/**
 * A list that is read page by page and shown as one. `reread` reads it anew from its top as far as it was read, while it is shown
 * as it was, so that nothing jumps; it says whether it could.
 */
export function usePagedQuery<Data, Asked extends object>(asked: Paged<Data, Asked>) {
  const { query, variables, connection, pause = false } = asked;
  const question = JSON.stringify(variables);
  const client = useClient();
  const { after, pages, goOn, settle } = usePages(question, asked.place);
  const [{ data, error, fetching }, ask] = useQuery({
    query,
    variables: { ...variables, after },
    pause,
  });
  const [held, setHeld] = useState<{ question: string; data: Data | undefined } | null>(null);
  const isHeld = held?.question === question;
  // While an answer is put together anew the last one stands: a list that goes for a moment takes open dialogs with it.
  const [last, setLast] = useState<{ question: string; data: Data } | null>(null);
  if (data !== undefined && last?.data !== data) setLast({ question, data });
  const shown = data ?? (last?.question === question ? last.data : undefined);

  async function reread(): Promise<boolean> {
    if (pause) return true;
    setHeld({ question, data });
    try {
      let cursor: string | null = null;
      for (let page = 1; ; page += 1) {
        const result = await client
          .query(query, { ...variables, after: cursor }, { requestPolicy: 'network-only' })
          .toPromise();
        if (result.error) return false;
        const info: Connection['pageInfo'] | undefined =
          result.data && connection(result.data)?.pageInfo;
        if (page >= pages || !info?.hasNextPage || info.endCursor == null) {
          settle({ after: cursor, pages: page });
          return true;
        }
        cursor = info.endCursor;
      }
    } finally {
      setHeld({ question, data: undefined });
    }
  }

  return {
    question,
    data: isHeld ? (held.data ?? shown) : shown,
    error,
    fetching,
    goOn,
    isFirstPage: after === null,
    /** It was read anew without anybody asking: what changes is not for reading out. */
    isQuiet: isHeld,
    retry: () => ask({ requestPolicy: 'network-only' }),
    reread,
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

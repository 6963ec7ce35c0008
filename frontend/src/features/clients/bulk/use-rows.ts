import { useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import type { ClientFilter, ClientRowFragment } from '@/gql/graphql';
import { readAll } from '@/lib/read-all';
import { CLIENT_LIST } from '../use-clients';

export interface Question {
  filter: ClientFilter | null;
  search: string | null;
}

/** What many at once is about: rows that were chosen one by one, or everything that a question finds. */
export type Target =
  | { kind: 'rows'; rows: readonly ClientRowFragment[] }
  | { kind: 'all'; question: Question; total: number };

/** So many at most: what a list counts to. */
export const MOST = 10_000;

export function sizeOf(target: Target): number {
  return target.kind === 'rows' ? target.rows.length : Math.min(target.total, MOST);
}

interface Rows {
  /** Null while they are read. */
  rows: readonly ClientRowFragment[] | null;
  count: number;
  error: CombinedError | null;
}

const UNREAD: Rows = { rows: null, count: 0, error: null };

/** The rows a change is about, with the values they have now. */
export function useRows(target: Target): Rows & { retry: () => void } {
  const isAll = target.kind === 'all';
  const [state, setState] = useState(UNREAD);
  const [attempt, setAttempt] = useState(0);
  const question = isAll ? JSON.stringify(target.question) : null;
  useEffect(() => {
    if (question === null) return;
    const abort = new AbortController();
    const { filter, search } = JSON.parse(question) as Question;
    void readAll({
      query: CLIENT_LIST,
      variables: { filter, search, orderBy: ['NAME_ASC' as const] },
      connection: (data) => data.clients,
      most: MOST,
      signal: abort.signal,
      onProgress: (count) => {
        if (!abort.signal.aborted) setState({ rows: null, count, error: null });
      },
    }).then(({ rows, error }) => {
      if (!abort.signal.aborted) setState({ rows: error ? null : rows, count: rows.length, error });
    });
    return () => abort.abort();
  }, [question, attempt]);
  const retry = () => {
    setState(UNREAD);
    setAttempt(attempt + 1);
  };
  const chosen =
    target.kind === 'rows' ? { ...UNREAD, rows: target.rows, count: target.rows.length } : state;
  return { ...chosen, retry };
}

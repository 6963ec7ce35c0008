import { useEffect, useEffectEvent, useState } from 'react';
import type { CombinedError } from 'urql';
import { MOST, type Target } from '@/lib/bulk-target';

interface Reading {
  most: number;
  signal: AbortSignal;
  onProgress: (count: number) => void;
}

/** Reads all that a question finds. */
export type Read<Row, Question> = (
  question: Question,
  reading: Reading,
) => Promise<{ rows: Row[]; error: CombinedError | null }>;

interface Rows<Row> {
  /** Null while they are read. */
  rows: readonly Row[] | null;
  count: number;
  error: CombinedError | null;
}

const UNREAD = { rows: null, count: 0, error: null };

/** The rows a change is about, with the values they have now. */
export function useRows<Row, Question>(
  target: Target<Row, Question>,
  read: Read<Row, Question>,
): Rows<Row> & { retry: () => void } {
  const [state, setState] = useState<Rows<Row>>(UNREAD);
  const [attempt, setAttempt] = useState(0);
  const question = target.kind === 'all' ? JSON.stringify(target.question) : null;
  const readAll = useEffectEvent(async (signal: AbortSignal) => {
    if (target.kind !== 'all') return;
    const tell = (next: Rows<Row>) => {
      if (!signal.aborted) setState(next);
    };
    const onProgress = (count: number) => tell({ rows: null, count, error: null });
    const { rows, error } = await read(target.question, { most: MOST, signal, onProgress });
    tell({ rows: error ? null : rows, count: rows.length, error });
  });
  useEffect(() => {
    if (question === null) return;
    const abort = new AbortController();
    void readAll(abort.signal);
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

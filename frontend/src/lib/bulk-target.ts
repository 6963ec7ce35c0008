/** So many at most: what a list counts to. */
export const MOST = 10_000;

/** What many at once is about: rows that were chosen one by one, or everything that a question finds. */
export type Target<Row, Question> =
  { kind: 'rows'; rows: readonly Row[] } | { kind: 'all'; question: Question; total: number };

export function sizeOf(target: Target<unknown, unknown>): number {
  return target.kind === 'rows' ? target.rows.length : Math.min(target.total, MOST);
}

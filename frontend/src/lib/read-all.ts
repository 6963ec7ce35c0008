import type { CombinedError, TypedDocumentNode } from 'urql';
import { createReader } from '@/lib/graphql';

interface Connection<Row> {
  nodes: readonly Row[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined };
}

interface Asked<Data, Variables extends object, Row> {
  query: TypedDocumentNode<Data, Variables & { after?: string | null }>;
  variables: Variables;
  connection: (data: Data) => Connection<Row> | null | undefined;
  most: number;
  signal: AbortSignal;
  onProgress?: (count: number) => void;
}

/** Reads a list to its end, or as far as is allowed. It passes the cache by: nothing on screen needs all of this. */
export async function readAll<Data, Variables extends object, Row>(
  asked: Asked<Data, Variables, Row>,
): Promise<{ rows: Row[]; error: CombinedError | null }> {
  const { query, variables, connection, most, signal, onProgress } = asked;
  const client = createReader();
  const rows: Row[] = [];
  let after: string | null = null;
  for (;;) {
    const result = await client.query(query, { ...variables, after }).toPromise();
    const page: Connection<Row> | null | undefined = result.data && connection(result.data);
    // A field the role may not read is an error beside the data.
    if (!page) return { rows, error: result.error ?? null };
    rows.push(...page.nodes);
    onProgress?.(Math.min(rows.length, most));
    after = page.pageInfo.endCursor ?? null;
    if (!page.pageInfo.hasNextPage || after === null || rows.length >= most || signal.aborted) {
      return { rows: rows.slice(0, most), error: null };
    }
  }
}

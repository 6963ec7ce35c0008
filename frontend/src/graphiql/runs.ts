/** What is known of a run beside its answer. */
import { store } from '@/lib/stores';

export interface Run {
  operation: string | null;
  status: number;
  milliseconds: number;
  bytes: number;
  /** Estimated cost; none when nobody asked. */
  cost: number | null;
  statements: number | null;
  /** What the caller's buckets still hold, of how much. */
  limits: { name: string; left: number; most: number }[];
  requestId: string | null;
  /** `HIT`, `MISS` or `BYPASS`, where the server says it. */
  cache: string | null;
  /** Codes of errors and problems, each once. */
  codes: string[];
}

export const lastRun = store<Run | null>(null);
/** Whether runs ask for cost and statements. An answer that tells them is made anew, so this may hide a hit of the cache. */
export const asksCost = store(true);

interface Extensions {
  cost?: { requestedQueryCost?: number };
  sql?: { statements?: number };
}

/** Reads a run from an answer. `text` is its body. */
export function runOf(
  operation: string | null,
  { status, headers }: Pick<Response, 'status' | 'headers'>,
  text: string,
  milliseconds: number,
): Run {
  const body = parsed(text);
  const { cost, sql } = (body['extensions'] ?? {}) as Extensions;
  return {
    operation,
    status,
    milliseconds,
    bytes: new TextEncoder().encode(text).length,
    cost: cost?.requestedQueryCost ?? null,
    statements: sql?.statements ?? null,
    limits: limitsOf(headers.get('RateLimit'), headers.get('RateLimit-Policy')),
    requestId: headers.get('X-Request-Id'),
    cache: headers.get('X-Cache'),
    codes: [...new Set([...errorCodes(body['errors']), ...problemCodes(body['data'])])],
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/** `"user";r=597;t=1` beside `"user";q=600;w=60`. */
function limitsOf(standing: string | null, policy: string | null): Run['limits'] {
  const read = (text: string | null, key: string) =>
    new Map(
      [...(text ?? '').matchAll(new RegExp(`"([^"]+)"[^,]*;${key}=(\\d+)`, 'g'))].map(
        ([, name = '', value]) => [name, Number(value)] as const,
      ),
    );
  const most = read(policy, 'q');
  return [...read(standing, 'r')].map(([name, left]) => ({
    name,
    left,
    most: most.get(name) ?? left,
  }));
}

function errorCodes(errors: unknown): string[] {
  const all = Array.isArray(errors) ? (errors as { extensions?: { code?: string } }[]) : [];
  return all.flatMap((error) => error.extensions?.code ?? []);
}

/** The codes in every list `problems` of an answer. */
function problemCodes(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, part]) =>
    key === 'problems' && Array.isArray(part)
      ? (part as { code?: string }[]).flatMap((problem) => problem.code ?? [])
      : problemCodes(part),
  );
}

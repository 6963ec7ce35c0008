import { cacheExchange } from '@urql/exchange-graphcache';
import { authExchange } from '@urql/exchange-auth';
import { Client, fetchExchange, type CombinedError, type Exchange } from 'urql';
import possibleTypes from 'virtual:possible-types';
import { createFetch, documents } from '@/lib/documents';
import { askForMisses } from '@/lib/misses';
import * as session from '@/lib/session';

/** Values without an identity of their own are stored inside their parent. */
const EMBEDDED = [
  'Access',
  'Address',
  'BrandFacet',
  'CategoryFacet',
  'ClientDuplicate',
  'ContactDuplicate',
  'FieldChange',
  'Money',
  'OperationAccess',
  'PageInfo',
  'PriceRangeFacet',
  'ProductFacets',
  'RecordAccess',
  'RoleRight',
  'StatusFacet',
  'KindFacet',
  'TotalCount',
  'Viewer',
  'WebhookSecret',
];

function cache() {
  return cacheExchange({
    possibleTypes,
    keys: Object.fromEntries(EMBEDDED.map((name) => [name, () => null])),
  });
}

function auth() {
  return authExchange((utilities) =>
    Promise.resolve({
      addAuthToOperation(operation) {
        const token = session.accessToken();
        return token === null
          ? operation
          : utilities.appendHeaders(operation, { Authorization: `Bearer ${token}` });
      },
      willAuthError: () => !session.isFresh(),
      didAuthError: (error) => isUnauthenticated(error),
      refreshAuth: async () => {
        // What was asked meanwhile waits for whoever signs in again.
        if (!(await session.refresh())) await session.signedInAgain();
      },
    }),
  );
}

function isUnauthenticated(error: CombinedError): boolean {
  const response = error.response as Response | undefined;
  return (
    response?.status === 401 ||
    error.graphQLErrors.some((cause) => cause.extensions['code'] === 'UNAUTHENTICATED')
  );
}

/** A client without a cache, for long lists that are read once. */
export function createReader(): Client {
  return clientOf([auth(), documents(), fetchExchange]);
}

/** A client with an empty cache: one per signed-in person, so that nothing of another one's can be seen. */
export function createClient(): Client {
  return clientOf([askForMisses(cache()), auth(), documents(), fetchExchange]);
}

function clientOf(exchanges: Exchange[]): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges,
    fetch: createFetch(),
    fetchOptions: {
      method: 'POST',
      credentials: 'same-origin',
      headers: { accept: 'application/graphql-response+json, application/json;q=0.9' },
    },
  });
}

export interface Failure {
  kind: 'refused' | 'unreachable' | 'throttled' | 'signed-out' | 'failed';
  message: string;
  requestId: string | null;
  /** How long the server wants to be left alone. */
  retryAfterSeconds: number | null;
}

/** What a person needs to know about an error: what kind it is and how to name it to somebody who can help. */
export function describeFailure(error: CombinedError): Failure {
  const response = error.response as Response | undefined;
  const first = error.graphQLErrors[0];
  const extension = first?.extensions['requestId'];
  const requestId =
    typeof extension === 'string' ? extension : (response?.headers.get('x-request-id') ?? null);
  const message = first?.message ?? error.networkError?.message ?? error.message;
  const seconds = Number(response?.headers.get('retry-after'));
  const retryAfterSeconds = seconds > 0 ? Math.ceil(seconds) : null;
  return { kind: kindOf(error, response), message, requestId, retryAfterSeconds };
}

function kindOf(error: CombinedError, response: Response | undefined): Failure['kind'] {
  const code = error.graphQLErrors[0]?.extensions['code'];
  if (code === 'FORBIDDEN') return 'refused';
  if (isUnauthenticated(error)) return 'signed-out';
  if (code === 'RATE_LIMITED' || response?.status === 429) return 'throttled';
  if (error.networkError && response === undefined) return 'unreachable';
  return 'failed';
}

import { cacheExchange } from '@urql/exchange-graphcache';
import { relayPagination } from '@urql/exchange-graphcache/extras';
import { authExchange } from '@urql/exchange-auth';
import { Client, fetchExchange, type CombinedError } from 'urql';
import * as session from '@/lib/session';

/** Values without an identity of their own are stored inside their parent. */
const EMBEDDED = [
  'Address',
  'BrandFacet',
  'CategoryFacet',
  'FieldChange',
  'Money',
  'PageInfo',
  'PriceRangeFacet',
  'ProductFacets',
  'StatusFacet',
  'KindFacet',
  'TotalCount',
  'Viewer',
];

function cache() {
  return cacheExchange({
    keys: Object.fromEntries(EMBEDDED.map((name) => [name, () => null])),
    resolvers: {
      Client: {
        timeline: relayPagination(),
      },
      Query: {
        categories: relayPagination(),
        clients: relayPagination(),
        products: relayPagination(),
      },
    },
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
        await session.refresh();
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

/** A client with an empty cache: one per signed-in person, so that nothing of another one's can be seen. */
export function createClient(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [cache(), auth(), fetchExchange],
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
}

/** What a person needs to know about an error: what kind it is and how to name it to somebody who can help. */
export function describeFailure(error: CombinedError): Failure {
  const response = error.response as Response | undefined;
  const first = error.graphQLErrors[0];
  const extension = first?.extensions['requestId'];
  const requestId =
    typeof extension === 'string' ? extension : (response?.headers.get('x-request-id') ?? null);
  const message = first?.message ?? error.networkError?.message ?? error.message;
  return { kind: kindOf(error, response), message, requestId };
}

function kindOf(error: CombinedError, response: Response | undefined): Failure['kind'] {
  const code = error.graphQLErrors[0]?.extensions['code'];
  if (code === 'FORBIDDEN') return 'refused';
  if (isUnauthenticated(error)) return 'signed-out';
  if (code === 'RATE_LIMITED' || response?.status === 429) return 'throttled';
  if (error.networkError && response === undefined) return 'unreachable';
  return 'failed';
}

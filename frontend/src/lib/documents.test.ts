import { Client, fetchExchange } from 'urql';
import { beforeEach, expect, it, vi } from 'vitest';
import { ClientCountDocument } from '@/gql/graphql';
import persisted from '@/gql/persisted-documents.json';
import { createFetch, documents } from '@/lib/documents';
import { createClient } from '@/lib/graphql';
import * as session from '@/lib/session';

const fetched = vi.fn<typeof fetch>();

const data = { clients: { __typename: 'ClientConnection', totalCount: null } };

function answer(status: number, body: unknown) {
  const headers = { 'content-type': 'application/graphql-response+json' };
  return Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
}

const unknown = () =>
  answer(404, { errors: [{ message: '', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });

function sent(call: number): Record<string, unknown> {
  return JSON.parse(fetched.mock.calls[call]?.[1]?.body as string) as Record<string, unknown>;
}

beforeEach(() => {
  fetched.mockReset();
  vi.stubGlobal('fetch', fetched);
});

it('names a document of the build and does not send its text', async () => {
  vi.spyOn(session, 'isFresh').mockReturnValue(true);
  fetched.mockImplementation(() => answer(200, { data }));
  const result = await createClient().query(
    ClientCountDocument,
    {},
    { requestPolicy: 'network-only' },
  );
  expect(result.error).toBeUndefined();
  const body = sent(0);
  expect(Object.keys(body)).toEqual(['documentId', 'operationName', 'variables']);
  const hash = (body['documentId'] as string).replace('sha256:', '') as keyof typeof persisted;
  expect(persisted[hash]).toContain('query ClientCount(');
});

it('sends the text where the server is another version, and goes on so', async () => {
  fetched.mockImplementationOnce(unknown).mockImplementation(() => answer(200, { data }));
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [documents(), fetchExchange],
    fetch: createFetch(),
  });
  for (const calls of [2, 3]) {
    const result = await client.query(ClientCountDocument, {});
    expect(result.data).toEqual(data);
    expect(fetched).toHaveBeenCalledTimes(calls);
    expect(Object.keys(sent(calls - 1))).toEqual(['query', 'operationName', 'variables']);
    expect(sent(calls - 1)['query']).toContain('query ClientCount(');
  }
});

it('leaves other answers as they are', async () => {
  fetched.mockImplementation(() =>
    answer(404, { errors: [{ message: 'gone', extensions: { code: 'NOT_FOUND' } }] }),
  );
  const client = new Client({
    url: '/graphql',
    exchanges: [documents(), fetchExchange],
    fetch: createFetch(),
  });
  const result = await client.query(ClientCountDocument, {});
  expect(result.error?.graphQLErrors[0]?.extensions['code']).toBe('NOT_FOUND');
  expect(fetched).toHaveBeenCalledOnce();
});

it('asks nothing of whoever signs out, and hears nothing of what was asked', async () => {
  vi.spyOn(session, 'isFresh').mockReturnValue(true);
  const leaving = new AbortController();
  vi.spyOn(session, 'leavingSignal').mockReturnValue(leaving.signal);
  fetched.mockImplementation(
    (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError')));
      }),
  );
  const client = createClient();
  const told = vi.fn();
  client.query(ClientCountDocument, {}).subscribe(told);
  await vi.waitFor(() => expect(fetched).toHaveBeenCalledOnce());
  leaving.abort();
  client.query(ClientCountDocument, { search: 'Kobold' }).subscribe(told);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(fetched).toHaveBeenCalledOnce();
  expect(told).not.toHaveBeenCalled();
});

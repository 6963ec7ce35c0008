import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange } from 'urql';
import { expect, it, vi } from 'vitest';
import { chain } from './chain';

const LIST = `
  query List($after: String) {
    clients(first: 2, after: $after) {
      __typename
      nodes {
        __typename
        id
      }
      pageInfo {
        __typename
        hasNextPage
        endCursor
      }
    }
  }
`;

interface Answer {
  clients: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean } };
}

/** A server with a list of records in order, two a page; a cursor is the last record's id. */
function setUp(...records: string[]) {
  const fetched = vi.fn<typeof fetch>((_input, init) => {
    const { variables } = JSON.parse(init?.body as string) as { variables: { after?: string } };
    const left = records.filter((id) => id > (variables.after ?? ''));
    const page = left.slice(0, 2);
    const clients = {
      __typename: 'ClientConnection',
      nodes: page.map((id) => ({ __typename: 'Client', id })),
      pageInfo: {
        __typename: 'PageInfo',
        hasNextPage: left.length > 2,
        endCursor: page.at(-1) ?? null,
      },
    };
    return Promise.resolve(Response.json({ data: { clients } }));
  });
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch: fetched,
    exchanges: [
      cacheExchange({
        keys: { PageInfo: () => null, ClientConnection: () => null },
        resolvers: { Query: { clients: chain() } },
      }),
      fetchExchange,
    ],
  });
  const read = async (after: string | null) => {
    const { data } = await client
      .query<Answer>(LIST, { after }, { requestPolicy: 'network-only' })
      .toPromise();
    return [data?.clients.nodes.map(({ id }) => id).join(''), data?.clients.pageInfo.hasNextPage];
  };
  return { read, records };
}

it('shows pages as one list', async () => {
  const { read } = setUp('b', 'd', 'f', 'h', 'j');
  expect(await read(null)).toEqual(['bd', true]);
  expect(await read('d')).toEqual(['bdfh', true]);
  expect(await read('h')).toEqual(['bdfhj', false]);
});

it('leaves no hole where something was added, and nothing of what is gone', async () => {
  const { read, records } = setUp('b', 'd', 'f', 'h', 'j');
  await read(null);
  await read('d');
  records.splice(0, 1, 'a', 'b', 'c');
  expect(await read(null)).toEqual(['ab', true]);
  expect(await read('b')).toEqual(['abcd', true]);
  records.splice(0, 2);
  expect(await read(null)).toEqual(['cd', true]);
  expect(await read('d')).toEqual(['cdfh', true]);
});

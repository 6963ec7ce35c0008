import { cacheExchange } from '@urql/exchange-graphcache';
import { parse } from 'graphql';
import { Client, fetchExchange, type TypedDocumentNode } from 'urql';
import { expect, it, vi } from 'vitest';
import { PageList, type Cursor } from './page-list';

interface Answer {
  clients: {
    nodes: { id: string; name: string }[];
    pageInfo: { hasNextPage: boolean; endCursor: string | null };
  } | null;
}

// A document of this test, not one of the application.
const TEXT = `
  query List($after: String) {
    clients(first: 2, after: $after) {
      __typename
      nodes {
        __typename
        id
        name
      }
      pageInfo {
        __typename
        hasNextPage
        endCursor
      }
    }
  }
`;
/** One record alone. */
const ONE: TypedDocumentNode<object, { id: string }> = parse(
  'query One($id: ID!) { client(id: $id) { __typename id name } }',
);
const LIST: TypedDocumentNode<Answer, { after?: Cursor }> = parse(TEXT);

/** A server with a list of records in order, two a page; a cursor is the last record's id. */
function setUp(...records: string[]) {
  const state = { records, names: {} as Record<string, string>, isDown: false };
  const fetched = vi.fn<typeof fetch>((_input, init) => {
    if (state.isDown) return Promise.reject(new TypeError('Failed to fetch'));
    const { variables } = JSON.parse(init?.body as string) as {
      variables: { after?: string; id?: string };
    };
    const named = (id: string) => ({ __typename: 'Client', id, name: state.names[id] ?? id });
    if (variables.id !== undefined) {
      return Promise.resolve(Response.json({ data: { client: named(variables.id) } }));
    }
    const left = state.records.filter((id) => id > (variables.after ?? ''));
    const page = left.slice(0, 2);
    const clients = {
      __typename: 'ClientConnection',
      nodes: page.map(named),
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
    requestPolicy: 'cache-and-network',
    exchanges: [
      cacheExchange({ keys: { PageInfo: () => null, ClientConnection: () => null } }),
      fetchExchange,
    ],
  });
  const open = (cursors: readonly Cursor[] = [null]) => {
    const asked = { query: LIST, variables: {}, connection: ({ clients }: Answer) => clients };
    const list = new PageList(client, asked, cursors);
    const close = list.subscribe(() => undefined);
    const page = () => list.read().data?.clients;
    const shown = () =>
      page()
        ?.nodes.map(({ id }) => id)
        .join('') ?? '';
    const more = async () => {
      list.goOn(page()?.pageInfo.endCursor);
      await vi.waitFor(() => expect(list.read().fetching).toBe(false));
    };
    const names = () =>
      page()
        ?.nodes.map(({ name }) => name)
        .join('');
    return { list, shown, names, more, close, hasMore: () => page()?.pageInfo.hasNextPage };
  };
  return { state, fetched, client, open };
}

it('shows pages as one list, and asks for each of them once', async () => {
  const { fetched, open } = setUp('b', 'd', 'f', 'h', 'j');
  const { shown, more, hasMore } = open();
  await vi.waitFor(() => expect(shown()).toBe('bd'));
  await more();
  expect([shown(), hasMore()]).toEqual(['bdfh', true]);
  await more();
  expect([shown(), hasMore()]).toEqual(['bdfhj', false]);
  expect(fetched).toHaveBeenCalledTimes(3);
});

it('is as it was until it has been read anew, and then has no hole and nothing of what is gone', async () => {
  const { state, open } = setUp('b', 'd', 'f', 'h', 'j');
  const { list, shown, more } = open();
  await vi.waitFor(() => expect(shown()).toBe('bd'));
  await more();
  state.records = ['a', 'b', 'c', 'f', 'h', 'j'];
  const seen = new Set<string>();
  list.subscribe(() => seen.add(shown()));
  expect(await list.reread()).toBe(true);
  expect(shown()).toBe('abcf');
  expect([...seen]).toEqual(['abcf']);
  expect(list.read().isQuiet).toBe(true);
});

it('keeps what it has when it cannot be read anew, and says so', async () => {
  const { state, open } = setUp('b', 'd', 'f');
  const { list, shown } = open();
  await vi.waitFor(() => expect(shown()).toBe('bd'));
  state.isDown = true;
  expect(await list.reread()).toBe(false);
  expect(shown()).toBe('bd');
  state.isDown = false;
  expect(await list.reread()).toBe(true);
  expect(list.read().error).toBeUndefined();
});

it('can be asked again for a page that did not come', async () => {
  const { state, open } = setUp('b', 'd', 'f');
  const { list, shown, more } = open();
  await vi.waitFor(() => expect(shown()).toBe('bd'));
  state.isDown = true;
  await more();
  expect([shown(), list.read().error?.networkError?.message]).toEqual(['bd', 'Failed to fetch']);
  state.isDown = false;
  list.retry();
  await vi.waitFor(() => expect(shown()).toBe('bdf'));
  expect(list.read().error).toBeUndefined();
});

it('is there at once as far as it was read when one comes back to it', async () => {
  const { open } = setUp('b', 'd', 'f', 'h');
  const { list, shown, more, close } = open();
  await vi.waitFor(() => expect(shown()).toBe('bd'));
  await more();
  close();
  expect(open(list.read().cursors).shown()).toBe('bdfh');
});

it('learns what changes out of sight when it comes into sight again', async () => {
  const { state, client, open } = setUp('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j');
  const { list, names, more } = open();
  await vi.waitFor(() => expect(names()).toBe('ab'));
  for (let page = 2; page <= 5; page += 1) await more();
  const told = vi.fn();
  list.subscribe(told);
  const changed = async (id: string) => {
    state.names[id] = id.toUpperCase();
    await client.query(ONE, { id }, { requestPolicy: 'network-only' }).toPromise();
  };

  list.watch(8, 9);
  await changed('a');
  expect([names(), told.mock.calls.length]).toEqual(['abcdefghij', 0]);
  await changed('h');
  expect(names()).toBe('abcdefgHij');

  list.watch(2, 3);
  expect(names()).toBe('AbcdefgHij');
  await list.reread();
  expect(names()).toBe('AbcdefgHij');
});

import { cacheExchange } from '@urql/exchange-graphcache';
import { Client, fetchExchange } from 'urql';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ClientTimelineDocument, NoteHistoryDocument } from '@/gql/graphql';
import { createClient } from '@/lib/graphql';
import { askForMisses } from '@/lib/misses';
import * as session from '@/lib/session';

const NAMED = '{ client { __typename id owner { __typename id name } } }';
const BARE = '{ client { __typename id owner { __typename id } } }';

const owner = { __typename: 'User', id: '1', name: 'Ada' };

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server whose client has an owner; `spoil` gives it another one and asks less of them. */
function setUp() {
  let now = owner;
  const fetched = vi.fn<typeof fetch>((_input, init) => {
    const { query } = JSON.parse(init?.body as string) as { query: string };
    const { name, ...bare } = now;
    const shown = query.includes('name') ? { ...bare, name } : bare;
    const client = { __typename: 'Client', id: '1', owner: shown };
    return Promise.resolve(Response.json({ data: { client } }));
  });
  const client = new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch: fetched,
    exchanges: [askForMisses(cacheExchange({})), fetchExchange],
  });
  const seen: (string | undefined)[] = [];
  client.query(NAMED, {}).subscribe(({ data }) => {
    seen.push((data as { client?: { owner: { name: string } } } | undefined)?.client?.owner.name);
  });
  const spoil = async (id: string, name: string) => {
    now = { ...owner, id, name };
    await client.query(BARE, {}, { requestPolicy: 'network-only' }).toPromise();
  };
  return { client, fetched, seen, spoil };
}

it('asks anew what an answer to another question has left without a part of its own', async () => {
  const { seen, spoil } = setUp();
  await vi.waitFor(() => expect(seen).toEqual(['Ada']));
  await spoil('2', 'Bea');
  await vi.waitFor(() => expect(seen.at(-1)).toBe('Bea'));
});

it('asks no more than once in five seconds, and then what came last', async () => {
  const { seen, fetched, spoil } = setUp();
  await vi.waitFor(() => expect(seen).toEqual(['Ada']));
  await spoil('2', 'Bea');
  await vi.waitFor(() => expect(seen.at(-1)).toBe('Bea'));
  await spoil('3', 'Cem');
  await spoil('4', 'Dea');
  expect(fetched).toHaveBeenCalledTimes(5);
  await vi.advanceTimersByTimeAsync(5_000);
  await vi.waitFor(() => expect(seen.at(-1)).toBe('Dea'));
  expect(fetched).toHaveBeenCalledTimes(6);
});

it('leaves the timeline of a client as it is when the history of a note was read', async () => {
  vi.spyOn(session, 'isFresh').mockReturnValue(true);
  const actor = { __typename: 'User', id: 'u', name: 'Ada' };
  const change = (id: string, type: string) => ({
    __typename: 'RecordChange',
    id,
    occurredAt: '2026-01-01T00:00:00Z',
    action: 'CREATE',
    type,
    actor,
    record: { __typename: type },
    changes: [
      {
        __typename: 'FieldChange',
        field: 'client',
        before: null,
        after: 'c',
        recordsBefore: [],
        recordsAfter: [{ __typename: 'Client', id: 'c', name: 'Kobold' }],
      },
    ],
  });
  const note = {
    __typename: 'Note',
    id: 'n',
    version: 1,
    kind: 'NOTE',
    title: 'Delivery',
    body: 'Before ten.',
    visibility: 'SHARED',
    isPinned: false,
    happenedAt: '2026-01-01T00:00:00Z',
    dueAt: null,
    completedAt: null,
    editedAt: null,
    author: actor,
    assignee: null,
    mentions: [],
  };
  const timeline = {
    __typename: 'TimelineItemConnection',
    nodes: [note, change('r1', 'Client')],
    pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
  };
  const history = { __typename: 'RecordChangeConnection', nodes: [change('r2', 'Note')] };
  vi.stubGlobal('fetch', (_input: unknown, init: RequestInit) => {
    const { operationName } = JSON.parse(init.body as string) as { operationName: string };
    const data =
      operationName === 'ClientTimeline'
        ? { client: { __typename: 'Client', id: 'c', timeline } }
        : { note: { __typename: 'Note', id: 'n', history } };
    return Promise.resolve(Response.json({ data: { __typename: 'Query', ...data } }));
  });
  const client = createClient();
  const variables = { id: 'c', kinds: null };
  await client.query(ClientTimelineDocument, variables).toPromise();
  await client.query(NoteHistoryDocument, { id: 'n' }).toPromise();
  const read = client.readQuery(ClientTimelineDocument, variables, { requestPolicy: 'cache-only' });
  expect(read?.data?.client?.timeline?.nodes.map(({ id }) => id)).toEqual(['n', 'r1']);
});

import { buildSchema, parse, validate } from 'graphql';
import type { ClientOptions, Sink } from 'graphql-ws';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import sdl from '../../../schema.graphql?raw';
import * as live from './live';
import * as session from './session';

interface Opened {
  payload: { query: string; variables: { after: string | null } };
  sink: Sink<{ data: { told: object } }>;
}

let options: ClientOptions;
let opened: Opened[];
const terminate = vi.fn();
const dispose = vi.fn();

vi.mock('graphql-ws', () => ({
  createClient: (given: ClientOptions) => {
    options = given;
    return {
      terminate,
      dispose,
      subscribe: (payload: Opened['payload'], sink: Opened['sink']) => {
        opened.push({ payload, sink });
        return () => undefined;
      },
    };
  },
}));

let token = 'first';
let renew: () => void;
let close: () => void;
let heard: live.LiveEvent[];
let deafen: () => void;

/** What the library does when a socket was accepted. */
async function accept() {
  await (options.url as () => Promise<string>)();
  const params = options.connectionParams as () => object;
  const payload = params();
  options.on?.connected?.(null, undefined, false);
  return payload;
}

function of(topic: live.Topic): Opened {
  const found = opened.filter(({ payload }) => payload.query === live.SUBSCRIPTIONS[topic]).at(-1);
  if (!found) throw new Error(`Nothing listens to ${topic}.`);
  return found;
}

function next(topic: live.Topic, told: object) {
  of(topic).sink.next({ data: { told } });
}

beforeEach(async () => {
  vi.useFakeTimers();
  opened = [];
  heard = [];
  token = 'first';
  terminate.mockClear();
  dispose.mockClear();
  vi.spyOn(session, 'accessToken').mockImplementation(() => token);
  vi.spyOn(session, 'isFresh').mockReturnValue(true);
  vi.spyOn(session, 'onToken').mockImplementation((listener) => {
    renew = listener;
    return () => undefined;
  });
  deafen = live.listen((event) => heard.push(event));
  close = live.open();
  await vi.advanceTimersByTimeAsync(1_000);
  await vi.dynamicImportSettled();
});

afterEach(() => {
  close();
  deafen();
  vi.useRealTimers();
});

it('asks what the schema can answer', () => {
  const schema = buildSchema(sdl);
  for (const query of Object.values(live.SUBSCRIPTIONS)) {
    expect(validate(schema, parse(query))).toEqual([]);
  }
});

it('tells that anything may have changed after a connection without a cursor, else goes on from it', async () => {
  expect(await accept()).toEqual({ authorization: 'Bearer first' });
  expect(heard.map(({ topic, id }) => [topic, id])).toEqual([
    ['client', null],
    ['note', null],
    ['deal', null],
    ['product', null],
    ['notification', null],
  ]);
  heard = [];
  next('client', { recordId: 'a', cursor: '7' });
  next('note', { recordId: 'n', cursor: '8', record: { client: { id: 'a' } } });
  next('note', { recordId: 'gone', cursor: '9', record: null });
  expect(heard).toEqual([
    { topic: 'client', id: 'a', client: null },
    { topic: 'note', id: 'n', client: 'a' },
    { topic: 'note', id: 'gone', client: null },
  ]);
  expect(of('note').payload.variables.after).toBe('9');
  heard = [];
  options.on?.closed?.({ code: 1006, reason: '' });
  await accept();
  expect(heard.map(({ topic }) => topic)).toEqual(['deal', 'product', 'notification']);
});

it('reads anew when its cursor is too old', async () => {
  await accept();
  next('client', { recordId: 'a', cursor: '7' });
  heard = [];
  of('client').sink.error([{ extensions: { code: 'RESUME_WINDOW_EXCEEDED' } }]);
  await vi.advanceTimersByTimeAsync(1);
  expect(of('client').payload.variables.after).toBeNull();
  expect(heard).toEqual([{ topic: 'client', id: null, client: null }]);
});

it('leaves alone what may not be listened to, and tries the rest again', async () => {
  await accept();
  of('deal').sink.error([{ extensions: { code: 'FORBIDDEN' } }]);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened).toHaveLength(5);
  expect(live.isAway.get()).toBe(false);
  of('note').sink.error({ code: 4429, reason: '' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(live.isAway.get()).toBe(true);
  await vi.advanceTimersByTimeAsync(40_000);
  expect(opened).toHaveLength(6);
  expect(live.isAway.get()).toBe(false);
});

it('says that it is away only after a few seconds, and no longer once it is back', async () => {
  await accept();
  options.on?.closed?.({ code: 1006, reason: '' });
  await vi.advanceTimersByTimeAsync(3_000);
  await accept();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(live.isAway.get()).toBe(false);
  options.on?.closed?.({ code: 1006, reason: '' });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(live.isAway.get()).toBe(true);
  await accept();
  expect(live.isAway.get()).toBe(false);
});

it('connects again with a new token, and asks for one when the old one is refused', async () => {
  await accept();
  renew();
  expect(terminate).not.toHaveBeenCalled();
  token = 'second';
  renew();
  expect(terminate).toHaveBeenCalledOnce();
  options.on?.closed?.({ code: 4499, reason: '' });
  expect(await accept()).toEqual({ authorization: 'Bearer second' });
  const refresh = vi.spyOn(session, 'refresh').mockResolvedValue(true);
  options.on?.closed?.({ code: 4403, reason: '' });
  await accept();
  expect(refresh).toHaveBeenCalledOnce();
});

it('waits longer and longer between attempts, but not once the network is back', async () => {
  const isOver = async (retries: number, after: number) => {
    const over = vi.fn();
    void options.retryWait?.(retries).then(over);
    await vi.advanceTimersByTimeAsync(after);
    return over.mock.calls.length === 1;
  };
  expect(await isOver(0, 1_000)).toBe(true);
  expect(await isOver(5, 8_000)).toBe(false);
  window.dispatchEvent(new Event('online'));
  expect(await isOver(20, 30_000)).toBe(true);
});

it('takes a socket for dead that does not answer', async () => {
  await accept();
  options.on?.ping?.(false, undefined);
  options.on?.pong?.(true, undefined);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(terminate).not.toHaveBeenCalled();
  options.on?.ping?.(false, undefined);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(terminate).toHaveBeenCalledOnce();
});

it('closes when the person leaves', async () => {
  await accept();
  close();
  expect(dispose).toHaveBeenCalledOnce();
  of('client').sink.complete();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened).toHaveLength(5);
});

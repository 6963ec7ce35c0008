/**
 * What others change, as it happens: one WebSocket per tab, open while somebody is signed in.
 *
 * Nothing depends on it. Where it cannot be opened, the page works as before and `isAway` says so.
 */
import type { Client, createClient } from 'graphql-ws';
import * as session from '@/lib/session';
import { store } from '@/lib/stores';

/** Each asks for ids alone: a screen reads anew what it shows, by its own query and in its own order. */
export const SUBSCRIPTIONS = {
  client: `subscription ClientsLive($after: String) {
    told: clientChanged(after: $after) { recordId cursor }
  }`,
  note: `subscription NotesLive($after: String) {
    told: noteChanged(after: $after) { recordId cursor record: note { client { id } } }
  }`,
  deal: `subscription DealsLive($after: String) {
    told: dealChanged(after: $after) { recordId cursor record: deal { client { id } } }
  }`,
  product: `subscription ProductsLive($after: String) {
    told: productChanged(after: $after) { recordId cursor }
  }`,
  notification: `subscription NotificationsLive($after: String) {
    told: notificationReceived(after: $after) { recordId cursor }
  }`,
};

export type Topic = keyof typeof SUBSCRIPTIONS;

export interface LiveEvent {
  topic: Topic;
  /** Null: any of them may have changed. */
  id: string | null;
  /** Of a note or deal: whose it is; null where that cannot be known, for example because it is gone. */
  client: string | null;
}

interface Told {
  recordId: string;
  cursor: string;
  record?: { client?: { id: string } | null } | null;
}

const AFTER_FIRST_DRAW = 800;
const PONG_WITHIN = 5_000;
const AWAY_AFTER = 5_000;
const AGAIN_AFTER = 30_000;

/** Live updates have been away for longer than a few seconds. */
export const isAway = store(false);

const listeners = new Set<(event: LiveEvent) => void>();

export function listen(listener: (event: LiveEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(event: LiveEvent) {
  for (const listener of listeners) listener(event);
}

/** Tells what is on screen that something was changed here: everything reads anew, whether live updates are there or not. */
export function announce() {
  for (const topic of Object.keys(SUBSCRIPTIONS) as Topic[]) {
    tell({ topic, id: null, client: null });
  }
}

/** Connects once the first screen has been drawn; what it returns closes. */
export function open(): () => void {
  let close: (() => void) | null = null;
  let isOver = false;
  const timer = setTimeout(() => {
    import('graphql-ws').then(
      (library) => {
        if (!isOver) close = connect(library.createClient);
      },
      () => isAway.set(true),
    );
  }, AFTER_FIRST_DRAW);
  return () => {
    isOver = true;
    clearTimeout(timer);
    close?.();
    isAway.set(false);
  };
}

/** Says that live updates are away, but not of an interruption that nobody would notice. */
function createSign() {
  const troubles = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    set(trouble: string, isThere: boolean) {
      if (isThere) troubles.add(trouble);
      else troubles.delete(trouble);
      if (troubles.size > 0) {
        timer ??= setTimeout(() => isAway.set(true), AWAY_AFTER);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      isAway.set(false);
    },
    stop: () => clearTimeout(timer),
  };
}

type Sign = ReturnType<typeof createSign>;

function connect(create: typeof createClient): () => void {
  const sign = createSign();
  sign.set('connection', true);
  // The token of the connection; the server closes it when the token ends.
  let token: string | null = null;
  let isRefused = false;
  let pong: ReturnType<typeof setTimeout> | undefined;
  const follows: Follow[] = [];
  const client = create({
    url: async () => {
      if (isRefused || !session.isFresh()) await session.refresh();
      isRefused = false;
      return `${window.location.origin.replace(/^http/, 'ws')}/graphql`;
    },
    connectionParams: () => {
      token = session.accessToken();
      return { authorization: `Bearer ${token ?? ''}` };
    },
    retryAttempts: Infinity,
    retryWait: pause,
    shouldRetry: () => true,
    keepAlive: 15_000,
    on: {
      connected: () => {
        sign.set('connection', false);
        for (const follow of follows) follow.connected();
      },
      closed: (event) => {
        token = null;
        clearTimeout(pong);
        isRefused = (event as Partial<CloseEvent>).code === 4403;
        sign.set('connection', true);
      },
      ping: (isReceived) => {
        if (!isReceived) pong = setTimeout(() => client.terminate(), PONG_WITHIN);
      },
      pong: (isReceived) => {
        if (isReceived) clearTimeout(pong);
      },
    },
  });
  for (const topic of Object.keys(SUBSCRIPTIONS) as Topic[]) {
    follows.push(follow(client, topic, sign));
  }
  const forget = session.onToken(() => {
    if (token !== null && token !== session.accessToken()) client.terminate();
  });
  // A socket does not always notice that the network is gone.
  const onOffline = () => client.terminate();
  window.addEventListener('offline', onOffline);
  return () => {
    window.removeEventListener('offline', onOffline);
    forget();
    for (const follow of follows) follow.stop();
    sign.stop();
    clearTimeout(pong);
    // It rejects where there is no connection to close.
    Promise.resolve(client.dispose()).catch(() => undefined);
  };
}

/** Grows from under a second to half a minute, differs between tabs, and ends when the network is back. */
function pause(retries: number): Promise<void> {
  const longest = Math.min(1_000 * 2 ** retries, 30_000);
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, longest * (0.3 + Math.random() * 0.7));
    window.addEventListener('online', done);
  });
}

interface Follow {
  connected: () => void;
  stop: () => void;
}

/** Keeps one subscription going: from its last event where there was one, else by telling that anything may have changed. */
function follow(client: Client, topic: Topic, sign: Sign): Follow {
  // Every connection sends it anew, with the cursor as it is then.
  const variables: { after: string | null } = { after: null };
  let isOver = false;
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function connected() {
    if (variables.after === null) tell({ topic, id: null, client: null });
  }
  function begin() {
    sign.set(topic, false);
    stop = client.subscribe<{ told: Told }>(
      { query: SUBSCRIPTIONS[topic], variables },
      {
        next: ({ data }) => {
          if (!data) return;
          const { cursor, recordId, record } = data.told;
          variables.after = cursor;
          tell({ topic, id: recordId, client: record?.client?.id ?? null });
        },
        error: failed,
        complete: () => again(),
      },
    );
  }
  function failed(cause: unknown) {
    const code = codeOf(cause);
    if (code === 'FORBIDDEN') return;
    if (code === 'RESUME_WINDOW_EXCEEDED') variables.after = null;
    again(code === 'RESUME_WINDOW_EXCEEDED' ? 0 : AGAIN_AFTER);
  }
  function again(after = AGAIN_AFTER) {
    if (isOver) return;
    if (after > 0) sign.set(topic, true);
    // Not all tabs at once.
    const wait = after * (1 + Math.random() / 2);
    timer = setTimeout(() => {
      begin();
      connected();
    }, wait);
  }
  begin();
  return {
    connected,
    stop: () => {
      isOver = true;
      clearTimeout(timer);
      stop?.();
    },
  };
}

/** The code of an operation's first error; undefined for a connection that was closed. */
function codeOf(cause: unknown): unknown {
  const [first] = Array.isArray(cause) ? (cause as { extensions?: { code?: unknown } }[]) : [];
  return first?.extensions?.code;
}

import {
  createRequest,
  type Client,
  type CombinedError,
  type OperationResult,
  type RequestPolicy,
  type TypedDocumentNode,
} from 'urql';
import { pipe, subscribe } from 'wonka';

export type Cursor = string | null;

export interface Connection {
  nodes: readonly unknown[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null | undefined };
}

export interface Paged<Data, Asked extends object> {
  query: TypedDocumentNode<Data, Asked & { after?: Cursor }>;
  variables: Asked;
  connection: (data: Data) => Connection | null | undefined;
  requestPolicy?: RequestPolicy;
}

interface Page<Data> {
  after: Cursor;
  data: Data | undefined;
  error: CombinedError | undefined;
  isAnswered: boolean;
  /** Out of sight: what changes of its records it learns when it comes into sight again. */
  isAsleep: boolean;
  forget: () => void;
}

/** A list as far as it was read. */
export interface PagesRead<Data> {
  /** The answer to the last page, with the records of all pages; undefined until the first one is here. */
  data: Data | undefined;
  error: CombinedError | undefined;
  /** A page has not come yet. */
  fetching: boolean;
  /** Where each page starts. */
  cursors: readonly Cursor[];
  /** It was read anew without anybody asking: what changes is not for reading out. */
  isQuiet: boolean;
}

/**
 * A list that is read page by page and shown as one. Each page is a question of its own, so that the next one costs the same
 * however long the list is.
 */
export class PageList<Data, Asked extends object> {
  readonly #client: Client;
  readonly #asked: Paged<Data, Asked>;
  readonly #listeners = new Set<() => void>();
  #pages: Page<Data>[];
  #read: PagesRead<Data>;
  /** What it looks like does not change while it is read anew. */
  #holds = 0;
  /** The first and the last record in sight; all of them until somebody says. */
  #sight: readonly [number, number] = [0, Infinity];

  /** `cursors` are where the pages start that were read when one was here before. */
  constructor(client: Client, asked: Paged<Data, Asked>, cursors: readonly Cursor[]) {
    this.#client = client;
    this.#asked = asked;
    this.#pages = cursors.map((after) => this.#kept(after));
    this.#read = this.#merged(false);
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) this.#start();
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) for (const page of this.#pages) page.forget();
    };
  };

  read = (): PagesRead<Data> => this.#read;

  /** Reads the page that starts there, unless that is done already. */
  goOn = (after: Cursor | undefined): void => {
    if (after == null || this.#pages.some((page) => page.after === after)) return;
    this.#pages.push(this.#fresh(after));
    this.#ask(this.#pages.length - 1);
    this.#tell();
  };

  /**
   * Tells which records are in sight. The cache reads every page that is awake again whenever another one comes that has a
   * record in common with it, an owner say: of a long list only the pages around those in sight are.
   */
  watch = (first: number, last: number): void => {
    this.#sight = [first, last];
    const [from, to] = this.#near();
    const waking: number[] = [];
    this.#pages.forEach((page, at) => {
      const isNear = at >= from && at <= to;
      if (isNear && page.isAsleep) waking.push(at);
      if (isNear || !page.isAnswered || page.error) return;
      page.forget();
      page.isAsleep = true;
    });
    if (waking.length === 0) return;
    this.#holds += 1;
    for (const at of waking) this.#ask(at, 'cache-first');
    this.#holds -= 1;
    this.#tell();
  };

  /** The pages in sight, and one on each side of them. */
  #near(): readonly [number, number] {
    const [first, last] = this.#sight;
    let [from, to, count] = [0, 0, 0];
    this.#pages.forEach((page, at) => {
      if (count <= first) from = at;
      if (count <= last) to = at;
      count += this.#connection(page)?.nodes.length ?? 0;
    });
    return [from - 1, to + 1];
  }

  #connection({ data }: Page<Data>): Connection | null | undefined {
    return data && this.#asked.connection(data);
  }

  /** Asks once more for what has not come. */
  retry = (): void => {
    const failed = this.#pages.findIndex(({ error }) => error !== undefined);
    this.#ask(Math.max(failed, 0), 'network-only');
    this.#tell();
  };

  /** Reads it anew from its top as far as it was read, while it stays as it was, so that nothing jumps; says whether it could. */
  reread = async (): Promise<boolean> => {
    this.#holds += 1;
    const cursors: Cursor[] = [];
    const { connection } = this.#asked;
    try {
      let after: Cursor = null;
      while (cursors.length < this.#pages.length) {
        const { data, error } = await this.#question(after, 'network-only').toPromise();
        if (error) return false;
        cursors.push(after);
        const info: Connection['pageInfo'] | undefined = data && connection(data)?.pageInfo;
        if (!info?.hasNextPage || info.endCursor == null) break;
        after = info.endCursor;
      }
      for (const page of this.#pages) page.forget();
      this.#pages = cursors.map((cursor) => this.#kept(cursor));
      // Those in sight wake up at once.
      for (const page of this.#pages) page.isAsleep = true;
      if (this.#listeners.size > 0) this.watch(...this.#sight);
      return true;
    } finally {
      this.#holds -= 1;
      this.#tell(true);
    }
  };

  #start() {
    const last = this.#pages.length - 1;
    // Of a list one comes back to only the end is asked for again.
    this.#pages.forEach((_, at) => this.#ask(at, at < last ? 'cache-first' : undefined));
    this.#tell();
  }

  #question(after: Cursor, requestPolicy: RequestPolicy | undefined) {
    const { query, variables } = this.#asked;
    return this.#client.executeQuery(
      createRequest(query, { ...variables, after }),
      requestPolicy && { requestPolicy },
    );
  }

  #ask(at: number, requestPolicy = this.#asked.requestPolicy) {
    const page = this.#pages[at];
    if (!page) return;
    page.forget();
    page.isAsleep = false;
    if (page.error) Object.assign(page, { error: undefined, isAnswered: false });
    const subscription = pipe(
      this.#question(page.after, requestPolicy),
      subscribe((result) => this.#answer(page, result)),
    );
    page.forget = () => subscription.unsubscribe();
  }

  #answer(page: Page<Data>, { data, error }: OperationResult<Data>) {
    page.isAnswered = true;
    // A page that came once stays when it cannot be read anew.
    page.data = data ?? page.data;
    page.error = error;
    this.#tell();
  }

  #fresh(after: Cursor): Page<Data> {
    return {
      after,
      data: undefined,
      error: undefined,
      isAnswered: false,
      isAsleep: false,
      forget: () => undefined,
    };
  }

  /** A page as the cache holds it. */
  #kept(after: Cursor): Page<Data> {
    const { query, variables } = this.#asked;
    const asked = { ...variables, after };
    const answer = this.#client.readQuery(query, asked, { requestPolicy: 'cache-only' });
    const data = answer?.data ?? undefined;
    return { ...this.#fresh(after), data, isAnswered: data !== undefined };
  }

  #tell(isQuiet = this.#read.isQuiet) {
    if (this.#holds > 0) return;
    this.#read = this.#merged(isQuiet);
    for (const listener of this.#listeners) listener();
  }

  #merged(isQuiet: boolean): PagesRead<Data> {
    const { connection } = this.#asked;
    const nodes: unknown[] = [];
    let [data, last]: [Data | undefined, Connection | null | undefined] = [undefined, null];
    let isWhole = true;
    for (const page of this.#pages) {
      if (page.data === undefined) break;
      // A change may have moved a record from one page to the next before that was read anew.
      if (last && last.pageInfo.endCursor !== page.after) isWhole = false;
      data = page.data;
      last = connection(data);
      for (const node of last?.nodes ?? []) nodes.push(node);
    }
    const shown = isWhole ? nodes : [...new Map(nodes.map((node) => [idOf(node), node])).values()];
    return {
      data:
        data && last && this.#pages.length > 1
          ? replaced(data, last, { ...last, nodes: shown })
          : data,
      error: this.#pages.find(({ error }) => error !== undefined)?.error,
      fetching: this.#pages.some(({ isAnswered }) => !isAnswered),
      cursors: this.#pages.map(({ after }) => after),
      isQuiet,
    };
  }
}

function idOf(node: unknown): unknown {
  return typeof node === 'object' && node !== null && 'id' in node ? node.id : node;
}

/** The same answer with another connection in place of one. */
function replaced<Data>(data: Data, from: object, to: object): Data {
  if (Object.is(data, from)) return to as Data;
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return data;
  const parts = Object.entries(data).map(([name, part]) => [
    name,
    replaced(part as unknown, from, to),
  ]);
  return Object.fromEntries(parts) as Data;
}

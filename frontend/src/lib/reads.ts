import { store } from '@/lib/stores';

/**
 * What was read last, for when there is no network. It is of whoever signed in last on this browser: signing in, signing out and
 * the end of a session forget it, as does the server's `Clear-Site-Data`.
 */
const NAME = 'tessera.reads';
/** Questions, each with its variables. */
const MOST = 400;
/** Counting them takes the browser longer than a frame, so it is done with the first answer of a page and then now and then. */
const COUNTED_EVERY = 40;

/**
 * The questions whose answers are kept: what people work with. Whatever is not named here never goes to the storage of a browser, so
 * that nothing has to be thought of when a question about secrets, sessions or other people's rights is added.
 */
export const KEPT: ReadonlySet<string> = new Set([
  'Activity',
  'Categories',
  'ClientCount',
  'ClientCurrency',
  'ClientFiles',
  'ClientList',
  'ClientPage',
  'ClientPriceList',
  'ClientTimeline',
  'CustomFieldsOf',
  'DealCount',
  'DealHistory',
  'DealList',
  'DealNotes',
  'DealPage',
  'DealStages',
  'Kept',
  'MyTasks',
  'NoteCount',
  'NoteHistory',
  'NoteList',
  'PinnedNotes',
  'ProductCount',
  'ProductDeals',
  'ProductFacets',
  'ProductList',
  'ProductPage',
  'RecentRecords',
  'RecordName',
  'RightsOfViewer',
  'SavedViews',
  'TouchedClients',
  'Viewer',
]);

/** Whether an answer may be kept, by the name of the question. */
export function isKept(name: string | undefined): boolean {
  return name !== undefined && KEPT.has(name);
}

/** The server could not be reached when it was asked last; what is shown was read before. */
export const isOffline = store(false);

async function open(): Promise<Cache | null> {
  // Missing outside secure contexts; reading then needs a network.
  return 'caches' in globalThis ? await caches.open(NAME).catch(() => null) : null;
}

async function keyOf(question: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(question));
  return `/reads/${Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;
}

let puts = 0;
/** How often all was forgotten: what was asked before belongs to somebody who may have left since. */
let forgettings = 0;

/**
 * Call it before asking; what it returns keeps the answer, if nothing was forgotten meanwhile and where that can be done: a full disk is
 * no reason to complain.
 */
export function keeper(): (question: string, answer: string) => Promise<void> {
  const before = forgettings;
  return (question, answer) => keep(question, answer, before).catch(() => undefined);
}

async function keep(question: string, answer: string, before: number): Promise<void> {
  const key = await keyOf(question);
  if (before !== forgettings) return;
  const cache = await open();
  if (!cache) return;
  await cache.delete(key);
  await cache.put(key, new Response(answer));
  if (before !== forgettings) {
    // It may have been made anew after it was gone.
    await caches.delete(NAME);
    return;
  }
  puts += 1;
  if (puts % COUNTED_EVERY !== 1) return;
  const keys = await cache.keys();
  await Promise.all(keys.slice(0, Math.max(0, keys.length - MOST)).map((old) => cache.delete(old)));
}

export async function findRead(question: string): Promise<string | null> {
  const cache = await open();
  const found = await cache?.match(await keyOf(question));
  return (await found?.text()) ?? null;
}

export async function forgetReads(): Promise<void> {
  forgettings += 1;
  if ('caches' in globalThis) await caches.delete(NAME).catch(() => false);
}

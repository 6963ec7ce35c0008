import { inBrowser, parsed } from '@/lib/storage';
import { store, useStore } from '@/lib/stores';

/** The ids of the records one has opened, the last one first; of the person signed in, on this device. */
const MOST = 8;
const recents = store<readonly string[]>([]);
let key: string | null = null;

function read(): readonly string[] {
  const kept = parsed(inBrowser.get(key ?? ''));
  return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string').slice(0, MOST) : [];
}

export function openRecents(user: string) {
  const own = `tessera.recents.${user}`;
  if (key === own) return;
  key = own;
  recents.set(read());
}

export function noteOpened(id: string) {
  if (key === null) return;
  recents.set([id, ...recents.get().filter((known) => known !== id)].slice(0, MOST));
  inBrowser.set(key, JSON.stringify(recents.get()));
}

export function useRecents(): readonly string[] {
  return useStore(recents);
}

/** The record a path shows, if it shows one. */
export function recordOf(path: string): string | null {
  return /^\/(?:clients|deals|products)\/([\w-]+)$/.exec(path)?.[1] ?? null;
}

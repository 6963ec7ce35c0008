/** Operations that somebody keeps for themselves, in this browser. Signing out empties what the site keeps. */
import { inBrowser, parsed } from '@/lib/storage';
import { store } from '@/lib/stores';

export interface Kept {
  id: string;
  name: string;
  query: string;
  variables: string;
}

const KEY = 'tessera.operations';

function read(): Kept[] {
  const all = parsed(inBrowser.get(KEY));
  return Array.isArray(all) ? (all as Kept[]) : [];
}

export const kept = store(read());

// Another tab keeps, renames or forgets.
addEventListener('storage', (event) => {
  if (event.key === KEY || event.key === null) kept.set(read());
});

function write(all: Kept[]) {
  kept.set(all);
  inBrowser.set(KEY, JSON.stringify(all));
}

/** Keeps an operation; one of the same name is replaced. */
export function keep(operation: Omit<Kept, 'id'>) {
  const others = kept.get().filter(({ name }) => name !== operation.name);
  write([...others, { ...operation, id: `${Date.now()}-${others.length}` }]);
}

export function rename(id: string, name: string) {
  write(kept.get().map((operation) => (operation.id === id ? { ...operation, name } : operation)));
}

export function forget(id: string) {
  write(kept.get().filter((operation) => operation.id !== id));
}

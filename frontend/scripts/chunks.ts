import { fileURLToPath } from 'node:url';

/** What the bundler tells of a module: what it imports at once. */
interface Modules {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

const at = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
const APP = at('app/main.tsx');
const PLAYGROUND = at('graphiql/main.tsx');
const MESSAGES = at('lib/messages/');

const reached = new Map<string, Set<string>>();

/** All modules that a module needs before it can run, and itself. */
function reach(from: string, modules: Modules): Set<string> {
  const known = reached.get(from);
  if (known) return known;
  const found = new Set([from]);
  for (const id of found) {
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  }
  reached.set(from, found);
  return found;
}

/**
 * The file of a module that the application needs at its start: one for what the playground needs as well, one for the rest.
 * Left to itself the bundler makes a file for every set of pages that share a module: forty small ones before anything is shown.
 * All else stays with the bundler (`null`), and so does what awaits the texts of the language: a file must not wait for itself.
 */
export function chunkOf(id: string, modules: Modules): string | null {
  const ofApp = reach(APP, modules);
  if (id === APP || id.startsWith(MESSAGES) || !ofApp.has(id)) return null;
  if (!reach(PLAYGROUND, modules).has(id)) return 'base-app';
  const awaitsTexts = [...reach(id, modules)].some((needed) => needed.startsWith(MESSAGES));
  return awaitsTexts ? null : 'base';
}

import { fileURLToPath } from 'node:url';

/** What the bundler tells of a module: what it imports at once. */
interface Modules {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

const at = (path: string) => fileURLToPath(new URL(`../src/${path}`, import.meta.url));
const APP = at('app/main.tsx');
const PLAYGROUND = at('graphiql/main.tsx');
const MESSAGES = at('lib/messages/');
/** All icons there are, of which the bundler takes those that are used. */
const ALL_ICONS = /\/lucide-react\/dist\/esm\/(lucide-react|icons\/index)\.m?js$/;

/**
 * Pages that are opened one after the other, and how many of them share what goes into one file. What a group needs is in its
 * file or in one further up, so no file waits for one that waits for it.
 */
const GROUPS: readonly { name: string; pages: readonly string[]; sharing: number }[] = [
  { name: 'entrance', pages: ['features/auth/sign-in-page'], sharing: 1 },
  { name: 'shell', pages: ['app/shell'], sharing: 1 },
  {
    name: 'lists',
    pages: [
      'features/home/home-page',
      'features/clients/client-list',
      'features/deals/deals-page',
      'features/notes/note-list',
      'features/products/catalogue',
      'features/users/user-list',
    ],
    sharing: 2,
  },
  {
    name: 'records',
    pages: [
      'features/clients/client-page',
      'features/deals/deal-page',
      'features/products/product-page',
    ],
    sharing: 2,
  },
];

const reached = new Map<string, Set<string>>();

/** All modules that a module needs before it can run, and itself. */
function reach(from: string, modules: Modules): Set<string> {
  const known = reached.get(from);
  if (known) return known;
  const found = new Set([from]);
  for (const id of found) {
    if (ALL_ICONS.test(id)) continue;
    for (const next of modules.getModuleInfo(id)?.importedIds ?? []) found.add(next);
  }
  reached.set(from, found);
  return found;
}

/** The file of a module that pages need beside what the application needs at its start. */
function groupOf(id: string, modules: Modules): string | null {
  if (id.includes('/lucide-react/')) return 'icons';
  const group = GROUPS.find(({ pages, sharing }) => {
    const files = pages.map((page) => at(`${page}.tsx`));
    return files.filter((file) => file !== id && reach(file, modules).has(id)).length >= sharing;
  });
  // The playground does not load whole pages for the little that it has in common with them.
  if (group?.name !== 'entrance' && reach(PLAYGROUND, modules).has(id)) return null;
  return group?.name ?? null;
}

/**
 * The file of a module: one for what the application and the playground need at their start, one for the rest of what the application
 * needs, and one for each group of pages. Left to itself the bundler makes a file for every set of pages that share a module: a
 * hundred small ones before a list is shown, of which a browser fetches six at a time.
 * All else stays with the bundler (`null`), and so does what awaits the texts of the language: a file must not wait for itself.
 */
export function chunkOf(id: string, modules: Modules): string | null {
  const ofApp = reach(APP, modules);
  if (id === APP || id.startsWith(MESSAGES)) return null;
  if (!ofApp.has(id)) return groupOf(id, modules);
  // Pages and the playground have parts of what the application draws at first.
  if (id.endsWith('.module.css')) return 'first-paint';
  if (!reach(PLAYGROUND, modules).has(id)) return 'base-app';
  const awaitsTexts = [...reach(id, modules)].some((needed) => needed.startsWith(MESSAGES));
  return awaitsTexts ? null : 'base';
}

// Writes a script into dist that begins to fetch the files of the page which is opened while those of the application still come.
// Without it a browser learns of them when the application runs. Pages that are not named here wait for that (app/router.tsx).
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const SHELL = 'src/app/shell.tsx';
const SIGN_IN = 'src/features/auth/sign-in-page.tsx';
/** Pages that people begin with, by their paths. */
const PAGES = {
  '^/$': [SHELL, 'src/features/home/home-page.tsx'],
  '^/clients$': [SHELL, 'src/features/clients/client-list.tsx'],
  '^/clients/.': [SHELL, 'src/features/clients/client-page.tsx'],
  '^/deals$': [SHELL, 'src/features/deals/deals-page.tsx'],
  '^/deals/.': [SHELL, 'src/features/deals/deal-page.tsx'],
  '^/products$': [SHELL, 'src/features/products/catalogue.tsx'],
  '^/products/.': [SHELL, 'src/features/products/product-page.tsx'],
  '^/notes$': [SHELL, 'src/features/notes/note-list.tsx'],
};

const place = new URL('.vite/manifest.json', dist);
const manifest = JSON.parse(readFileSync(place, 'utf8'));

/** The files of chunks and of all that those import at once, without those of `known` chunks. */
function filesOf(keys, known) {
  const found = new Set(keys);
  for (const key of found) {
    if (!manifest[key]) throw new Error(`The build has no ${key}.`);
    for (const next of manifest[key].imports ?? []) found.add(next);
  }
  const chunks = [...found].filter((key) => !known.has(key));
  return {
    chunks: found,
    files: new Set(chunks.flatMap((key) => [...(manifest[key].css ?? []), manifest[key].file])),
  };
}

const { chunks: first } = filesOf(['index.html'], new Set());
const files = [];
/** Files as their numbers, as most pages share most of them. */
function numbers(keys) {
  return [...filesOf(keys, first).files].map((file) => {
    if (!files.includes(file)) files.push(file);
    return files.indexOf(file);
  });
}
const pages = Object.entries(PAGES).map(([path, keys]) => [path, numbers(keys)]);
const signIn = numbers([SIGN_IN]);

/** Runs in the browser. Kept in step with lib/session.ts: whoever was not here signs in first. */
function fetchAhead(files, pages, signIn) {
  let wasHere = false;
  try {
    wasHere = localStorage.getItem('tessera.signed-in') !== null;
  } catch {
    // Storage can be switched off: then nobody knows.
  }
  const page = pages.find(([path]) => new RegExp(path).test(location.pathname));
  if (!page && location.pathname !== '/sign-in') return;
  for (const number of wasHere && page ? page[1] : signIn) {
    const link = document.createElement('link');
    const isStyle = files[number].endsWith('.css');
    link.rel = isStyle ? 'preload' : 'modulepreload';
    if (isStyle) link.as = 'style';
    link.crossOrigin = '';
    link.href = '/' + files[number];
    document.head.append(link);
  }
}

const script = `(${fetchAhead})(${[files, pages, signIn].map((part) => JSON.stringify(part))});\n`;
const hash = createHash('sha256').update(script).digest('base64url').slice(0, 8);
const name = `assets/ahead-${hash}.js`;
writeFileSync(new URL(name, dist), script);

const index = new URL('index.html', dist);
const html = readFileSync(index, 'utf8');
const themed = '<script src="/theme.js"></script>';
if (!html.includes(themed)) throw new Error('dist/index.html has no script for the theme.');
writeFileSync(index, html.replace(themed, `${themed}\n    <script src="/${name}"></script>`));
manifest['index.html'].assets = [...(manifest['index.html'].assets ?? []), name];
writeFileSync(place, JSON.stringify(manifest));
console.log(`${files.length} files are fetched ahead, as the page needs them`);

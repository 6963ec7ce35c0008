// Writes into dist/sw.js which files the application needs without a network: all of its own, none of the playground's.
import { readFileSync, writeFileSync } from 'node:fs';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('.vite/manifest.json', dist), 'utf8'));

/** A chunk and everything that it may ever load. */
function reach(key, seen) {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return;
  seen.add(key);
  for (const next of [...(chunk.imports ?? []), ...(chunk.dynamicImports ?? [])]) reach(next, seen);
}

const chunks = new Set();
reach('index.html', chunks);
const files = new Set(['/theme.js']);
for (const key of chunks) {
  const { file, css = [], assets = [] } = manifest[key];
  // A browser that reads woff2, as all do that we support, needs each font in its own alphabet only: it fetches those itself.
  for (const name of [file, ...css, ...assets]) {
    if (!name.endsWith('.woff2') || name.includes('-latin-wght')) files.add(`/${name}`);
  }
}
const worker = new URL('sw.js', dist);
const text = readFileSync(worker, 'utf8');
if (!text.includes('__FILES__')) throw new Error('dist/sw.js has no place for the files.');
writeFileSync(worker, text.replace('__FILES__', [...files].toSorted().join(',')));
console.log(`${files.size} files are kept for use without a network`);

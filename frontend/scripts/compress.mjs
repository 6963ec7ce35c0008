// Writes a .br and a .gz beside every compressible file of dist, so that the server never compresses an asset itself.
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { extname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const COMPRESSIBLE = new Set(['.html', '.js', '.css', '.svg', '.json', '.txt', '.ttf']);
const SMALLEST = 512;

function* files(folder) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (statSync(path).isDirectory()) yield* files(path);
    else yield path;
  }
}

// What was built of what is for budget.mjs alone, and no business of a visitor.
const cache = new URL('../node_modules/.cache/tessera/', import.meta.url);
mkdirSync(cache, { recursive: true });
renameSync(
  new URL('../dist/.vite/manifest.json', import.meta.url),
  new URL('manifest.json', cache),
);
rmSync(new URL('../dist/.vite', import.meta.url), { recursive: true });

let count = 0;
for (const path of files(new URL('../dist', import.meta.url).pathname)) {
  if (!COMPRESSIBLE.has(extname(path)) || statSync(path).size < SMALLEST) continue;
  // The server fills the profile into the pages, so a compressed copy would be out of date.
  if (extname(path) === '.html') continue;
  const bytes = readFileSync(path);
  // Quality 11 takes minutes on the editor's megabytes and gains almost nothing there.
  const quality = bytes.length > 1_000_000 ? 9 : 11;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params }));
  writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }));
  count += 1;
}
console.log(`compressed ${count} files`);

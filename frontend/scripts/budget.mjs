// Fails the build when the JavaScript that a person waits for outgrows its budget (gzip, from Vite's manifest).
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const dist = new URL('../dist/', import.meta.url);
const manifest = JSON.parse(
  readFileSync(new URL('../node_modules/.cache/tessera/manifest.json', import.meta.url), 'utf8'),
);
const budgets = JSON.parse(readFileSync(new URL('../budget.json', import.meta.url), 'utf8'));

/** The chunk and everything it imports statically. */
function closure(key, seen = new Set()) {
  const chunk = manifest[key];
  if (!chunk || seen.has(key)) return seen;
  seen.add(key);
  for (const imported of chunk.imports ?? []) closure(imported, seen);
  return seen;
}

function weigh(keys) {
  const chunks = new Set(keys.flatMap((key) => [...closure(key)]));
  const scripts = new Set(
    [...chunks].map((key) => manifest[key].file).filter((file) => file.endsWith('.js')),
  );
  return [...scripts].reduce(
    (sum, file) => sum + gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length,
    0,
  );
}

let failed = false;
for (const { name, chunks, maximumKb } of budgets) {
  const missing = chunks.filter((key) => !manifest[key]);
  if (missing.length > 0) {
    console.error(`budget.json names chunks the build does not have: ${missing.join(', ')}`);
    failed = true;
    continue;
  }
  const kb = weigh(chunks) / 1000;
  const over = kb > maximumKb;
  failed ||= over;
  console.log(
    `${over ? 'OVER ' : 'ok   '} ${name.padEnd(34)} ${kb.toFixed(1).padStart(7)} kB of ${maximumKb} kB gzip`,
  );
}
if (failed) process.exit(1);

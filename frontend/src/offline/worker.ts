/**
 * The service worker: keeps the application's files, so that it opens without a network, and so that a tab of an older version
 * still finds the parts it has not loaded yet. What people read is kept by the page (`lib/reads.ts`); requests to the API
 * are none of its business.
 */
declare const self: ServiceWorkerGlobalScope;

/** The files of this build, one after the other; `scripts/offline.mjs` writes them here. */
const FILES = '__FILES__'.split(',');
const PREFIX = 'tessera.files.';
const PAGE = '/';

/** Names of files carry their hashes, so a build is told by its list. */
const name = `${PREFIX}${FILES.join(',')
  .split('')
  .reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) | 0, 7)
  .toString(36)}`;

async function install() {
  const cache = await caches.open(name);
  // One after the other: all at once they would take every connection of the page.
  await cache.add(PAGE);
  for (const file of FILES) await cache.add(new Request(file, { cache: 'no-cache' }));
  await self.skipWaiting();
}

/** The build before this one stays for tabs that are still of it. */
async function activate() {
  const names = (await caches.keys()).filter((key) => key.startsWith(PREFIX) && key !== name);
  await Promise.all(names.slice(0, -1).map((key) => caches.delete(key)));
  await self.clients.claim();
}

async function page(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    const kept = await caches.match(PAGE, { cacheName: name });
    if (kept) return kept;
    throw error;
  }
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') {
    // The playground is a tool for developers, who have a network.
    if (!pathname.startsWith('/graphiql')) event.respondWith(page(request));
  } else if (pathname.startsWith('/assets/') || pathname === '/theme.js') {
    event.respondWith(file(request));
  }
});

export {};

// Measures what people wait for, in a browser and against a running server: `make measure`. Tells numbers, and judges none.
import { chromium } from '@playwright/test';

const url = process.env.TESSERA_URL;
/** Lighthouse's profiles: a telephone on slow 4G, and a desk on a cable (its constants.js). */
const PROFILES = {
  'telephone, slow 4G': { latency: 150, throughput: 1_638_400 / 8, slowdown: 4 },
  desk: { latency: 40, throughput: 10_240_000 / 8, slowdown: 1 },
};
const RUNS = 5;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});

async function signedIn() {
  const context = await browser.newContext({ baseURL: url, locale: 'en-GB' });
  const data = { email: 'ada.admin@tessera.example', password: 'tessera-demo-2026' };
  const answer = await context.request.post('/auth/sign-in', { data });
  const { user } = await answer.json();
  // The page remembers that somebody was here.
  await context.addInitScript((id) => localStorage.setItem('tessera.signed-in', id), user.id);
  return context.newPage();
}

const ms = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share) => Math.round(sorted[Math.ceil(share * sorted.length) - 1]);
  return `median ${at(0.5)} ms, slowest ${at(1)} ms`;
};

/** A page of somebody whose browser has had the application since the last one. */
async function oneMore(page, path) {
  const context = page.context();
  await page.goto(path);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForTimeout(2_000);
  await page.close();
  return context.newPage();
}

/** The largest paint of a visit, in ms from the start of the navigation. */
async function largestPaint(page, path, { latency, throughput, slowdown }) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency,
    downloadThroughput: throughput,
    uploadThroughput: throughput / 2,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // Not until the network rests: a worker fetches the rest of the application afterwards, for when there is none.
  await page.goto(path, { waitUntil: 'load', timeout: 90_000 });
  await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 90_000 });
  await page.waitForTimeout(3_000);
  const paint = await page.evaluate(
    () =>
      new Promise((resolve) => {
        new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime)).observe({
          type: 'largest-contentful-paint',
          buffered: true,
        });
      }),
  );
  await page.context().close();
  return paint;
}

async function paints() {
  const stranger = async () => (await browser.newContext({ baseURL: url })).newPage();
  for (const [name, profile] of Object.entries(PROFILES)) {
    for (const [path, visit, open] of [
      ['/sign-in', 'first visit', stranger],
      ['/clients', 'first visit', signedIn],
      ['/', 'first visit', signedIn],
      ['/', 'later visit', async () => oneMore(await signedIn(), '/')],
    ]) {
      const all = [];
      for (let run = 0; run < RUNS; run += 1) {
        all.push(await largestPaint(await open(), path, profile));
      }
      console.log(`largest paint of ${path}, ${visit}, ${name}: ${ms(all)}`);
    }
  }
}

/** A list as it is all day: the worker has fetched the rest of the application. */
async function list() {
  const page = await signedIn();
  await page.goto('/clients', { waitUntil: 'networkidle' });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForTimeout(1_000);
  return page;
}

/** Makes clients until there are as many. */
async function grow(count) {
  const { request } = await browser.newContext({ baseURL: url });
  const headers = { Authorization: `Bearer ${process.env.TESSERA_TOKEN}` };
  const ask = async (query, variables) => {
    const answer = await request.post('/graphql', { headers, data: { query, variables } });
    const { data, errors } = await answer.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const found = await ask(
    '{ clients { totalCount(exact: true) { count } } users(first: 10) { nodes { id } } }',
  );
  const owners = found.users.nodes.map(({ id }) => id);
  for (let made = found.clients.totalCount.count; made < count; made += 1_000) {
    const items = Array.from({ length: Math.min(1_000, count - made) }, (_, index) => ({
      name: `Measured ${String(made + index).padStart(6, '0')}`,
      owner: owners[index % owners.length],
      lifecycleStage: ['LEAD', 'PROSPECT', 'CUSTOMER'][index % 3],
    }));
    await ask(
      'mutation ($input: ClientBulkCreateInput!) { clientsBulkCreate(input: $input) { written } }',
      { input: { items } },
    );
  }
}

/** Turns the wheel through the list, so many pixels at a time, to its end or for so long, and looks at every frame meanwhile. */
async function scrolling(pixels, seconds) {
  const page = await list();
  const count = await page
    .getByText(/[\d,]+\+? clients/)
    .first()
    .textContent();
  await page.evaluate(() => {
    const frames = [];
    let last = performance.now();
    const look = (now) => {
      frames.push(now - last);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    window.frames_ = frames;
  });
  await page.mouse.move(640, 500);
  const lastRow = () =>
    page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('[data-row]')].map((at) => Number(at.ariaRowIndex)),
      ),
    );
  const end = Date.now() + seconds * 1000;
  let row = 0;
  for (let turn = 1; Date.now() < end; turn += 1) {
    await page.mouse.wheel(0, pixels);
    if (turn % 100 !== 0) continue;
    const now = await lastRow();
    if (now === row) break;
    row = now;
  }
  const frames = await page.evaluate(() => window.frames_.slice(1));
  const long = frames.filter((frame) => frame > 50).length;
  console.log(
    `scrolling ${pixels} px at a time to row ${await lastRow()} of ${count}: ` +
      `${frames.length} frames, ${long} over 50 ms, ${ms(frames)}`,
  );
  await page.context().close();
}

/** From the last key of a word to the first row that holds it. */
async function searching() {
  const page = await list();
  const all = [];
  for (const word of [
    'nord',
    'haus',
    'stein',
    'berg',
    'bau',
    'tech',
    'wald',
    'kraft',
    'licht',
    'see',
  ]) {
    const box = page.getByRole('searchbox', { name: 'Search clients' });
    await box.fill('');
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(500);
    all.push(await page.evaluate(timeOf, word));
  }
  console.log(`first result of a search: ${ms(all.filter((time) => time !== null))}`);
  await page.context().close();
}

/** Types a word at once, and waits for a frame in which every row that is shown holds it. */
function timeOf(word) {
  const box = document.querySelector('input[type="search"]');
  const rows = () =>
    [...document.querySelectorAll('[role="row"] a')].map((link) => link.textContent.toLowerCase());
  const started = performance.now();
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(box, word);
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return new Promise((resolve) => {
    const look = () => {
      const shown = rows();
      if (shown.length > 0 && shown[0].includes(word)) resolve(performance.now() - started);
      else if (performance.now() - started > 3000) resolve(null);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}

await paints();
await searching();
await scrolling(120, 20);
await scrolling(1_500, 20);
await grow(100_000);
await searching();
await scrolling(120, 40);
await scrolling(1_500, 240);
await browser.close();

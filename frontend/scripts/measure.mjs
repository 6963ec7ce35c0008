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

/** The largest paint of a first visit with an empty cache, in ms from the start of the navigation. */
async function largestPaint(path, { latency, throughput, slowdown }, open) {
  const page = await open();
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
    for (const [path, open] of [
      ['/sign-in', stranger],
      ['/clients', signedIn],
      ['/', signedIn],
    ]) {
      const all = [];
      for (let run = 0; run < RUNS; run += 1) all.push(await largestPaint(path, profile, open));
      console.log(`largest paint of ${path}, ${name}: ${ms(all)}`);
    }
  }
}

/** Turns the wheel through a list for a time, and looks at every frame meanwhile. */
async function scrolling(seconds) {
  const page = await signedIn();
  await page.goto('/clients', { waitUntil: 'networkidle' });
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
  const end = Date.now() + seconds * 1000;
  while (Date.now() < end) await page.mouse.wheel(0, 1500);
  const { frames, row } = await page.evaluate(() => ({
    frames: window.frames_.slice(1),
    row: Math.max(
      ...[...document.querySelectorAll('[aria-rowindex]')].map((at) => Number(at.ariaRowIndex)),
    ),
  }));
  const long = frames.filter((frame) => frame > 50).length;
  console.log(
    `scrolling to row ${row} of ${count}: ${frames.length} frames, ${long} over 50 ms, ${ms(frames)}`,
  );
  await page.context().close();
}

/** From the last key of a word to the first row that holds it. */
async function searching() {
  const page = await signedIn();
  await page.goto('/clients', { waitUntil: 'networkidle' });
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
await scrolling(20);
await searching();
await browser.close();

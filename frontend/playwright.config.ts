import { defineConfig } from '@playwright/test';

/** The tests run against a real server, started by whoever calls them. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/failures',
  fullyParallel: false,
  workers: 1,
  timeout: 120_000,
  // A busy machine is slow, and that is nobody's mistake.
  expect: { timeout: 20_000 },
  // One that passes only then is reported as flaky, with what went wrong before.
  retries: 1,
  reporter: [['list']],
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // Pictures are taken of the demo as it is at first.
  projects: [
    { name: 'pictures', testMatch: 'pictures.spec.ts' },
    { name: 'pages', testIgnore: 'pictures.spec.ts' },
  ],
  use: {
    baseURL: process.env.TESSERA_URL ?? 'http://127.0.0.1:8080',
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    colorScheme: 'light',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The page is served below a path of its own, as on Pages: an absolute address would not be found.
const port = Number(process.env.BACKFLOW_E2E_PORT ?? 4199);
const server = `http://127.0.0.1:${port}`;

const chromium = {
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.BACKFLOW_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      ...['--no-sandbox', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  },
};

/** What measures frames has the machine to itself: tests/check/browsers.mjs runs it when all else is done. */
const measured = 'smooth.*.spec.ts';
/** Of those, what can differ between browsers. */
const measuredTwice = 'smooth.recovery.spec.ts';

// Debian's Firefox over WebDriver BiDi. What it can't do through Playwright (emulateMedia, downloads), and what one browser proves
// for both, is in specs named *.chromium.spec.ts.
const firefox = {
  browserName: 'firefox' as const,
  channel: 'moz-firefox',
  launchOptions: {
    executablePath: process.env.BACKFLOW_FIREFOX ?? '/usr/bin/firefox-esr',
    // The driver lets files read each other; a person's Firefox does not.
    firefoxUserPrefs: { 'security.fileuri.strict_origin_policy': true },
  },
};

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `${root}build/e2e/results`,
  forbidOnly: true,
  fullyParallel: false,
  workers: 2,
  retries: 0,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json']],
  use: {
    baseURL: `${server}/some/sub/path/`,
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    // Taken by the fixtures, when what the page did wrong is noted.
    screenshot: 'off',
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: measured,
      use: chromium,
    },
    {
      name: 'firefox',
      testIgnore: ['*.chromium.spec.ts', measured],
      use: firefox,
    },
    { name: 'alone', testMatch: measured, workers: 1, use: chromium },
    { name: 'alone-firefox', testMatch: measuredTwice, workers: 1, use: firefox },
  ],
  webServer: {
    command: `node tests/e2e/server.mjs ${port}`,
    cwd: root,
    url: `${server}/some/sub/path/`,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});

import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The page is served below a path, as on Pages: absolute addresses would not be found.
const port = Number(process.env.BACKFLOW_E2E_PORT ?? 4199);
const server = `http://127.0.0.1:${port}`;

/** Chromium, or `chromium-headless-shell`: the same engine without a window, which needs half the time. */
const chromium = (program: string) => ({
  browserName: 'chromium' as const,
  launchOptions: {
    executablePath: process.env.BACKFLOW_CHROMIUM ?? `/usr/bin/${program}`,
    args: [
      ...['--no-sandbox', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
    ],
  },
});

/** Specs that measure frames need the whole machine: tests/check/browsers.mjs runs them last. */
const measured = 'smooth.*.spec.ts';
/** Of these, the ones that only `npm run prove` runs: the others measure the same loop. */
const measuredOnly = ['gates/smooth.chromium.spec.ts', 'smooth.csv.chromium.spec.ts'];
/** Of these, the specs that can differ between browsers. */
const measuredTwice = 'smooth.recovery.spec.ts';
/** Makes a file of this repository, for `npm run looks`. */
const makes = 'page/readme-film.chromium.spec.ts';
/** `npm run prove` runs every spec; `npm test` leaves out these, which take long and prove details that unit tests also see. */
const proves = Boolean(process.env.BACKFLOW_EVERY_LOOK);
const provedOnly = [
  ...['gates/mended.spec.ts', 'gates/numbers.chromium.spec.ts', 'gates/hostile.chromium.spec.ts'],
  ...['gates/panels-axe.chromium.spec.ts', 'network/data-axe.chromium.spec.ts', 'network/pictures.chromium.spec.ts'],
  ...['network/space.chromium.spec.ts', 'network/input.chromium.spec.ts', 'page/lost-parts.spec.ts'],
  ...['gates/phone.chromium.spec.ts', 'gates/panels.chromium.spec.ts', 'network/stopped.chromium.spec.ts'],
  ...['page/film.chromium.spec.ts', 'page/picture.spec.ts', 'page/legible.chromium.spec.ts'],
  ...['page/picture.chromium.spec.ts', 'page/presentation.chromium.spec.ts', 'network/data-sets.spec.ts'],
  ...['network/jacobian.chromium.spec.ts', 'network/heat-maps.chromium.spec.ts', 'gates/sweep.chromium.spec.ts'],
  'gates/wide-layout.chromium.spec.ts',
  ...[
    'lessons/every.chromium.spec.ts',
    'lessons/repairs.chromium.spec.ts',
    'lessons/teachers.chromium.spec.ts',
    'lessons/axe.chromium.spec.ts',
  ],
];
/** These hardly depend on the browser: `npm test` runs them in Chromium, `npm run prove` in both. */
const provedTwice = [
  ...['gates/gates.spec.ts', 'gates/layout.spec.ts'],
  ...['network/axe.spec.ts', 'network/data*.spec.ts', 'network/address.spec.ts'],
  ...['gates/mended.spec.ts', 'page/lost-parts.spec.ts', 'page/failures.spec.ts', 'page/offline.spec.ts'],
];
/** axe looks at each room in `npm test`; at each card, tab and dialog, in `npm run prove`. Unit tests read hostile links too. */
const provedTests = /axe finds nothing|hostile links/;

// Debian's Firefox over WebDriver BiDi. Specs named *.chromium.spec.ts need what it can't do through Playwright (emulateMedia,
// downloads), or don't depend on the browser.
const firefox = {
  browserName: 'firefox' as const,
  channel: 'moz-firefox',
  launchOptions: {
    executablePath: process.env.BACKFLOW_FIREFOX ?? '/usr/bin/firefox-esr',
    // The driver lets files read each other; a normal Firefox does not.
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
    // The fixtures take it when they record the page's errors.
    screenshot: 'off',
    // A kept page would hide what a test does to the server.
    serviceWorkers: 'block',
  },
  projects: [
    {
      name: 'chromium',
      testIgnore: [measured, ...(proves ? [] : provedOnly), ...(process.env.BACKFLOW_LOOKS ? [] : [makes])],
      grepInvert: proves ? [] : provedTests,
      use: chromium('chromium-headless-shell'),
    },
    {
      name: 'firefox',
      testIgnore: ['*.chromium.spec.ts', measured, ...(proves ? [] : [...provedTwice, ...provedOnly])],
      use: firefox,
    },
    {
      name: 'alone',
      testMatch: measured,
      testIgnore: proves ? [] : measuredOnly,
      workers: 1,
      use: chromium('chromium'),
    },
    { name: 'alone-firefox', testMatch: proves ? measuredTwice : [], workers: 1, use: firefox },
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

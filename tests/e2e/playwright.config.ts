import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';

const root = fileURLToPath(new URL('../..', import.meta.url));

// The page is served below a path of its own, as on Pages: an absolute address would not be found.
const port = Number(process.env.BACKFLOW_E2E_PORT ?? 4199);
const address = `http://127.0.0.1:${port}/some/sub/path/`;

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: `${root}build/e2e/results`,
  forbidOnly: true,
  fullyParallel: false,
  workers: 1,
  retries: 0,
  timeout: 60_000,
  reporter: [['list'], ['json']],
  use: { baseURL: address, screenshot: 'only-on-failure', trace: 'retain-on-failure' },
  projects: [
    {
      name: 'chromium',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath: process.env.BACKFLOW_CHROMIUM ?? '/usr/bin/chromium',
          args: [
            ...['--no-sandbox', '--disable-quic', '--no-first-run'],
            ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
          ],
        },
      },
    },
    {
      // Debian's Firefox over WebDriver BiDi. What it can't do through Playwright (emulateMedia, downloads) is tested in
      // specs named *.chromium.spec.ts.
      name: 'firefox',
      testIgnore: '*.chromium.spec.ts',
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: { executablePath: process.env.BACKFLOW_FIREFOX ?? '/usr/bin/firefox-esr' },
      },
    },
  ],
  webServer: {
    command: `node wasm/toolchain/serve.mjs --port ${port} --base /some/sub/path/`,
    cwd: root,
    url: address,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
  },
});

// Platforms in headless Chromium: the same driver as in Node, each in its own page and process.
import { chromium } from '@playwright/test';
import { startServer } from './server.mjs';

const args = [
  ...['--no-sandbox', '--disable-quic', '--no-first-run'],
  ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
];

/** Opens Chromium and the server; returns both, a function that starts a platform on a workload, and one that ends all. */
export async function openChromium() {
  const server = await startServer();
  const browser = await chromium.launch({ executablePath: process.env.BACKFLOW_CHROMIUM ?? '/usr/bin/chromium', args });
  async function start(platform, workload) {
    // Contexts don't share processes.
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(`${server.address}/empty`);
    await page.evaluate(async () => {
      const { driver } = await import('/tests/bench/driver.mjs');
      globalThis.answer = driver();
    });
    const ask = async (command) => {
      const answer = await page.evaluate((what) => globalThis.answer(what), command);
      if (answer.error) throw new Error(`${platform}: ${answer.error}`);
      return answer;
    };
    const { detail } = await ask({ do: 'open', platform, workload });
    return { detail, ask, end: () => context.close() };
  }
  return {
    start,
    browser,
    server,
    async end() {
      await browser.close();
      server.end();
    },
  };
}

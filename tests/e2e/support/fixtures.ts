/** Fixtures of every browser test: a watched page, and the room on it. */
import { test as base, expect } from '@playwright/test';
import { FaultySite } from './faulty';
import { Room } from '../network/room';

export { expect };

/** Collects the page's errors. A test names those that it provokes on purpose. */
export class Trouble {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];

  note(what: string): void {
    this.#seen.push(what);
  }

  /** Ignores an error that the test provokes. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  get unexpected(): string[] {
    return this.#seen.filter((what) => !this.#expected.some((pattern) => pattern.test(what)));
  }
}

/** Where the page keeps that it has played the first steps. */
export const OPENING = 'backflow.opening';

interface Fixtures {
  trouble: Trouble;
  room: Room;
  /** The page on a server that fails on demand. */
  site: FaultySite;
}

export const test = base.extend<Fixtures>({
  trouble: [
    async ({ page, baseURL }, use, testInfo) => {
      const trouble = new Trouble();
      trouble.expect(/registration blocked by Playwright/);
      const { origin } = new URL(baseURL!);
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) trouble.note(`console ${message.type()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => trouble.note(`uncaught: ${error.message}`));
      page.on('crash', () => trouble.note('the page crashed'));
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.origin !== origin)
          trouble.note(`request to ${url.origin}`);
      });
      // The first steps are played slowly once: only where a test asks for them.
      await page.addInitScript((name) => {
        try {
          localStorage.setItem(name, 'seen');
        } catch {
          // A page without storage, such as about:blank.
        }
      }, OPENING);
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
        });
        addEventListener('unhandledrejection', (event) => console.error(`unhandled: ${String(event.reason)}`));
      });
      await use(trouble);
      const unexpected = [...trouble.unexpected];
      const sound = testInfo.errors.length === 0;
      if (sound && unexpected.length === 0) return;
      await testInfo.attach('trouble', { body: unexpected.join('\n') });
      // The screenshot is taken here, after the errors are recorded, and not by the runner: the driver adds a style to the page, which
      // the page's policy refuses in Firefox, and that violation would be listed among the page's errors.
      const picture = await page.screenshot({ timeout: 5_000 }).catch(() => null);
      if (picture) await testInfo.attach('screenshot', { body: picture, contentType: 'image/png' });
      if (sound) expect(unexpected, 'console, policy, other origins').toEqual([]);
    },
    { auto: true },
  ],
  room: async ({ page }, use) => use(new Room(page)),
  site: async ({ baseURL }, use, { testId, project }) => use(new FaultySite(baseURL!, `${project.name}-${testId}`)),
});

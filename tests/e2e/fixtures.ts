/** What every browser test stands on: a page that is watched, and the room on it. */
import { test as base, expect } from '@playwright/test';
import { FaultySite } from './faulty';
import { Room } from './room';

export { expect };

/** Everything that must not happen, as it happens. A test names what it provokes on purpose. */
export class Trouble {
  readonly #seen: string[] = [];
  readonly #expected: RegExp[] = [];

  note(what: string): void {
    this.#seen.push(what);
  }

  /** The test provokes this: it is no reason to fail. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  get unexpected(): string[] {
    return this.#seen.filter((what) => !this.#expected.some((pattern) => pattern.test(what)));
  }
}

interface Fixtures {
  trouble: Trouble;
  room: Room;
  /** The page from a server that fails when it is told to. */
  site: FaultySite;
}

export const test = base.extend<Fixtures>({
  trouble: [
    async ({ page, baseURL }, use, testInfo) => {
      const trouble = new Trouble();
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
      await page.addInitScript(() => {
        addEventListener('securitypolicyviolation', (event) => {
          console.error(`securitypolicyviolation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`);
        });
        addEventListener('unhandledrejection', (event) => console.error(`unhandled: ${String(event.reason)}`));
      });
      await use(trouble);
      // The picture of a failure puts a style into the page, which its policy refuses: what is seen then is only told.
      if (testInfo.errors.length === 0) expect(trouble.unexpected, 'console, policy, other origins').toEqual([]);
      else await testInfo.attach('trouble', { body: trouble.unexpected.join('\n') });
    },
    { auto: true },
  ],
  room: async ({ page }, use) => use(new Room(page)),
  site: async ({ baseURL }, use, { testId, project }) => use(new FaultySite(baseURL!, `${project.name}-${testId}`)),
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchAgain, forgetLostStyles, reloadWith } from '../../../web/src/ui/parts';

const FILE = 'http://here/assets/Gates-1.js';
const poisoned = new TypeError(`error loading dynamically imported module: ${FILE}`);
const reload = vi.fn();
/** The browser's requests and their results. */
let entries: { startTime: number; responseStatus: number }[] = [];
let server: (url: string, init?: RequestInit) => Promise<Response>;

const script = (status = 200, type = 'text/javascript') =>
  Promise.resolve(new Response('', { status, headers: { 'content-type': type } }));

beforeEach(() => {
  entries = [];
  server = () => script();
  reload.mockReset().mockResolvedValue(undefined);
  reloadWith(reload);
  vi.spyOn(performance, 'getEntriesByType').mockImplementation(() => entries as never);
  vi.stubGlobal('fetch', (url: string, init?: RequestInit) => server(url, init));
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The result of a part's second try. */
async function outcome(load: () => Promise<unknown>): Promise<string> {
  const again = fetchAgain(load).then(
    () => 'there',
    () => 'lost',
  );
  return Promise.race([again, new Promise<string>((done) => setTimeout(() => done('open'), 20))]);
}

describe('a part that is fetched again', () => {
  it('is returned if the browser fetches it again', async () => {
    expect(await outcome(() => Promise.resolve(1))).toBe('there');
    expect(reload).not.toHaveBeenCalled();
  });

  it('is lost if the browser fetches it again and fails, since a reload would not help', async () => {
    for (const responseStatus of [0, 404, 503]) {
      entries = [];
      const load = () => {
        entries.push({ startTime: performance.now(), responseStatus });
        return Promise.reject(poisoned);
      };
      expect(await outcome(load)).toBe('lost');
    }
    expect(reload).not.toHaveBeenCalled();
  });

  it('comes with a reload if the browser does not fetch it although the server has it', async () => {
    const asked: [string, RequestInit | undefined][] = [];
    server = (url, init) => (asked.push([url, init]), script());
    entries = [{ startTime: performance.now() - 1000, responseStatus: 404 }];
    expect(await outcome(() => Promise.reject(poisoned))).toBe('open');
    expect(asked).toMatchObject([[FILE, { cache: 'reload' }]]);
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['is missing', () => script(404)],
    ['is a page that says so', () => script(200, 'text/html')],
    ['can’t be reached', () => Promise.reject(new TypeError('offline'))],
  ])('is lost, where the file %s', async (_, answer) => {
    server = answer;
    expect(await outcome(() => Promise.reject(poisoned))).toBe('lost');
    expect(reload).not.toHaveBeenCalled();
  });

  it('is lost if the page’s state can’t be saved, or after another error', async () => {
    expect(await outcome(() => Promise.reject(new Error('a fault in the part')))).toBe('lost');
    expect(reload).not.toHaveBeenCalled();
    reload.mockRejectedValue(new Error('too large'));
    expect(await outcome(() => Promise.reject(poisoned))).toBe('lost');
  });
});

describe('a style sheet that could not be fetched', () => {
  it('leaves no link behind', () => {
    forgetLostStyles(document);
    const links = ['stylesheet', 'modulepreload'].map((rel) => {
      const link = document.createElement('link');
      link.rel = rel;
      document.head.append(link);
      return link;
    });
    for (const link of links) link.dispatchEvent(new Event('error'));
    expect(links.map(({ isConnected }) => isConnected)).toEqual([false, true]);
  });
});

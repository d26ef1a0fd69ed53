/**
 * Parts of the page that are fetched on demand. After a failure, Chromium fetches the file again with the next import. Firefox
 * remembers the failure until the page is closed and never fetches it again. So a second try asks the server, and if the file is
 * there now, the page saves its state and reloads.
 */

/** Saves the page's state and reloads the page. */
type Reload = () => Promise<void>;

const PROBE_MS = 10_000;

let reload: Reload | null = null;

export function reloadWith(how: Reload): void {
  reload = how;
}

/** Fetches a part again after a failure. If the page reloads for it, the promise stays pending. */
export async function fetchAgain<T>(load: () => Promise<T>): Promise<T> {
  const before = performance.now();
  try {
    return await load();
  } catch (error) {
    if (askedInVain(before) || !(await isThere(error)) || !reload) throw error;
    await reload();
    return new Promise(() => undefined);
  }
}

/** True if the browser has requested a file since then and has not received it. */
function askedInVain(since: number): boolean {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries.some(
    ({ startTime, responseStatus }) => startTime >= since && (responseStatus === 0 || responseStatus >= 400),
  );
}

/** True if the server has the file that the error names. Replaces the browser's cached copy. */
async function isThere(error: unknown): Promise<boolean> {
  const address = /https?:\/\/\S+/.exec(String(error))?.[0];
  if (!address) return false;
  try {
    const response = await fetch(address, { cache: 'reload', signal: AbortSignal.timeout(PROBE_MS) });
    return response.ok && /javascript|css/.test(response.headers.get('content-type') ?? '');
  } catch {
    return false;
  }
}

/** Removes the links of style sheets that could not be fetched; otherwise they would count as loaded. */
export function forgetLostStyles(page: Document): void {
  page.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.remove();
    },
    { capture: true },
  );
}

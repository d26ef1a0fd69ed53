/**
 * Parts of the page that are fetched when they are wanted. Where one could not be had, Chromium asks for it again with the next
 * import; Firefox remembers the failure as long as the page lives and never asks again, whatever the address of what imports it. So
 * a second try asks the server itself, and where the file is there now, the page is loaded anew with everything that it was about.
 */

/** Puts aside what the page is about, and loads it anew. */
type Reload = () => Promise<void>;

const PROBE_MS = 10_000;

let reload: Reload | null = null;

export function reloadWith(how: Reload): void {
  reload = how;
}

/** The part, which a person asks for once more. Where the page is loaded anew for it, the promise stays open. */
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

/** Whether the browser has asked for a file since, and has not got it. */
function askedInVain(since: number): boolean {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
  return entries.some(
    ({ startTime, responseStatus }) => startTime >= since && (responseStatus === 0 || responseStatus >= 400),
  );
}

/** Whether the server has the file that the error names. What the browser may have kept of it is replaced. */
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

/** A style sheet that could not be had leaves its link behind, which would be taken for the sheet itself. */
export function forgetLostStyles(page: Document): void {
  page.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') target.remove();
    },
    { capture: true },
  );
}

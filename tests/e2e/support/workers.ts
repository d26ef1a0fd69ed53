/** Lets a test make the page's workers fail or kill them. */
import type { Page } from '@playwright/test';

interface Faulty {
  backflowFault(kind: 'throw' | 'spin'): Promise<unknown>;
  madeWorkers: { name: string | undefined; worker: Worker }[];
}

/** Makes the engine's worker fail; resolves to the request's result. The page must be opened with `?faults`. */
export function fault(page: Page, kind: 'throw' | 'spin'): Promise<string> {
  return page.evaluate(
    (wanted) =>
      (window as unknown as Faulty).backflowFault(wanted).then(
        () => 'answered',
        (error: Error & { code?: string }) => `${error.name} ${error.code}: ${error.message}`,
      ),
    kind,
  );
}

/** Tracks every worker that the page starts. Call it before the page is opened. */
export async function holdWorkers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const Real = Worker;
    const made: Faulty['madeWorkers'] = [];
    Object.assign(window, {
      madeWorkers: made,
      Worker: class extends Real {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          made.push({ name: options?.name, worker: this });
        }
      },
    });
  });
}

/** Kills the newest worker with this name silently, as a browser that has run out of memory does. */
export async function endWorker(page: Page, name: 'backflow-engine' | 'backflow-layout'): Promise<void> {
  await page.evaluate((wanted) => {
    const { madeWorkers } = window as unknown as Faulty;
    madeWorkers
      .filter((one) => one.name === wanted)
      .at(-1)!
      .worker.terminate();
  }, name);
}

/** The number of workers with this name that were started. */
export function countWorkers(page: Page, name: 'backflow-engine' | 'backflow-layout'): Promise<number> {
  return page.evaluate(
    (wanted) => (window as unknown as Faulty).madeWorkers.filter((one) => one.name === wanted).length,
    name,
  );
}

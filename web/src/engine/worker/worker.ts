/** The engine's worker: only wiring. The logic is in session.ts. */
import type { SplitBackflow } from 'backflow';
import { load } from 'backflow/split';
import type { FromWorker, ToWorker } from '../protocol/messages';
import { failure } from '../protocol/errors';
import { holdLock } from '../protocol/life';
import { Session } from './session';
import { transferList } from './transfer';
import { fetchWasm, kindOf } from './wasm';

interface WorkerScope {
  postMessage(message: FromWorker, transfer: Transferable[]): void;
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
}

const scope = self as unknown as WorkerScope;

/** A message to itself arrives as soon as the waiting ones are handled; a timer would wait 4 ms more. */
const turn = new MessageChannel();
const tasks: (() => void)[] = [];
turn.port1.onmessage = () => tasks.shift()?.();

/** Uses a file of the engine. An error says which file can't be used. */
async function use<Result>(url: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    throw failure('wasm-broken', 'wasm-broken', { url, cause: kindOf(cause) });
  }
}

/** The engine and what fetches its second half, once the first has started. */
let started: { engine: SplitBackflow; fetchRest: () => Promise<ArrayBuffer>; restUrl: string } | null = null;

const session = new Session({
  async load({ files, whole = true, afresh = false }, progress) {
    progress({ stage: 'module', received: 0, total: null });
    const fetchRest = (): Promise<ArrayBuffer> => fetchWasm(files.rest, { afresh });
    // Both at once.
    const rest = whole ? fetchRest() : null;
    rest?.catch(() => undefined);
    const wasm = await fetchWasm(files.first, {
      afresh,
      received: (received, total) => progress({ stage: 'module', received, total }),
    });
    progress({ stage: 'engine' });
    const engine = await use(files.first, () => load({ wasm, rest: files.rest }));
    started = { engine, fetchRest: () => rest ?? fetchRest(), restUrl: files.rest };
    if (whole) await this.loadRest();
    return engine;
  },
  async loadRest() {
    if (!started) throw failure('not-loaded', 'not-loaded');
    const { engine, fetchRest, restUrl } = started;
    const wasm = await fetchRest();
    await use(restUrl, () => engine.loadRest({ wasm }));
  },
  post: (message) => scope.postMessage(message, transferList(message)),
  later(task, ms) {
    if (ms > 0) {
      setTimeout(task, ms);
      return;
    }
    tasks.push(task);
    turn.port2.postMessage(null);
  },
  now: () => performance.now(),
  fault(kind) {
    if (kind === 'throw')
      setTimeout(() => {
        throw new Error('a fault that a test asked for');
      });
    else
      setTimeout(() => {
        for (;;);
      });
  },
});

scope.onmessage = (event) => {
  session.receive(event.data).catch((error) => {
    // The page gets an error event only for thrown errors, not for rejected promises.
    setTimeout(() => {
      throw error;
    });
  });
};

scope.postMessage({ kind: 'here' }, []);
holdLock((lock) => scope.postMessage({ kind: 'here', lock }, []));

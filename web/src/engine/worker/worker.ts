/** The engine's worker: only wiring. The logic is in session.ts. */
import { load } from 'backflow';
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

const session = new Session({
  async load(wasmUrl, afresh, progress) {
    progress({ stage: 'module', received: 0, total: null });
    const wasm = await fetchWasm(wasmUrl, {
      afresh,
      received: (received, total) => progress({ stage: 'module', received, total }),
    });
    progress({ stage: 'engine' });
    try {
      return await load({ wasm });
    } catch (cause) {
      throw failure('wasm-broken', 'wasm-broken', { url: wasmUrl, cause: kindOf(cause) });
    }
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

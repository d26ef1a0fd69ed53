/** Calls that wait for the worker. Each ends once: by an answer, an error, its deadline, or the worker's death. */
import { EngineError, failure } from '../protocol/errors';
import type { WireError } from '../protocol/errors';

interface Pending {
  resolve(value: unknown): void;
  reject(error: EngineError): void;
  timer: ReturnType<typeof setTimeout>;
}

export class PendingCalls {
  #calls = new Map<number, Pending>();
  #nextId = 1;

  get size(): number {
    return this.#calls.size;
  }

  /** Opens a call and returns its id and the promise of its answer. */
  open<T>(what: string, deadlineMs: number): { id: number; answer: Promise<T> } {
    const id = this.#nextId++;
    const answer = new Promise<T>((resolve, reject) => {
      const timer = setTimeout(() => {
        this.#calls.delete(id);
        reject(failure('deadline', 'deadline', { request: what }));
      }, deadlineMs);
      this.#calls.set(id, { resolve: resolve as (value: unknown) => void, reject, timer });
    });
    return { id, answer };
  }

  answer(id: number, value: unknown): void {
    this.#take(id)?.resolve(value);
  }

  error(id: number, wire: WireError): void {
    this.#take(id)?.reject(new EngineError(wire));
  }

  rejectAll(error: EngineError): void {
    for (const id of [...this.#calls.keys()]) this.#take(id)?.reject(error);
  }

  #take(id: number): Pending | undefined {
    const call = this.#calls.get(id);
    if (call) clearTimeout(call.timer);
    this.#calls.delete(id);
    return call;
  }
}

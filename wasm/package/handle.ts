import { BackflowError } from './error.js';
import { call, type BackflowModule, type ModuleFunction } from './module.js';

interface Held {
  module: BackflowModule;
  dispose: ModuleFunction;
  handle: number;
}

/** Frees what a person forgot to dispose of, when its wrapper is collected. */
const forgotten = new FinalizationRegistry<Held>(({ module, dispose, handle }) => call(module, dispose, handle));

/** An object that lives in the engine: graphs and trainers. Any use after `dispose` is the error `disposed`. */
export abstract class Handle {
  readonly #held: Held;
  readonly #kind: string;
  #disposed = false;

  protected constructor(module: BackflowModule, handle: number, kind: 'graph' | 'trainer') {
    this.#held = { module, handle, dispose: kind === 'graph' ? 'disposeGraph' : 'disposeTrainer' };
    this.#kind = kind;
    forgotten.register(this, this.#held, this);
  }

  protected get module(): BackflowModule {
    return this.#held.module;
  }

  /** Calls a function of the module with this object's handle first. */
  protected call<Result>(name: ModuleFunction, ...values: unknown[]): Result {
    if (this.#disposed) {
      throw new BackflowError({ code: 'disposed', message: `this ${this.#kind} was disposed of: make a new one` });
    }
    return call<Result>(this.#held.module, name, this.#held.handle, ...values);
  }

  declare [Symbol.dispose]: () => void;

  /** Gives the engine's memory back. A second call does nothing. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    forgotten.unregister(this);
    call(this.#held.module, this.#held.dispose, this.#held.handle);
  }
}

// Node 20's early releases and older browsers lack Symbol.dispose: the method is added where `using` can find it.
if (typeof Symbol.dispose === 'symbol') {
  Object.defineProperty(Handle.prototype, Symbol.dispose, {
    value: function dispose(this: Handle) {
      this.dispose();
    },
  });
}

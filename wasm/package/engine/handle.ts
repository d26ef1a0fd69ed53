import type { ArgumentsOf, FunctionOf, ModuleObject, ResultOf } from './module.js';
import { refusal } from '../errors/reasons.js';
import type { Runtime } from './runtime.js';

interface Held<Target extends ModuleObject = ModuleObject> {
  runtime: Runtime;
  object: Target;
}

function free({ runtime, object }: Held): void {
  // A lost engine has already released all its memory.
  if (!runtime.lost) runtime.callOn(object, 'delete');
}

/** Frees an object that was not disposed of when its wrapper is garbage-collected. */
const forgotten = new FinalizationRegistry<Held>((held) => {
  try {
    free(held);
  } catch {
    // There is no caller to report to. The next call to the engine is rejected.
  }
});

/** An object that lives in the engine: graphs and trainers. Any use after `dispose` throws the error `disposed`. */
export abstract class Handle<Target extends ModuleObject> {
  readonly #held: Held<Target>;
  readonly #kind: 'graph' | 'trainer';
  #disposed = false;

  protected constructor(runtime: Runtime, object: Target, kind: 'graph' | 'trainer') {
    this.#held = { runtime, object };
    this.#kind = kind;
    forgotten.register(this, this.#held, this);
  }

  /** Returns the engine's runtime. Throws if this object can no longer be used. */
  protected require(): Runtime {
    if (this.#disposed) throw refusal(`${this.#kind}-disposed`, {});
    this.#held.runtime.require();
    return this.#held.runtime;
  }

  /** Calls a method of this object in the module. */
  protected call<Name extends FunctionOf<Target>>(
    name: Name,
    ...values: ArgumentsOf<Target, Name>
  ): ResultOf<Target, Name> {
    return this.require().callOn(this.#held.object, name, ...values);
  }

  declare [Symbol.dispose]: () => void;

  /** Releases the engine's memory. A second call does nothing, nor does a call after the engine has failed. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    forgotten.unregister(this);
    free(this.#held);
  }
}

// Early releases of Node 20 and older browsers lack Symbol.dispose, so the method is only added where the symbol
// exists.
if (typeof Symbol.dispose === 'symbol') {
  Object.defineProperty(Handle.prototype, Symbol.dispose, {
    value: function dispose(this: { dispose(): void }) {
      this.dispose();
    },
  });
}

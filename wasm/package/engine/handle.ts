import type { ArgumentsOf, FunctionOf, ModuleObject, ResultOf } from './module.js';
import { refusal } from '../errors/reasons.js';
import type { Runtime } from './runtime.js';

interface Held<Target extends ModuleObject = ModuleObject> {
  runtime: Runtime;
  object: Target;
}

function free({ runtime, object }: Held): void {
  // A lost engine has given all its memory back.
  if (!runtime.lost) runtime.callOn(object, 'delete');
}

/** Frees what a person forgot to dispose of, when its wrapper is collected. */
const forgotten = new FinalizationRegistry<Held>((held) => {
  try {
    free(held);
  } catch {
    // There is no caller to tell. The next call to the engine is refused.
  }
});

/** An object that lives in the engine: graphs and trainers. Any use after `dispose` is the error `disposed`. */
export abstract class Handle<Target extends ModuleObject> {
  readonly #held: Held<Target>;
  readonly #kind: 'graph' | 'trainer';
  #disposed = false;

  protected constructor(runtime: Runtime, object: Target, kind: 'graph' | 'trainer') {
    this.#held = { runtime, object };
    this.#kind = kind;
    forgotten.register(this, this.#held, this);
  }

  /** The engine's runtime, if this object can still be used. */
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

  /** Gives the engine's memory back. A second call does nothing, nor does one after the engine failed. */
  dispose(): void {
    if (this.#disposed) return;
    this.#disposed = true;
    forgotten.unregister(this);
    free(this.#held);
  }
}

// Node 20's early releases and older browsers lack Symbol.dispose: the method is added where `using` can find it.
if (typeof Symbol.dispose === 'symbol') {
  Object.defineProperty(Handle.prototype, Symbol.dispose, {
    value: function dispose(this: { dispose(): void }) {
      this.dispose();
    },
  });
}

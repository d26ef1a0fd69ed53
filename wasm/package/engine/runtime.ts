import { BackflowError } from '../errors/error.js';
import type { ArgumentsOf, BackflowModule, Failure, FunctionOf, ResultOf } from './module.js';
import { packageErrors, refusal } from '../errors/reasons.js';
import type { Catalog } from '../types.js';

const encoder = new TextEncoder();

/** A string as it is passed to the module: UTF-8, for which the engine allocates memory. */
export const encode = (text: string): Uint8Array => encoder.encode(text);

function isFailure(value: unknown): value is Failure {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/**
 * The module of one engine, until it fails. A trap may corrupt its memory, so afterwards every call to it or to its
 * graphs and trainers is rejected, and `load` makes another engine.
 */
export class Runtime {
  #module: BackflowModule | null;
  #failure: unknown;
  #catalog: Catalog | null = null;
  #options: Catalog['options'] | null = null;
  readonly #onFailure: () => void;

  constructor(module: BackflowModule, onFailure: () => void) {
    this.#module = module;
    this.#onFailure = onFailure;
  }

  get lost(): boolean {
    return this.#module === null;
  }

  /** The engine's tables, read once, with the package's errors added. */
  get catalog(): Catalog {
    this.require();
    if (!this.#catalog) {
      const tables = this.call('catalog');
      this.#catalog = { ...tables, errors: [...tables.errors, ...packageErrors()] };
    }
    return this.#catalog;
  }

  /** The catalog's options alone: a trainer needs no more, and the whole catalog takes half of the time to the first step. */
  get options(): Catalog['options'] {
    this.require();
    return (this.#options ??= this.call('options'));
  }

  /** The module, or the error `engine-lost`. */
  require(): BackflowModule {
    if (this.#module) return this.#module;
    throw refusal('engine-lost', {}, { cause: this.#failure });
  }

  /** Calls a function of the module. */
  call<Name extends FunctionOf<BackflowModule>>(
    name: Name,
    ...values: ArgumentsOf<BackflowModule, Name>
  ): ResultOf<BackflowModule, Name> {
    return this.callOn(this.require(), name, ...values);
  }

  /**
   * Calls a function of the module or of an object in it. A string is passed as UTF-8. Any failure is thrown as a
   * BackflowError.
   */
  callOn<Target, Name extends FunctionOf<Target>>(
    target: Target,
    name: Name,
    ...values: ArgumentsOf<Target, Name>
  ): ResultOf<Target, Name> {
    this.require();
    const crossing = values.map((value: unknown) => (typeof value === 'string' ? encode(value) : value));
    let result: ResultOf<Target, Name> | Failure;
    try {
      result = (target[name] as (...values: unknown[]) => typeof result).apply(target, crossing);
    } catch (cause) {
      throw this.#fail(refusal('engine-failed', { function: String(name) }, { cause }));
    }
    if (!isFailure(result)) return result;
    const error = new BackflowError(result.error);
    throw error.code === 'internal' ? this.#fail(error) : error;
  }

  #fail(error: BackflowError): BackflowError {
    this.#module = null;
    this.#failure = error;
    this.#onFailure();
    return error;
  }
}

/// <reference lib="esnext.disposable" preserve="true" />
/**
 * The public types of the package, for the page's worker, its client and programs in Node. CONTRACT.md defines their
 * meaning.
 */
import type { Catalog, DatasetEntry } from './catalog/types.js';
import type { Graph } from './graph/types.js';
import type { Tensor, TensorLike } from './values/types.js';
import type { Trainer, TrainerConfig, TrainerState } from './trainer/types.js';

export type * from './catalog/types.js';
export type * from './errors/types.js';
export type * from './graph/answer-types.js';
export type * from './graph/path-types.js';
export type * from './graph/types.js';
export type * from './values/types.js';
export type * from './trainer/diagnosis-types.js';
export type * from './trainer/feature-types.js';
export type * from './trainer/mistake-types.js';
export type * from './trainer/types.js';

export interface ParseResult {
  /** Names that are read and never assigned, in order of first use. */
  inputs: string[];
  /** Names that are assigned, in order; the last is the output. */
  names: string[];
  /** `e`, `pi` and `π` where they are read, and neither assigned nor given a value: in order of first use. */
  constants: string[];
}

export interface Backflow {
  readonly version: string;
  readonly catalog: Catalog;
  parse(text: string): ParseResult;
  /**
   * Finds values for inputs without one, such that the text makes a graph: numbers where numbers fit, otherwise small
   * vectors and matrices, of ones or, for labels, zeros. `keep: false`: given values that do not fit are replaced too.
   * Returns only the values that differ from the given ones. If nothing fits, throws the error of the simplest choice.
   */
  fit(text: string, values?: Record<string, TensorLike>, options?: { keep?: boolean }): Record<string, Tensor>;
  graph(text: string, inputs?: Record<string, TensorLike>, options?: { output?: string }): Graph;
  /**
   * Fetches a data set that is not built in (`fetched`), from beside the package; later calls return at once. Until
   * then, a trainer of its name throws `not-loaded`. Rejects with `unknown-name` for a name that the catalog lacks, and
   * with `load-failed` if the file cannot be read; the next call tries again. Another engine fetches it anew.
   */
  dataset(name: string): Promise<DatasetEntry>;
  trainer(config: TrainerConfig, options?: { restore?: TrainerState }): Trainer;
  /**
   * For tests and monitoring: live handles, the length of the wasm memory, and the heap allocations in the engine so
   * far.
   */
  readonly diagnostics: { graphs: number; trainers: number; memoryBytes: number; allocations: number };
}

/** A `URL`, written out because a program without the DOM's types may lack that class. */
export interface Address {
  readonly href: string;
  toString(): string;
}

export interface LoadOptions {
  /** The module's bytes, or where they are (a `URL` or a string); default: beside the package. */
  wasm?: ArrayBufferLike | ArrayBufferView | Address | string;
}

export interface SplitLoadOptions extends LoadOptions {
  /** The bytes of backflow-rest.wasm, or where they are; default: beside the package. */
  rest?: LoadOptions['wasm'];
}

/** The engine of the entry `backflow/split`: the first half of the module, and the rest when it is asked for. */
export interface SplitBackflow extends Backflow {
  /**
   * Loads the rest of the engine once; `wasm` is used instead of the option `rest` of `load`. Rejects with `load-failed` if
   * it cannot be loaded; the next call tries again. A call that needs the rest before it is there fetches it while the
   * caller waits, which only works in a worker or if `rest` was bytes; otherwise it throws an error with the code
   * `internal`, and the engine is lost.
   */
  loadRest(options?: LoadOptions): Promise<void>;
}

import { BackflowError, type ErrorFields } from './error.js';

/** A tensor as it crosses into the module. */
export interface FlatTensor {
  shape: number[];
  data: Float64Array;
}

/** An option of a trainer's configuration: a dotted path and a value. */
export type Setting = [path: string, value: number | boolean | string | number[] | string[] | FlatTensor];

/** A node as the module takes it: by name or by public id. */
export type NodeReference = string | number;

/**
 * How many arguments each function of the module takes (wasm/bindings.cpp). Emscripten 3.1.6 generates no types, so a
 * test compares this list with the module itself, both ways.
 */
export const moduleFunctions = {
  parse: 1,
  catalog: 0,
  diagnostics: 0,
  makeGraph: 3,
  disposeGraph: 1,
  graphNodes: 1,
  graphOutput: 1,
  graphSet: 3,
  graphForward: 1,
  graphBackward: 5,
  graphValue: 2,
  graphGradient: 2,
  graphEdges: 2,
  graphContributions: 2,
  graphTerms: 4,
  graphJacobian: 3,
  graphCheck: 5,
  graphExpand: 2,
  graphCollapse: 2,
  graphSnapshot: 1,
  graphTangents: 3,
  graphTangentEdges: 2,
  graphSuspects: 1,
  graphOverflows: 1,
  graphJacobianStructure: 3,
  makeTrainer: 2,
  disposeTrainer: 1,
  trainerSettings: 1,
  trainerStep: 3,
  trainerParameters: 1,
  trainerSetParameter: 3,
  trainerConfigure: 2,
  trainerPredict: 3,
  trainerMaps: 8,
  trainerExamples: 2,
  trainerGraph: 2,
  trainerSave: 1,
} as const;

export type ModuleFunction = keyof typeof moduleFunctions;

/** The module that Emscripten makes: each function gives its value, or `{ error }`. */
export type BackflowModule = Record<ModuleFunction, (...values: never[]) => unknown>;

function isFailure(value: unknown): value is { error: ErrorFields } {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** Calls a function of the module. Whatever goes wrong in it comes out as a BackflowError. */
export function call<Result>(module: BackflowModule, name: ModuleFunction, ...values: unknown[]): Result {
  let result: unknown;
  try {
    result = module[name](...(values as never[]));
  } catch (cause) {
    throw new BackflowError({ code: 'internal', message: `the engine failed in ${name}: ${String(cause)}` }, { cause });
  }
  if (isFailure(result)) throw new BackflowError(result.error);
  return result as Result;
}

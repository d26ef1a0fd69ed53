/** A tensor as it crosses into the module. */
export interface FlatTensor {
  shape: number[];
  data: Float64Array;
}

/** A tensor with a name, which is UTF-8. */
export type NamedTensor = FlatTensor & { name: Uint8Array };

/**
 * An option of a trainer's configuration as it crosses into the module: a dotted path and a value. Texts are UTF-8; null
 * stands for a value that no option takes.
 */
export type Setting = [
  path: Uint8Array,
  value: number | boolean | null | Uint8Array | Float64Array | Uint8Array[] | FlatTensor,
];

/** An option as the module gives it back. */
export type GivenSetting = [path: string, value: number | boolean | string | number[] | string[]];

/** A node as the module takes it: by name or by public id. */
export type NodeReference = string | number;

/**
 * How many arguments each function of the module takes (wasm/bindings/bindings.cpp). Emscripten 3.1.6 generates no types, so a
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

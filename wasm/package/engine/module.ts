import type { ErrorFields } from '../errors/types.js';
import type { WrongAnswers } from '../graph/answer-types.js';
import type { Paths } from '../graph/path-types.js';
import type { CheckEntry, Graph } from '../graph/types.js';
import type { Catalog, DatasetEntry, ParseResult } from '../types.js';
import type { Finding, Statistics } from '../trainer/diagnosis-types.js';
import type { ExampleFigures, Parameter, ParameterGradient, StepResult, UpdateResult } from '../trainer/types.js';
import type { Tensor } from '../values/types.js';

/** A tensor as it is passed to the module. */
export interface FlatTensor {
  shape: number[];
  data: Float64Array;
}

/**
 * A text as it is passed to the module: UTF-8, for which the engine allocates memory. `Runtime.call` takes strings and
 * encodes them.
 */
export type Text = string | Uint8Array;

export interface NamedTensor {
  name: Text;
  value: FlatTensor;
}

/**
 * An option of a trainer's configuration as it is passed to the module: a dotted path and a value; null stands for a
 * value that no option accepts.
 */
export type Setting = [
  path: Uint8Array,
  value: number | boolean | null | Uint8Array | Float64Array | Uint8Array[] | FlatTensor,
];

/** An option as the module returns it. */
export type GivenSetting = [path: string, value: number | boolean | string | number[] | string[]];

/** A node as it is passed to the module: by name or by public id. */
export type NodeReference = Text | number;

export interface MistakeRequest {
  kind: Text;
  node?: NodeReference;
}

export interface NudgeRequest {
  node: NodeReference;
  index: number;
  by: number;
}

/** The numbers of all nodes, concatenated. */
export interface FlatSnapshot {
  values: Float64Array;
  gradients: Float64Array | null;
}

/** The grid of maps: the ends of both axes, the number of cells between them, and what the axes are. */
export interface Grid {
  left: number;
  right: number;
  bottom: number;
  top: number;
  width: number;
  height: number;
  columns?: number[] | undefined;
  at?: Float64Array | undefined;
}

/** Maps in the trainer's precision; `layers` is empty if only the prediction was requested. */
export interface EngineMaps {
  layers: (Float32Array | Float64Array)[];
  output: Float32Array | Float64Array;
  outputs: number;
}

export interface Examples {
  points: Tensor;
  labels: Float64Array;
  /** Without numbers if the data has labels. */
  targets: Tensor;
}

export interface Diagnostics {
  graphs: number;
  trainers: number;
  memoryBytes: number;
  allocations: number;
}

/** What a function of the module returns instead of its value if there is an error. */
export interface Failure {
  error: ErrorFields;
}

/** An object in the module, until Embind's `delete` destroys it. */
export interface ModuleObject {
  delete(): void;
}

/** The functions of a graph whose arguments or results differ between module and package. */
interface ConvertedGraph {
  /** JSON, in UTF-8. */
  nodes(): Uint8Array;
  output(): number;
  /** True if the shape has changed. */
  set(input: NamedTensor): boolean;
  backward(
    output: NodeReference | undefined,
    upstream: FlatTensor | undefined,
    mistake: MistakeRequest | undefined,
  ): void;
  snapshot(): FlatSnapshot;
  check(
    step: number | undefined,
    node: NodeReference | undefined,
    index: number | undefined,
    single: boolean,
  ): CheckEntry[];
  paths(node: NodeReference, index: number, count: number): Paths;
  wrongAnswers(
    kind: Text,
    node: NodeReference,
    slot: number,
    index: number,
    digits: number,
    nudge: NudgeRequest | undefined,
  ): WrongAnswers;
  tangents(input: NodeReference, tangent: FlatTensor | undefined): Float64Array;
}

/** Arguments that the package passes on as they are. */
type Plain = string | number | undefined;

/** The functions of an interface that take no other arguments. */
type PlainFunctions<Target> = {
  [Name in FunctionOf<Target> as ArgumentsOf<Target, Name>[number] extends Plain ? Name : never]: Target[Name];
};

type SameGraph = Omit<PlainFunctions<Graph>, keyof ConvertedGraph | keyof Disposable | 'dispose'>;

/**
 * The module's class `Graph` (wasm/bindings/graph.cpp). It has the functions of the package's `Graph`. Those that take
 * an object, or return something else than the package does, are declared in `ConvertedGraph`; the others need no line.
 */
export interface ModuleGraph extends ModuleObject, ConvertedGraph, SameGraph {}

/** `GradientOf`, with numbers as the module takes them. */
export interface EngineGradientOf {
  output?: number;
  labels?: Float64Array;
  targets?: FlatTensor;
}

/** `Finding`, with changes as settings. */
export type EngineFinding = Omit<Finding, 'remedies'> & { remedies: { changes: GivenSetting[]; restart: boolean }[] };

/** `ExampleFigures`, with the rows of numbers as the module passes them. */
export type EngineFigures = Omit<ExampleFigures, 'confusion'> & { confusion?: Float64Array[] };

/** The module's class `Trainer` (wasm/bindings/trainer.cpp). */
export interface ModuleTrainer extends ModuleObject {
  settings(): GivenSetting[];
  step(n: number): StepResult;
  update(n: number): UpdateResult;
  parameters(): Parameter[];
  setParameter(name: Text, data: Float64Array): void;
  configure(changes: Setting[]): void;
  predict(points: FlatTensor, raw: boolean): Tensor;
  activations(points: FlatTensor, layer: number): Tensor;
  exampleFigures(test: boolean): EngineFigures;
  exampleGradients(example: number): ParameterGradient[];
  inputGradients(points: FlatTensor, of: EngineGradientOf): Tensor;
  statistics(): Statistics;
  diagnose(): EngineFinding[];
  maps(grid: Grid, units: boolean): EngineMaps;
  examples(test: boolean): Examples;
  graph(example: number | undefined): ModuleGraph;
  makeMistake(name: Text): void;
  /** Empty: none. */
  mistake(): string;
  save(): Uint8Array;
}

/**
 * The module that Emscripten makes. Any function may return a `Failure` instead, which `Runtime.call` turns into a
 * BackflowError. A test compares these interfaces and their numbers of arguments with the module, in both directions.
 */
export interface BackflowModule {
  parse(text: Text): ParseResult;
  fit(text: Text, given: NamedTensor[], keep: boolean): { name: string; value: Tensor }[];
  catalog(): Catalog;
  options(): Catalog['options'];
  dataset(name: Text): DatasetEntry;
  keepDataset(name: Text, points: FlatTensor, labels: Float64Array): void;
  diagnostics(): Diagnostics;
  makeGraph(text: Text, inputs: NamedTensor[], output: Text): ModuleGraph;
  makeTrainer(settings: Setting[], state: Uint8Array): ModuleTrainer;
}

/** The names of an interface's functions. */
export type FunctionOf<Target> = Exclude<
  { [Name in keyof Target]: Target[Name] extends (...values: never[]) => unknown ? Name : never }[keyof Target],
  never
>;

export type ArgumentsOf<Target, Name extends keyof Target> = Target[Name] extends (...values: infer Values) => unknown
  ? Values
  : never;

export type ResultOf<Target, Name extends keyof Target> = Target[Name] extends (...values: never[]) => infer Result
  ? Result
  : never;

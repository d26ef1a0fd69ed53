import { largestIndex, toBoolean, toNumber, toText, toWhole } from '../values/arguments.js';
import { EngineGraph } from '../graph/graph.js';
import { Handle } from '../engine/handle.js';
import { asList, entryOf, toList, toNumbers } from '../values/lists.js';
import type { EngineMaps, Examples, Grid, ModuleTrainer } from '../engine/module.js';
import { toOptions } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import type { Runtime } from '../engine/runtime.js';
import { featureGraph } from './feature-graph.js';
import { fromChanges, fromSettings, toSettings } from './settings.js';
import { copiedConfig, copying, type Copying } from './copying.js';
import { bytesOf, stateVersion } from './saved.js';
import { toMatrix } from '../values/tensors.js';
import type {
  BoundaryOptions,
  DataView,
  ExampleFigures,
  Finding,
  GradientOf,
  Graph,
  MapsOptions,
  NumberList,
  Parameter,
  ParameterGradient,
  PointsConfig,
  Statistics,
  StepOptions,
  StepResult,
  Tensor,
  Trainer,
  TrainerConfig,
  TrainerState,
  TrainingMistake,
  UnitMaps,
  UpdateResult,
} from '../types.js';

/** The most updates in one call; more would take too long. */
const mostSteps = 1e12;
const mostCells = 1e6;

const toSingle = (values: Float32Array | Float64Array): Float32Array =>
  values instanceof Float32Array ? values : Float32Array.from(values);

/** The ends of a map's axis. */
function toEnds(name: string, value: unknown): [number, number] {
  const list = asList(name, value);
  if (list?.length !== 2) throw refusal('needs-axis', { name });
  return [toNumber(name, entryOf(name, list, 0)), toNumber(name, entryOf(name, list, 1))];
}

interface GridOptions {
  x?: unknown;
  y?: unknown;
  width?: unknown;
  height?: unknown;
  columns?: unknown;
  at?: unknown;
}

/** Reads the columns of a map's axes. */
function toColumns(value: unknown): number[] {
  const name = 'columns';
  const list = toList(name, value, 2);
  return Array.from({ length: list.length }, (_, axis) => toWhole(name, entryOf(name, list, axis), 0, largestIndex));
}

/** Reads a grid; `single`: the points have one column. */
function toGrid({ x, y, width, height, columns, at }: GridOptions, single: () => boolean): Grid {
  const [left, right] = toEnds('x', x);
  const axes = columns === undefined ? undefined : toColumns(columns);
  const needsY = y !== undefined || (axes ? axes.length !== 1 : !single());
  const [bottom, top] = needsY ? toEnds('y', y) : [0, 0];
  return {
    left,
    right,
    bottom,
    top,
    width: toWhole('width', width, 1, mostCells),
    height: needsY || height !== undefined ? toWhole('height', height, 1, mostCells) : 1,
    columns: axes,
    at: at === undefined ? undefined : toNumbers('at', at),
  };
}

const gridKeys = ['x', 'y', 'width', 'height', 'columns', 'at'] as const;

/** The names of the columns of given points. */
const numbered = (count: number): string[] =>
  count === 2 ? ['x', 'y'] : Array.from({ length: count }, (_, i) => `x${i + 1}`);

/** A trainer in the engine. */
export class EngineTrainer extends Handle<ModuleTrainer> implements Trainer, Copying {
  #data: DataView | null = null;

  private constructor(runtime: Runtime, object: ModuleTrainer) {
    super(runtime, object, 'trainer');
  }

  static make(runtime: Runtime, config: unknown, options: unknown): EngineTrainer {
    const settings = toSettings(config, runtime.options);
    const { restore } = toOptions('options', options, ['restore']);
    const bytes = restore === undefined ? new Uint8Array() : bytesOf(restore);
    return new EngineTrainer(runtime, runtime.call('makeTrainer', settings, bytes));
  }

  get parameters(): Parameter[] {
    return this.call('parameters');
  }

  get config(): TrainerConfig {
    return fromSettings(this.call('settings'), this.require().options);
  }

  get data(): DataView {
    this.require();
    if (this.#data) return this.#data;
    const train = this.call('examples', false);
    const test = this.call('examples', true);
    return (this.#data = {
      trainPoints: train.points,
      testPoints: test.points,
      trainLabels: train.labels,
      testLabels: test.labels,
      ...this.#targets(train, test),
      ...this.#names(train),
    });
  }

  #targets(train: Examples, test: Examples): Pick<DataView, 'trainTargets' | 'testTargets'> {
    if (train.targets.data.length === 0) return { trainTargets: null, testTargets: null };
    const [, width] = train.targets.shape as [number, number];
    const { data } = test.targets;
    return { trainTargets: train.targets, testTargets: { shape: [data.length / width, width], data } };
  }

  #names({ points }: Examples): Pick<DataView, 'columns' | 'classNames'> {
    const { data } = this.config;
    if (!('name' in data)) return { columns: numbered(points.shape[1]!), classNames: null };
    const { columns, classNames = null } = this.require().call('dataset', data.name);
    return { columns, classNames };
  }

  /** Reads the options of a map. */
  #grid(options: GridOptions): Grid {
    return toGrid(options, () => this.data.columns.length === 1);
  }

  step(n: number, options?: { evaluate?: true }): StepResult;
  step(n: number, options: { evaluate: false }): UpdateResult;
  step(n: number, options: StepOptions = {}): StepResult | UpdateResult {
    const { evaluate = true } = toOptions('options', options, ['evaluate']);
    const count = toWhole('n', n, 0, mostSteps);
    return toBoolean('evaluate', evaluate) ? this.call('step', count) : this.call('update', count);
  }

  setParameter(name: string, data: NumberList): void {
    this.call('setParameter', toText('name', name), toNumbers(name, data));
  }

  configure(changes: Partial<TrainerConfig>): void {
    this.call('configure', toSettings(changes, this.require().options));
  }

  predict(points: PointsConfig['points'], options: { raw?: boolean } = {}): Tensor {
    const matrix = toMatrix('points', points);
    const { raw = false } = toOptions('options', options, ['raw']);
    return this.call('predict', matrix, toBoolean('raw', raw));
  }

  activations(points: PointsConfig['points'], options: { layer: number }): Tensor {
    const matrix = toMatrix('points', points);
    const { layer } = toOptions('options', options, ['layer']);
    return this.call('activations', matrix, this.#toLayer(layer, this.config.layers?.length ?? 0));
  }

  evaluate(options: { on?: 'train' | 'test' } = {}): ExampleFigures {
    const { on = 'train' } = toOptions('options', options, ['on']);
    if (on !== 'train' && on !== 'test') throw refusal('needs-set', {}, { subject: 'on' });
    const { confusion, ...figures } = this.call('exampleFigures', on === 'test');
    return confusion ? { ...figures, confusion: confusion.map((row) => Array.from(row)) } : figures;
  }

  exampleGradients(example: number): ParameterGradient[] {
    return this.call('exampleGradients', toWhole('example', example, 0, largestIndex));
  }

  inputGradients(points: PointsConfig['points'], of: GradientOf): Tensor {
    const matrix = toMatrix('points', points);
    const { output, labels, targets } = toOptions('of', of, ['output', 'labels', 'targets'] as const);
    const given = [output, labels, targets].filter((one) => one !== undefined);
    if (given.length !== 1) throw refusal('needs-one-of', {}, { subject: 'of' });
    return this.call('inputGradients', matrix, {
      ...(output !== undefined && { output: toWhole('output', output, 0, largestIndex) }),
      ...(labels !== undefined && { labels: toNumbers('labels', labels) }),
      ...(targets !== undefined && { targets: toMatrix('targets', targets) }),
    });
  }

  statistics(): Statistics {
    return this.call('statistics');
  }

  diagnose(): Finding[] {
    return this.call('diagnose').map(({ remedies, ...finding }) => ({
      ...finding,
      remedies: remedies.map(({ changes, restart }) => ({
        changes: fromChanges(changes, this.require().options),
        restart,
      })),
    }));
  }

  #toLayer(layer: unknown, count: number): number {
    if (count === 0) throw refusal('no-hidden-layer', {}, { subject: 'layer' });
    return toWhole('layer', layer, 1, count);
  }

  boundary(options: BoundaryOptions): Tensor {
    const { layer, unit, ...rest } = toOptions('options', options, [...gridKeys, 'layer', 'unit']);
    const grid = this.#grid(rest);
    const maps = this.#maps(grid, layer !== undefined);
    const { width } = grid;
    const cells = maps.output.length / maps.outputs;
    const height = cells / width;
    if (layer === undefined) return { shape: [maps.outputs, height, width], data: new Float64Array(maps.output) };
    const values = new Float64Array(maps.layers[this.#toLayer(layer, maps.layers.length) - 1] ?? []);
    if (unit === undefined) return { shape: [values.length / cells, height, width], data: values };
    const first = toWhole('unit', unit, 0, values.length / cells - 1) * cells;
    return { shape: [1, height, width], data: values.slice(first, first + cells) };
  }

  maps(options: MapsOptions): UnitMaps {
    const { units = true, ...rest } = toOptions('options', options, [...gridKeys, 'units']);
    const grid = this.#grid(rest);
    const maps = this.#maps(grid, toBoolean('units', units));
    return {
      width: grid.width,
      height: maps.output.length / maps.outputs / grid.width,
      layers: maps.layers.map(toSingle),
      output: toSingle(maps.output),
      outputs: maps.outputs,
    };
  }

  #maps(grid: Grid, units: boolean): EngineMaps {
    return this.call('maps', grid, units);
  }

  graph(options: { example?: number } = {}): Graph {
    const { example } = toOptions('options', options, ['example']);
    const index = example === undefined ? undefined : toWhole('example', example, 0, largestIndex);
    return new EngineGraph(this.require(), this.call('graph', index));
  }

  get mistake(): TrainingMistake | null {
    return (this.call('mistake') || null) as TrainingMistake | null;
  }

  makeMistake(mistake: TrainingMistake | null): void {
    this.call('makeMistake', mistake === null ? '' : toText('mistake', mistake));
  }

  featureGraph(index: number): Graph {
    const { features = [] } = this.config;
    const feature = features[toWhole('index', index, 0, Math.max(features.length - 1, 0))];
    if (typeof feature !== 'object') throw refusal('no-typed-feature', { index }, { subject: 'index' });
    return featureGraph(this.require(), feature.expression, this.data);
  }

  [copying](wide?: Uint8Array): Trainer {
    const config = copiedConfig(this);
    const state = this.save();
    if (!wide) return EngineTrainer.make(this.require(), config, { restore: state });
    const restore = { ...state, bytes: wide };
    return EngineTrainer.make(this.require(), { ...config, precision: 'float64' }, { restore });
  }

  save(): TrainerState {
    return { format: 'backflow-trainer', version: stateVersion, bytes: this.call('save') };
  }
}

import { BackflowError } from './error.js';
import { badValue, largestIndex, toNumber, toOptions, toText, toWhole } from './arguments.js';
import { EngineGraph } from './graph.js';
import { Handle } from './handle.js';
import { call, type BackflowModule, type Setting } from './module.js';
import { fromSettings, toSettings } from './settings.js';
import { toMatrix, toNumbers } from './tensors.js';
import type {
  BoundaryOptions,
  DataView,
  Graph,
  NumberList,
  Parameter,
  PointsConfig,
  StepOptions,
  StepResult,
  Tensor,
  Trainer,
  TrainerConfig,
  TrainerState,
  UnitMaps,
  UpdateResult,
} from './types.js';

interface Examples {
  points: Tensor;
  labels: Float64Array;
}

/** In the trainer's precision; `layers` is empty where only the prediction was asked for. */
interface EngineMaps {
  layers: (Float32Array | Float64Array)[];
  output: Float32Array | Float64Array;
  outputs: number;
}

/** More updates in one call would not end within anybody's patience. */
const mostSteps = 1e12;
const mostCells = 1e6;

const toSingle = (values: Float32Array | Float64Array): Float32Array =>
  values instanceof Float32Array ? values : Float32Array.from(values);

/** What save() gave, or the error that it is something else. */
function bytesOf(state: TrainerState): Uint8Array {
  const { format, bytes } = toOptions('restore', state);
  if (format === 'backflow-trainer' && bytes instanceof Uint8Array && bytes.length > 0) return bytes;
  throw new BackflowError({ code: 'state-mismatch', message: 'restore needs what save() gave', name: 'restore' });
}

/** The ends of a map's axis. */
function toEnds(name: string, value: unknown): [number, number] {
  const ends =
    Array.isArray(value) && value.length === 2 ? value : badValue(name, 'must be two numbers: the ends of the axis');
  return [toNumber(name, ends[0]), toNumber(name, ends[1])];
}

/** A trainer in the engine. */
export class EngineTrainer extends Handle implements Trainer {
  #data: DataView | null = null;

  private constructor(module: BackflowModule, handle: number) {
    super(module, handle, 'trainer');
  }

  static make(module: BackflowModule, config: TrainerConfig, state?: TrainerState): EngineTrainer {
    const bytes = state === undefined ? new Uint8Array() : bytesOf(state);
    return new EngineTrainer(module, call(module, 'makeTrainer', toSettings(config), bytes));
  }

  get parameters(): Parameter[] {
    return this.call('trainerParameters');
  }

  get config(): TrainerConfig {
    return fromSettings(this.call<Setting[]>('trainerSettings'));
  }

  get data(): DataView {
    if (this.#data) return this.#data;
    const train = this.call<Examples>('trainerExamples', false);
    const test = this.call<Examples>('trainerExamples', true);
    return (this.#data = {
      trainPoints: train.points,
      testPoints: test.points,
      trainLabels: train.labels,
      testLabels: test.labels,
    });
  }

  step(n: number, options?: { evaluate?: true }): StepResult;
  step(n: number, options: { evaluate: false }): UpdateResult;
  step(n: number, options: StepOptions = {}): StepResult | UpdateResult {
    const { evaluate = true } = toOptions('options', options);
    if (typeof evaluate !== 'boolean') badValue('evaluate', 'must be true or false');
    return this.call('trainerStep', toWhole('n', n, 0, mostSteps), evaluate);
  }

  setParameter(name: string, data: NumberList): void {
    this.call('trainerSetParameter', toText('name', name), toNumbers(name, data));
  }

  configure(changes: Partial<TrainerConfig>): void {
    this.call('trainerConfigure', toSettings(changes));
  }

  predict(points: PointsConfig['points'], options: { raw?: boolean } = {}): Tensor {
    const { raw = false } = toOptions('options', options);
    if (typeof raw !== 'boolean') badValue('raw', 'must be true or false');
    return this.call('trainerPredict', toMatrix('points', points), raw);
  }

  boundary(options: BoundaryOptions): Tensor {
    const { width, height, layer, unit } = toOptions('options', options) as BoundaryOptions;
    const maps = this.#maps(options, layer !== undefined);
    const cells = width * height;
    if (layer === undefined) return { shape: [maps.outputs, height, width], data: new Float64Array(maps.output) };
    const values = new Float64Array(maps.layers[toWhole('layer', layer, 1, maps.layers.length) - 1] ?? []);
    if (unit === undefined) return { shape: [values.length / cells, height, width], data: values };
    const first = toWhole('unit', unit, 0, values.length / cells - 1) * cells;
    return { shape: [1, height, width], data: values.slice(first, first + cells) };
  }

  maps(options: Omit<BoundaryOptions, 'layer' | 'unit'>): UnitMaps {
    const maps = this.#maps(options, true);
    return {
      width: options.width,
      height: options.height,
      layers: maps.layers.map(toSingle),
      output: toSingle(maps.output),
      outputs: maps.outputs,
    };
  }

  #maps(options: Omit<BoundaryOptions, 'layer' | 'unit'>, units: boolean): EngineMaps {
    const { x, y, width, height } = toOptions('options', options);
    const [left, right] = toEnds('x', x);
    const [bottom, top] = toEnds('y', y);
    const [columns, rows] = [toWhole('width', width, 1, mostCells), toWhole('height', height, 1, mostCells)];
    return this.call('trainerMaps', left, right, bottom, top, columns, rows, units);
  }

  graph(options: { example?: number } = {}): Graph {
    const { example } = toOptions('options', options);
    const index = example === undefined ? -1 : toWhole('example', example, 0, largestIndex);
    return new EngineGraph(this.module, this.call('trainerGraph', index));
  }

  save(): TrainerState {
    return { format: 'backflow-trainer', version: 2, bytes: this.call('trainerSave') };
  }
}

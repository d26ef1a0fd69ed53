import { BackflowError } from './error.js';
import { EngineGraph } from './graph.js';
import { Handle } from './handle.js';
import { call, type BackflowModule, type Setting } from './module.js';
import { fromSettings, toSettings } from './settings.js';
import { toMatrix } from './tensors.js';
import type {
  BoundaryOptions,
  DataView,
  Graph,
  NumberList,
  Parameter,
  PointsConfig,
  StepResult,
  Tensor,
  Trainer,
  TrainerConfig,
  TrainerState,
  UnitMaps,
} from './types.js';

interface Examples {
  points: Tensor;
  labels: Float64Array;
}

interface EngineMaps {
  layers: Float64Array[];
  output: Float64Array;
  outputs: number;
}

/** A trainer in the engine. */
export class EngineTrainer extends Handle implements Trainer {
  #data: DataView | null = null;

  private constructor(module: BackflowModule, handle: number) {
    super(module, handle, 'trainer');
  }

  static make(module: BackflowModule, config: TrainerConfig, state?: TrainerState): EngineTrainer {
    if (state && (state.format !== 'backflow-trainer' || !(state.bytes instanceof Uint8Array))) {
      throw new BackflowError({ code: 'state-mismatch', message: 'restore needs what save() gave', name: 'restore' });
    }
    const bytes = state?.bytes ?? new Uint8Array();
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

  step(n: number): StepResult {
    return this.call('trainerStep', n);
  }

  setParameter(name: string, data: NumberList): void {
    this.call('trainerSetParameter', name, Float64Array.from(data));
  }

  configure(changes: Partial<TrainerConfig>): void {
    this.call('trainerConfigure', toSettings(changes));
  }

  predict(points: PointsConfig['points'], options: { raw?: boolean } = {}): Tensor {
    return this.call('trainerPredict', toMatrix('points', points), options.raw ?? false);
  }

  boundary(options: BoundaryOptions): Tensor {
    const { width, height, layer, unit } = options;
    const maps = this.#maps(options);
    const cells = width * height;
    if (layer === undefined) return { shape: [maps.outputs, height, width], data: maps.output };
    const values = maps.layers[layer - 1];
    if (!values) throw outOfRange('layer', layer, 1, maps.layers.length);
    if (unit === undefined) return { shape: [values.length / cells, height, width], data: values };
    if (!Number.isInteger(unit) || unit < 0 || unit >= values.length / cells) {
      throw outOfRange('unit', unit, 0, values.length / cells - 1);
    }
    return { shape: [1, height, width], data: values.slice(unit * cells, (unit + 1) * cells) };
  }

  maps(options: Omit<BoundaryOptions, 'layer' | 'unit'>): UnitMaps {
    const maps = this.#maps(options);
    return {
      width: options.width,
      height: options.height,
      layers: maps.layers.map((values) => Float32Array.from(values)),
      output: Float32Array.from(maps.output),
      outputs: maps.outputs,
    };
  }

  #maps({ x, y, width, height }: Omit<BoundaryOptions, 'layer' | 'unit'>): EngineMaps {
    for (const [name, cells] of Object.entries({ width, height })) {
      if (!Number.isInteger(cells) || cells < 1) throw outOfRange(name, cells, 1, 1e6);
    }
    return this.call('trainerMaps', x[0], x[1], y[0], y[1], width, height);
  }

  graph(options: { example?: number } = {}): Graph {
    const { example } = options;
    if (example !== undefined && (!Number.isInteger(example) || example < 0)) {
      throw new BackflowError({ code: 'out-of-range', message: 'example must be a whole number', name: 'example' });
    }
    return new EngineGraph(this.module, this.call('trainerGraph', example ?? -1));
  }

  save(): TrainerState {
    return { format: 'backflow-trainer', version: 1, bytes: this.call('trainerSave') };
  }
}

function outOfRange(name: string, value: unknown, low: number, high: number): BackflowError {
  const message = `${name} must be a whole number from ${low} to ${high}, not ${String(value)}`;
  return new BackflowError({ code: 'out-of-range', message, name });
}

/**
 * Messages between the page and the engine's worker. Requests carry an id and are answered once. The worker sends frames
 * while it trains or when something watched has changed. The page acknowledges each frame before the worker makes the
 * next: a slow page drops frames and never queues them.
 */
import type {
  Catalog,
  DataView,
  Parameter,
  StepResult,
  TrainerConfig,
  TrainerState,
  TrainingMistake,
  UnitMaps,
} from 'backflow';
import type { Diagnosis } from './diagnosis';
import type { Arrows } from './arrows';
import type { WireError } from './errors';
import type { Evaluated, EvaluatedSet } from './evaluation';
import type { ExampleGradients } from './example';
import type { GateAnswer, GateRequest } from './gate';
import type { GatesAnswer, GatesRefusal, GatesRequest } from './gates';
import type { CurveRequest, GateCurve, PanelsAnswer, PanelsRequest } from './gates-panels';
import type { Holds } from './life';
import type { LessonAnswers, LessonRequest, RepairRequest, RepairVerdict } from './lessons';
import type { GradientCheck } from './mistakes';
import type { Part, PartStep } from './part';
import type { StepPaths } from './paths';
import type { Routine } from './routine';
import type { SketchRequest, Sketches } from './sketch';
import type { InspectorSnapshot } from './snapshot';
import type { SpaceImage, SpaceWatch } from './space';
import type { StepStatistics } from './statistics';
import type { FormatRow, TableName, Taken, TakenKind, TakenModel } from './takeaway';
import type { Until } from './until';

/** What the maps show of the points' space, in data units. */
export interface MapView {
  x: readonly [number, number];
  y: readonly [number, number];
  /** The columns along x and y; only one if the data has no other. */
  columns: readonly number[];
  /** The value of every column; those that are drawn ignore theirs. */
  at: readonly number[];
}

/** What the page wants to see in each frame; the worker computes nothing else. */
export interface Watch {
  /** Cells per side of the prediction's map; 0 = none. */
  boundary: number;
  /** Cells per side of each unit's map; 0 = none. */
  units: number;
  view: MapView;
  /** The unit whose map `boundary` shows instead of the prediction. */
  unit: UnitPlace | null;
  /** The points that are evaluated one by one, while a panel shows them. */
  evaluation: EvaluatedSet | null;
  /** How a layer bends the plane, while a panel shows it. */
  space: SpaceWatch | null;
  /** The gradients of the loss by the training points, while the map shows them. */
  arrows: boolean;
  /** The training example whose gradients the wires show; null: they show something else. */
  example: number | null;
  /** Norms, gradients and histograms of every layer. */
  statistics: boolean;
  /** The weight or bias whose card is open. */
  part: Part | null;
  /** The training step as a graph, when the inspector is open. */
  inspector: InspectorWatch | null;
}

/** Layer 1 is the first hidden layer; the last one is the output. Units count from 0. */
export interface UnitPlace {
  layer: number;
  unit: number;
}

export interface InspectorWatch {
  /** Index of the training example; null: the next batch. */
  example: number | null;
  /** The chosen gate; null: none chosen yet, only values and gradients of all nodes. */
  node: number | null;
  slot: number;
  /** Flat index of the chosen entry of the slot's downstream gradient. */
  entry: number;
  /** The Jacobian of the chosen gate is shown. */
  jacobian?: boolean;
}

/** One evaluation, as the curves draw it. */
export type CurvePoint = Pick<StepResult, (typeof CURVE_FIELDS)[number]>;

export const CURVE_FIELDS = [
  'step',
  'loss',
  'dataLoss',
  'testLoss',
  'accuracy',
  'testAccuracy',
  'learningRate',
] as const satisfies readonly (keyof StepResult)[];

export interface Frame {
  /** The page's number for this run. Frames of other runs are dropped. */
  generation: number;
  running: boolean;
  result: StepResult;
  stepsPerSecond: number;
  /** The share of the worker's time that goes into training: 0 … 1. */
  trainingShare: number;
  /** Every evaluation since the last frame, so that a slow page skips pictures but no part of the curve. */
  curve: CurvePoint[];
  /**
   * During training, the net and the inspector are sent less often than the map. In between, `parameters` is empty, `units`
   * and `inspector` are null, and those of the last whole frame still apply.
   */
  whole: boolean;
  parameters: Parameter[];
  /** outputs × cells × cells, first row at the largest y; outputs × cells if only one column is drawn. */
  boundary: { cells: number; outputs: number; values: Float32Array; unit: UnitPlace | null } | null;
  /** Null: the last one still applies. During training it comes a few times a second. */
  evaluation: Evaluated | null;
  /** As for `evaluation`. */
  space: SpaceImage | null;
  arrows: Arrows | null;
  example: ExampleGradients | null;
  /** Null: the last ones still apply. During training they come a few times a second. */
  statistics: StepStatistics | null;
  /** What keeps the net from training well. As for `statistics`. */
  diagnosis: Diagnosis | null;
  /** What the next step does to the watched weight. Null: the last one still applies. */
  part: PartStep | null;
  /** The mistake that is made on purpose in every backward sweep. */
  mistake: TrainingMistake | null;
  /** The goal that a run with a goal has reached. */
  reached: Until | null;
  units: UnitMaps | null;
  inspector: InspectorSnapshot | null;
}

/** The next batch: its loss, and the gradients of all parameters, before the update. */
export interface NextBatch {
  /** The step before the update. */
  step: number;
  loss: number;
  /** The gradient of the loss node, where the backward sweep starts. */
  lossGradient: number;
  gradients: { name: string; shape: number[]; data: Float64Array }[];
}

/** A linear classifier of the run's data after some steps. */
export type LinearRun = Pick<StepResult, 'step' | 'accuracy' | 'testAccuracy'> & { parameters: Parameter[] };

export interface Created {
  generation: number;
  catalog: Catalog;
  /** The configuration with every default filled in. */
  config: TrainerConfig;
  data: DataView;
  /** The current step: 0, or the step of the restored state. */
  step: number;
}

/** A small sample of a dataset for its thumbnail. */
export interface DatasetSample {
  name: string;
  classes: number;
  /** `value` is the target, if the data set has targets; with one column it is also `y`. */
  points: { x: number; y: number; label: number; value?: number }[];
  /** Some examples of a data set of images: images × height × width × channels. */
  images?: { height: number; width: number; channels: number; pixels: ArrayLike<number> };
}

/** The addresses of the halves of the engine's module. A first visit shows its net before the second one arrives. */
export type EngineFiles = Record<'first' | 'rest', string>;

/** The request and the answer of each kind. */
export interface Requests {
  /** `whole`: waits for both halves. `afresh`: ignores the browser's cached copies of the files. */
  load: {
    request: { files: EngineFiles; whole?: boolean; afresh?: boolean };
    answer: { version: string; catalog: Catalog };
  };
  /** Loads the engine's second half, unless that was done. */
  rest: { request: Record<string, never>; answer: null };
  /** Every data set of one or two columns, or every other one, with each number of classes that it offers. */
  thumbnails: { request: { samples: number; wide?: boolean }; answer: { samples: DatasetSample[] } };
  /** `generation`: the page's number for this run; its frames and checkpoints carry it. */
  /** A mistake that the net has no place for is not made. */
  create: {
    request: {
      config: TrainerConfig;
      generation: number;
      restore?: TrainerState;
      mistake?: TrainingMistake | null;
    };
    answer: Created;
  };
  configure: { request: { changes: Partial<TrainerConfig> }; answer: { config: TrainerConfig } };
  /** `speed`: the most updates per second; null: no limit. `until`: the run stops by itself. */
  run: { request: { running: boolean; speed: number | null; until?: Until | null }; answer: { running: boolean } };
  /** Trains `count` updates, or to the end of the current epoch. */
  step: { request: { count: number } | { epoch: true }; answer: { step: number } };
  /** What the next update will be made of. A run is paused. */
  batch: { request: Record<string, never>; answer: NextBatch };
  /** Makes a mistake in every backward sweep from now on; null ends it. */
  mistake: { request: { mistake: TrainingMistake | null }; answer: null };
  /** Compares the gradients of the next step with differences, and finds the gates that are wrong. */
  check: { request: Record<string, never>; answer: GradientCheck };
  /** The largest paths of a weight or bias in the next step. */
  paths: { request: Part; answer: StepPaths };
  /** Refuses what a trainer can't be made from; the run stays as it is. */
  verify: { request: { config: TrainerConfig; state: TrainerState | null }; answer: null };
  /** The formats of other programs, and the net in one of them or as one of its tables. */
  formats: { request: { kind: TakenKind }; answer: FormatRow[] };
  take: { request: { format: string } | { table: TableName }; answer: Taken };
  /** The graph that the Gates room shows, as typed and with its values, in one of them. */
  takeGraph: { request: { format: string }; answer: Taken };
  /** A net of another program's file. */
  readModel: { request: { name: string; bytes: Uint8Array }; answer: TakenModel };
  /** The engineer's routine, on copies of the net; the run stays as it is. */
  routine: { request: Record<string, never>; answer: Routine };
  /** Trains a linear classifier on the run's data in the same way. The run stays as it is. */
  linear: { request: { steps: number }; answer: LinearRun };
  watch: { request: { watch: Watch }; answer: null };
  save: { request: Record<string, never>; answer: { state: TrainerState; step: number } };
  /** Sets one entry of a parameter; the others stay, also during training. */
  setEntry: { request: { name: string; index: number; value: number }; answer: null };
  setParameters: { request: { parameters: Pick<Parameter, 'name' | 'data'>[] }; answer: null };
  /** What the gallery draws. */
  sketch: { request: SketchRequest; answer: Sketches };
  /** One evaluation of the expression in the Gates room. */
  gates: { request: GatesRequest; answer: GatesAnswer | GatesRefusal };
  /** One gate of the graph in the Gates room. */
  gate: { request: GateRequest; answer: GateAnswer | null };
  /** What the Gates room's open panels show. */
  panels: { request: PanelsRequest; answer: PanelsAnswer };
  /** Element-wise gates and their derivatives over an interval. */
  curves: { request: CurveRequest; answer: { curves: GateCurve[] } };
  /** The numbers of a lesson's step and the answers to its questions. The run and the Gates room's graph stay as they are. */
  lesson: { request: LessonRequest; answer: LessonAnswers };
  /** Whether a repair is done. */
  judge: { request: RepairRequest; answer: RepairVerdict };
  /** Tests only: makes the worker fail in a chosen way. */
  fault: { request: { kind: 'throw' | 'spin' }; answer: null };
}

export type RequestKind = keyof Requests;

/** Deadlines of the requests that may take longer than the rest. */
export const DEADLINES_MS: Partial<Record<RequestKind, number>> = {
  gates: 20_000,
  gate: 20_000,
  panels: 20_000,
  sketch: 20_000,
  curves: 20_000,
  routine: 20_000,
  check: 20_000,
  verify: 15_000,
  take: 20_000,
  takeGraph: 20_000,
  readModel: 20_000,
  paths: 20_000,
  load: 60_000,
  rest: 60_000,
  create: 15_000,
  thumbnails: 15_000,
  step: 60_000,
  linear: 15_000,
  lesson: 60_000,
  judge: 60_000,
};
export const DEADLINE_MS = 5_000;

/** The progress of a starting engine: the worker's program, the module's bytes (`total` if known), the engine itself. */
export type Progress =
  { stage: 'program' } | { stage: 'module'; received: number; total: number | null } | { stage: 'engine' };

export type ToWorker =
  | { [K in RequestKind]: { id: number; kind: K } & { payload: Requests[K]['request'] } }[RequestKind]
  | { kind: 'ping'; id: number }
  | { kind: 'ack'; generation: number };

export type FromWorker =
  /** The script runs. With `lock`, it holds this lock as long as it lives. */
  | ({ kind: 'here' } & Partial<Holds>)
  | { kind: 'progress'; progress: Progress }
  /** The worker starts work that may keep it silent for `ms`. */
  | { kind: 'busy'; ms: number }
  | { kind: 'answer'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: WireError }
  | { kind: 'pong'; id: number }
  | { kind: 'frame'; frame: Frame }
  /** A good state, about twice a second during training. Restarting and going back restore it. */
  | { kind: 'checkpoint'; generation: number; step: number; state: TrainerState };

export type Checkpoint = Extract<FromWorker, { kind: 'checkpoint' }>;

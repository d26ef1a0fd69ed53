/** What the panels of the Gates room ask of the worker, beside the graph itself: only what someone looks at is computed. */
import type { CheckEntry, JacobianStructure, Suspect, TangentEdge, Tensor, TensorLike } from 'backflow';
import type { GatesRequest } from './gates';

export interface PanelsWatch {
  /** Of the request's chosen gate and slot. */
  jacobian: boolean;
  /** Every entry of every input against its central difference. */
  check: boolean;
  /** The largest error for each step, in both precisions. */
  errors: boolean;
  /** Forward mode: this input moves along this tangent (null: ones). */
  push: { input: string; tangent: TensorLike | null } | null;
}

export interface PanelsRequest {
  /** The graph, as it was asked for last. */
  request: GatesRequest;
  watch: PanelsWatch;
}

export interface JacobianView {
  node: number;
  slot: number;
  structure: JacobianStructure;
  /** Null: more cells than can be shown. */
  cells: Tensor | null;
}

export interface CheckView {
  entries: CheckEntry[];
  /** Entries of all inputs: a graph whose check takes too long is checked as far as time allows. */
  total: number;
}

export type Precision = 'float32' | 'float64';

/** The largest relative error at one step. */
export interface ErrorPoint {
  step: number;
  /** Null: no entry without a kink. */
  error: number | null;
  /** Where it is. */
  name: string;
  index: number;
  /** Entries with a kink between their two evaluations: left out. */
  kinks: number;
}

export interface ErrorCurves {
  curves: Record<Precision, ErrorPoint[]>;
  /** Entries that were checked at each step, of so many. */
  checked: number;
  total: number;
}

export interface PushView {
  input: string;
  /** By node id. */
  tangents: Record<number, Tensor>;
  /** How they came through the chosen gate. */
  edges: TangentEdge[];
}

export interface PanelsAnswer {
  /** Of the graph that was looked at. */
  structure: number;
  /** The chosen node of the request. */
  chosen: number | null;
  jacobian: JacobianView | null;
  check: CheckView | null;
  errors: ErrorCurves | null;
  push: PushView | null;
  /** With a mistake in the backward pass: the gates whose arithmetic is wrong. */
  suspects: Suspect[] | null;
  /** Milliseconds of the worker's work. */
  took: number;
}

/** An element-wise gate of one input over an interval. */
export interface CurveRequest {
  gates: {
    name: string;
    /** Further inputs: a slope, say. */
    parameters: number[];
  }[];
  low: number;
  high: number;
  points: number;
}

export interface GateCurve {
  name: string;
  x: Float64Array;
  value: Float64Array;
  local: Float64Array;
}

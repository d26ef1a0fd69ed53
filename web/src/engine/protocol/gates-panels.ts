/** What the Gates room's panels request besides the graph. The worker computes only what is visible. */
import type { CheckEntry, Suspect, TangentEdge, Tensor, TensorLike } from 'backflow';
import type { GatesRequest } from './gates';
import type { JacobianView } from './jacobian';

export interface PanelsWatch {
  /** For the request's chosen gate and slot. */
  jacobian: boolean;
  /** Every entry of every input against its central difference. */
  check: boolean;
  /** The largest error for each step, in both precisions. */
  errors: boolean;
  /** Forward mode: this input moves along this tangent (null: ones). */
  push: { input: string; tangent: TensorLike | null } | null;
}

export interface PanelsRequest {
  /** The graph, as in the last request for it. */
  request: GatesRequest;
  watch: PanelsWatch;
}

export interface CheckView {
  entries: CheckEntry[];
  /** Number of entries of all inputs. If a check takes too long, only the first entries are checked. */
  total: number;
}

export type Precision = 'float32' | 'float64';

/** The largest relative error at one step. */
export interface ErrorPoint {
  step: number;
  /** Null: every entry has a kink. */
  error: number | null;
  /** The entry with this error. */
  name: string;
  index: number;
  /** Number of entries left out because of a kink between their two evaluations. */
  kinks: number;
}

export interface ErrorCurves {
  curves: Record<Precision, ErrorPoint[]>;
  /** Number of entries that were checked at each step, and of all entries. */
  checked: number;
  total: number;
}

export interface PushView {
  input: string;
  /** By node id. */
  tangents: Record<number, Tensor>;
}

/** What depends on the chosen gate. */
export interface GateLook {
  /** The chosen node of the request. */
  node: number | null;
  jacobian: JacobianView | null;
  /** How the tangents passed through it. */
  edges: TangentEdge[];
}

export interface PanelsAnswer {
  /** The structure of the graph that this describes. */
  structure: number;
  gate: GateLook;
  check: CheckView | null;
  errors: ErrorCurves | null;
  push: PushView | null;
  /** With a mistake in the backward pass, the gates whose arithmetic is wrong. */
  suspects: Suspect[] | null;
  /** Milliseconds that the worker took. */
  took: number;
}

/** An element-wise gate of one input over an interval. */
export interface CurveRequest {
  gates: {
    name: string;
    /** Further inputs, such as a slope. */
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

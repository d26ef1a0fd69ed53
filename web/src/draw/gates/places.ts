/** Types of the layout of a typed expression's graph: its request, its answer, and a layout program's input and output. */
import type { Box, DrawnGraph, Place, Point, Size, Wire } from '../graph/drawn';

export const GATE = 40;
export const LEAF_HEIGHT = 34;
/** Height of a literal's tag and of a pick such as `[0]`. */
export const SMALL = 24;
export const COPY = 13;
/** One line of numbers above and one below a wire. */
export const LABEL_HEIGHT = 38;
/** Space between a gate's edge and its numbers. */
export const GAP = 6;

export interface LayoutNode {
  id: number;
  inputs: number[];
  leaf: boolean;
  /** Size of a tag; other gates are round. */
  width: number;
  height: number;
  /** Width that its numbers need. */
  label: number;
}

export interface LayoutRequest {
  nodes: LayoutNode[];
  /** The output: has an outgoing wire with the upstream on it. */
  output: number;
}

/** Requests with the same structure are of the same graph; widths may differ. */
export function structureOf({ nodes, output }: LayoutRequest): string {
  return `${output}: ${nodes.map(({ id, inputs }) => `${id}<${inputs.join()}`).join(' ')}`;
}

/** A request to the layout worker. */
export interface LayoutAsk {
  id: number;
  request: LayoutRequest;
  /** Use the small program even if the strong one is better. */
  simple: boolean;
}

/**
 * The layout worker's messages. `wanting`: it could not fetch the strong program, which some browsers never fetch again in the same
 * worker. `lock`: the lock that it holds as long as it lives.
 */
export type LayoutMessage =
  { id: number; layout: GatesLayout; wanting: boolean } | { id: number; error: string } | { lock: string };

export interface LayoutWire extends Wire {
  /** Around the path. */
  box: Box;
  /** A branch of a copy gate with its own numbers. */
  branch: boolean;
}

/** Position of numbers: on a node's own wire if `slot` is null, else on the branch into that slot of `to`. */
export interface FigurePlace {
  from: number;
  to: number | null;
  slot: number | null;
  x: number;
  y: number;
}

export interface GatesLayout extends DrawnGraph {
  /** The kind of its program's routes, which identifies the program. */
  routing: Arrangement['routing'];
  /** Further tags of inputs that a large graph uses in several places. */
  twins: Place[];
  copies: Map<number, Point>;
  /** From a node to its copy gate, or out of the drawing. */
  stems: Map<number, string>;
  wires: LayoutWire[];
  figures: FigurePlace[];
}

/** The slot of a link without parallel links. It is not empty, since dagre ignores an empty name. */
export const ONLY = 'only';

/** One of possibly several wires between two boxes. */
export interface Link {
  from: string;
  to: string;
  slot: string;
  /** A heavy link is kept short and straight. */
  weight: number;
}

/** Boxes to place from left to right along their links. */
export interface Plan {
  boxes: Map<string, Size>;
  links: Link[];
  /** Pairs of boxes where the first is preferably right above the second. */
  siblings: { upper: string; lower: string }[];
}

/** A layout program's result: the boxes' centers and the links' routes. */
export interface Arrangement extends Size {
  places: Map<string, Point>;
  /** By `linkKey`. */
  routes: Map<string, Point[]>;
  /** The meaning of a route's points: bends of a line, or a start and three points for each cubic Bézier curve. */
  routing: 'bends' | 'curves';
}

/** A layout program. */
export type Arrange = (plan: Plan) => Arrangement;

export function linkKey({ from, to, slot }: Pick<Link, 'from' | 'to' | 'slot'>): string {
  return `${from}>${to}:${slot}`;
}

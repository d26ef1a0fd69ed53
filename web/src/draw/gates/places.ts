/** What the layout of a typed expression's graph is asked for, what it answers, and what a layout program is told in between. */
import type { Box, DrawnGraph, Place, Point, Size, Wire } from '../graph/drawn';

export const GATE = 40;
export const LEAF_HEIGHT = 34;
export const COPY = 13;
/** Above and below a wire there is one line of figures each. */
export const LABEL_HEIGHT = 38;
/** Between a gate's rim and its figures. */
export const GAP = 6;

export interface LayoutNode {
  id: number;
  inputs: number[];
  leaf: boolean;
  /** Of a leaf's tag; gates are round. */
  width: number;
  /** What its figures need. */
  label: number;
}

export interface LayoutRequest {
  nodes: LayoutNode[];
  /** Has a wire that leaves the picture, with the upstream on it. */
  output: number;
}

/** Two requests of the same structure are of the same graph, whatever room its figures need. */
export function structureOf({ nodes, output }: LayoutRequest): string {
  return `${output}: ${nodes.map(({ id, inputs }) => `${id}<${inputs.join()}`).join(' ')}`;
}

/** What the layout worker is told. */
export interface LayoutAsk {
  id: number;
  request: LayoutRequest;
  /** With the small program, also where the strong one does better. */
  simple: boolean;
}

/**
 * What it says. `wanting`: it could not fetch the strong program, and some browsers never ask for it again in the same worker. `lock`
 * is held as long as it lives.
 */
export type LayoutMessage =
  { id: number; layout: GatesLayout; wanting: boolean } | { id: number; error: string } | { lock: string };

export interface LayoutWire extends Wire {
  /** Around the path. */
  box: Box;
  /** A branch of a copy gate, with its own figures. */
  branch: boolean;
}

/** Where figures stand: `slot` null on a node's own wire, else on the branch into that slot of `to`. */
export interface FigurePlace {
  from: number;
  to: number | null;
  slot: number | null;
  x: number;
  y: number;
}

export interface GatesLayout extends DrawnGraph {
  /** How its program leads wires, which tells whose work it is. */
  routing: Arrangement['routing'];
  /** Further tags of inputs that a large graph uses in several places. */
  twins: Place[];
  copies: Map<number, Point>;
  /** From a node to its copy gate, or out of the picture. */
  stems: Map<number, string>;
  wires: LayoutWire[];
  figures: FigurePlace[];
}

/** The slot of a link that is the only one between its ends; dagre mistakes an empty name for none. */
export const ONLY = 'only';

/** One of possibly several wires between two boxes. */
export interface Link {
  from: string;
  to: string;
  slot: string;
  /** A heavy link is kept short and straight. */
  weight: number;
}

/** Boxes to be placed from left to right along their links. */
export interface Plan {
  boxes: Map<string, Size>;
  links: Link[];
  /** Boxes of which the first may well stand right above the second. */
  siblings: { upper: string; lower: string }[];
}

/** Where a layout program put the boxes' centres, and how it leads each link around what is between its ends. */
export interface Arrangement extends Size {
  places: Map<string, Point>;
  /** By `linkKey`. */
  routes: Map<string, Point[]>;
  /** What a route's points are: bends of a line, or a start with three points for each cubic Bézier curve. */
  routing: 'bends' | 'curves';
}

/** A layout program. */
export type Arrange = (plan: Plan) => Arrangement;

export function linkKey({ from, to, slot }: Pick<Link, 'from' | 'to' | 'slot'>): string {
  return `${from}>${to}:${slot}`;
}

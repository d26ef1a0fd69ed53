/** What the layout of a typed expression's graph is asked for, what it answers, and what dagre is told in between. */
import type { Graph } from '@dagrejs/dagre';

export const GATE = 40;
export const LEAF_HEIGHT = 34;
export const COPY = 9;
/** Above and below a wire there is one line of figures each. */
export const LABEL_HEIGHT = 38;
export const PAD = 24;
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

export interface Place {
  id: number;
  x: number;
  y: number;
  width: number;
  leaf: boolean;
}

export interface LayoutWire {
  from: number;
  to: number;
  slot: number;
  path: string;
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

export interface GatesLayout {
  width: number;
  height: number;
  nodes: Map<number, Place>;
  /** Further tags of inputs that a large graph uses in several places. */
  twins: Place[];
  copies: Map<number, { x: number; y: number }>;
  /** From a node to its copy gate, or out of the picture. */
  stems: Map<number, string>;
  wires: LayoutWire[];
  figures: FigurePlace[];
}

export interface Label {
  rankdir: 'LR';
  nodesep: number;
  edgesep: number;
  ranksep: number;
  width?: number;
  height?: number;
  /** How dagre finds ranks: network-simplex (short wires) or longest-path (quick). */
  ranker?: string;
}

/** Dagre writes the place into what it is given. */
export interface Box {
  width: number;
  height: number;
  x?: number;
  y?: number;
}

export interface Bends {
  weight?: number;
  points?: Point[];
}

export type Drawing = Graph<Label, Box, Bends>;

export interface Point {
  x: number;
  y: number;
}

export interface Use {
  to: number;
  slot: number;
}

export function boxOf(graph: Drawing, key: string): Required<Box> {
  const { x = 0, y = 0, width, height } = graph.node(key);
  return { x, y, width, height };
}

/** The bends that keep a long wire out of other boxes' way. */
export function bendsOf(graph: Drawing, edge: { v: string; w: string; name?: string }): Point[] {
  const { points = [] } = graph.edge(edge);
  // The first and the last lie on the boxes' sides; between two neighbours there is only the middle of the gap.
  return points.length <= 3 ? [] : points.slice(1, -1).map(({ x, y }) => ({ x: PAD + x, y: PAD + y }));
}

/**
 * Pixels of a typed expression's graph, left to right. Dagre says where things stand; what stands there is this file's: gates with
 * room for the numbers on their outgoing wire, copy gates where a value is used more than once, a box for each branch's numbers.
 */
import { Graph, layout } from '@dagrejs/dagre';

export const GATE = 40;
export const LEAF_HEIGHT = 34;
export const COPY = 9;
/** Above and below a wire there is one line of figures each. */
export const LABEL_HEIGHT = 38;
const PAD = 24;
/** Between a gate's rim and its figures. */
const GAP = 6;

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
  copies: Map<number, { x: number; y: number }>;
  /** From a node to its copy gate, or out of the picture. */
  stems: Map<number, string>;
  wires: LayoutWire[];
  figures: FigurePlace[];
}

interface Label {
  rankdir: 'LR';
  nodesep: number;
  edgesep: number;
  ranksep: number;
  ranker: 'network-simplex' | 'tight-tree';
  width?: number;
  height?: number;
}

/** Dagre writes the place into what it is given. */
interface Box {
  width: number;
  height: number;
  x?: number;
  y?: number;
}

interface Bends {
  weight?: number;
  points?: Point[];
}

type Drawing = Graph<Label, Box, Bends>;

interface Point {
  x: number;
  y: number;
}

interface Use {
  to: number;
  slot: number;
}

/** Many boxes make the program slow; beyond this the branches' figures share the wires' room. */
const MANY = 150;

export function layoutGates({ nodes, output }: LayoutRequest): GatesLayout {
  const uses = usesOf(nodes);
  const copied = (id: number): boolean => uses.get(id)!.length + (id === output && uses.get(id)!.length > 0 ? 1 : 0) > 1;
  const roomy = nodes.length <= MANY;
  const graph = new Graph<Label, Box, Bends>({ multigraph: true });
  const ranker = roomy ? 'network-simplex' : 'tight-tree';
  graph.setGraph({ rankdir: 'LR', nodesep: 14, edgesep: 12, ranksep: 26, ranker });
  for (const node of nodes) graph.setNode(`n${node.id}`, { width: node.width + GAP + node.label, height: node.leaf ? LABEL_HEIGHT : 58 });
  for (const node of nodes) {
    if (!copied(node.id)) {
      for (const { to, slot } of uses.get(node.id)!) graph.setEdge(`n${node.id}`, `n${to}`, { weight: 2 }, `${slot}`);
      continue;
    }
    graph.setNode(`c${node.id}`, { width: COPY, height: COPY });
    graph.setEdge(`n${node.id}`, `c${node.id}`, { weight: 8 });
    for (const { to, slot } of uses.get(node.id)!) {
      const key = `b${node.id}>${to}:${slot}`;
      if (!roomy) {
        graph.setEdge(`c${node.id}`, `n${to}`, {}, `${slot}`);
        continue;
      }
      graph.setNode(key, { width: node.label, height: LABEL_HEIGHT });
      graph.setEdge(`c${node.id}`, key, {});
      graph.setEdge(key, `n${to}`, {}, `${slot}`);
    }
  }
  layout(graph);
  return draw(graph, nodes, output, uses, copied, roomy);
}

function usesOf(nodes: readonly LayoutNode[]): Map<number, Use[]> {
  const uses = new Map<number, Use[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, inputs } of nodes) inputs.forEach((input, slot) => uses.get(input)?.push({ to: id, slot }));
  return uses;
}

function draw(
  graph: Drawing,
  nodes: readonly LayoutNode[],
  output: number,
  uses: Map<number, Use[]>,
  copied: (id: number) => boolean,
  roomy: boolean,
): GatesLayout {
  const places = new Map<number, Place>();
  const figures: FigurePlace[] = [];
  for (const { id, leaf, width, label } of nodes) {
    const box = boxOf(graph, `n${id}`);
    const x = PAD + box.x - (GAP + label) / 2;
    const y = PAD + box.y;
    places.set(id, { id, x, y, width, leaf });
    figures.push({ from: id, to: null, slot: null, x: x + width / 2 + GAP + label / 2, y });
  }
  const copies = new Map<number, Point>();
  const stems = new Map<number, string>();
  for (const { id, label } of nodes) {
    const { x, y, width } = places.get(id)!;
    const start = { x: x + width / 2, y };
    if (copied(id)) {
      const copy = boxOf(graph, `c${id}`);
      const end = { x: PAD + copy.x, y: PAD + copy.y };
      copies.set(id, end);
      stems.set(id, pathThrough([start, { x: start.x + GAP + label, y }, end]));
    } else if (id === output || uses.get(id)!.length === 0) {
      stems.set(id, pathThrough([start, { x: start.x + GAP + label, y }]));
    }
  }
  const arrivals = arrivalsOf(nodes, places, copies);
  const wires = nodes.flatMap(({ id, inputs }) =>
    inputs.map((from, slot): LayoutWire => {
      const target = places.get(id)!;
      const end = { x: target.x - target.width / 2, y: target.y + arrivals.get(`${id}:${slot}`)! };
      const branch = copied(from);
      if (!branch) {
        const { x, y, width } = places.get(from)!;
        const label = nodes.find((node) => node.id === from)!.label;
        const start = { x: x + width / 2, y };
        const inner = bendsOf(graph, { v: `n${from}`, w: `n${id}`, name: `${slot}` });
        return { from, to: id, slot, branch, path: pathThrough([start, { x: start.x + GAP + label, y }, ...inner, end]) };
      }
      const start = copies.get(from)!;
      if (!roomy) {
        const inner = bendsOf(graph, { v: `c${from}`, w: `n${id}`, name: `${slot}` });
        return { from, to: id, slot, branch, path: pathThrough([start, ...inner, end]) };
      }
      const key = `b${from}>${id}:${slot}`;
      const box = boxOf(graph, key);
      const left = { x: PAD + box.x - box.width / 2, y: PAD + box.y };
      const right = { x: PAD + box.x + box.width / 2, y: PAD + box.y };
      figures.push({ from, to: id, slot, x: PAD + box.x, y: PAD + box.y });
      const before = bendsOf(graph, { v: `c${from}`, w: key });
      const after = bendsOf(graph, { v: key, w: `n${id}`, name: `${slot}` });
      return { from, to: id, slot, branch, path: pathThrough([start, ...before, left, right, ...after, end]) };
    }),
  );
  const size = graph.graph();
  return {
    width: (size.width ?? 0) + 2 * PAD,
    height: (size.height ?? 0) + 2 * PAD,
    nodes: places,
    copies,
    stems,
    wires,
    figures,
  };
}

/** Where each input meets its gate's rim: in the order of the slots' sources from top to bottom, so that no two wires cross there. */
function arrivalsOf(
  nodes: readonly LayoutNode[],
  places: ReadonlyMap<number, Place>,
  copies: ReadonlyMap<number, Point>,
): Map<string, number> {
  const arrivals = new Map<string, number>();
  for (const { id, inputs } of nodes) {
    const order = inputs
      .map((from, slot) => ({ slot, y: (copies.get(from) ?? places.get(from)!).y }))
      .sort((a, b) => a.y - b.y || a.slot - b.slot);
    const gap = Math.min(12, 28 / Math.max(1, order.length - 1));
    order.forEach(({ slot }, index) => arrivals.set(`${id}:${slot}`, (index - (order.length - 1) / 2) * gap));
  }
  return arrivals;
}

function boxOf(graph: Drawing, key: string): Required<Box> {
  const { x = 0, y = 0, width, height } = graph.node(key);
  return { x, y, width, height };
}

/** The bends that keep a long wire out of other boxes' way. */
function bendsOf(graph: Drawing, edge: { v: string; w: string; name?: string }): Point[] {
  const { points = [] } = graph.edge(edge);
  // The first and the last lie on the boxes' sides; between two neighbours there is only the middle of the gap.
  return points.length <= 3 ? [] : points.slice(1, -1).map(({ x, y }) => ({ x: PAD + x, y: PAD + y }));
}

/** A smooth line to the right through all points. */
export function pathThrough(points: readonly Point[]): string {
  let path = `M${round(points[0]!.x)} ${round(points[0]!.y)}`;
  for (let index = 1; index < points.length; ++index) {
    const a = points[index - 1]!;
    const b = points[index]!;
    const half = (b.x - a.x) / 2;
    path +=
      a.y === b.y
        ? `H${round(b.x)}`
        : `C${round(a.x + half)} ${round(a.y)} ${round(b.x - half)} ${round(b.y)} ${round(b.x)} ${round(b.y)}`;
  }
  return path;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

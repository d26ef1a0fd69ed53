/** Wires, figures and copy gates of a graph that dagre has placed. */
import {
  bendsOf,
  boxOf,
  GAP,
  PAD,
  type Drawing,
  type FigurePlace,
  type GatesLayout,
  type LayoutNode,
  type LayoutWire,
  type Place,
  type Point,
  type Use,
} from './gates-places';

export function drawWires(
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
  const labels = new Map(nodes.map(({ id, label }) => [id, label]));
  const arrivals = arrivalsOf(nodes, places, copies);
  const wires = nodes.flatMap(({ id, inputs }) =>
    inputs.map((from, slot): LayoutWire => {
      const target = places.get(id)!;
      const end = { x: target.x - target.width / 2, y: target.y + arrivals.get(`${id}:${slot}`)! };
      const branch = copied(from);
      if (!branch) {
        const { x, y, width } = places.get(from)!;
        const label = labels.get(from)!;
        const start = { x: x + width / 2, y };
        const inner = bendsOf(graph, { v: `n${from}`, w: `n${id}`, name: `${slot}` });
        return {
          from,
          to: id,
          slot,
          branch,
          path: pathThrough([start, { x: start.x + GAP + label, y }, ...inner, end]),
        };
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
    twins: [],
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

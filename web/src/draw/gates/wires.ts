/** Wires, numbers and copy gates of a graph after a layout program has placed its boxes. */
import { PAD, type Box, type Place, type Point } from '../graph/drawn';
import { at, pathThrough, round } from '../graph/paths';
import type { Use } from '../graph/uses';
import {
  GAP,
  linkKey,
  ONLY,
  type Arrangement,
  type FigurePlace,
  type GatesLayout,
  type LayoutNode,
  type LayoutWire,
  type Plan,
} from './places';

export function drawWires(
  plan: Plan,
  arrangement: Arrangement,
  nodes: readonly LayoutNode[],
  output: number,
  uses: ReadonlyMap<number, Use[]>,
  copied: (id: number) => boolean,
  roomy: boolean,
): GatesLayout {
  const inside = ({ x, y }: Point): Point => ({ x: PAD + x, y: PAD + y });
  const placeOf = (key: string): Point => inside(arrangement.places.get(key)!);
  const path = (start: Point, from: string, to: string, slot: string, end: Point): string =>
    wirePath(start, arrangement.routes.get(linkKey({ from, to, slot }))!.map(inside), end, arrangement.routing);
  const places = new Map<number, Place>();
  const figures: FigurePlace[] = [];
  /** Where a node's numbers end and its wire begins. */
  const exits = new Map<number, Point>();
  for (const { id, leaf, width, height, label } of nodes) {
    const box = placeOf(`n${id}`);
    const x = box.x - (GAP + label) / 2;
    places.set(id, { id, x, y: box.y, width, height, leaf });
    exits.set(id, { x: x + width / 2 + GAP + label, y: box.y });
    figures.push({ from: id, to: null, slot: null, x: x + width / 2 + GAP + label / 2, y: box.y });
  }
  const copies = new Map<number, Point>();
  const stems = new Map<number, string>();
  for (const { id } of nodes) {
    const { x, y, width } = places.get(id)!;
    const start = { x: x + width / 2, y };
    if (copied(id)) {
      const end = placeOf(`c${id}`);
      copies.set(id, end);
      stems.set(id, pathThrough([start, exits.get(id)!, end]));
    } else if (id === output || uses.get(id)!.length === 0) {
      stems.set(id, pathThrough([start, exits.get(id)!]));
    }
  }
  const arrivals = arrivalsOf(nodes, places, copies);
  const wires = nodes.flatMap(({ id, inputs }) =>
    inputs.map((from, slot): LayoutWire => {
      const target = places.get(id)!;
      const end = { x: target.x - target.width / 2, y: target.y + arrivals.get(`${id}:${slot}`)! };
      const branch = copied(from);
      const wire = (path: string): LayoutWire => ({ from, to: id, slot, branch, path, box: boxOf(path) });
      if (!branch) {
        const { x, y, width } = places.get(from)!;
        const exit = exits.get(from)!;
        return wire(pathThrough([{ x: x + width / 2, y }, exit]) + path(exit, `n${from}`, `n${id}`, `${slot}`, end));
      }
      const copy = copies.get(from)!;
      if (!roomy) return wire(`M${at(copy)}${path(copy, `c${from}`, `n${id}`, `${slot}`, end)}`);
      const key = `b${from}>${id}:${slot}`;
      const { x, y } = placeOf(key);
      const half = plan.boxes.get(key)!.width / 2;
      figures.push({ from, to: id, slot, x, y });
      const [left, right] = [
        { x: x - half, y },
        { x: x + half, y },
      ];
      const before = path(copy, `c${from}`, key, ONLY, left);
      return wire(`M${at(copy)}${before}H${round(right.x)}${path(right, key, `n${id}`, `${slot}`, end)}`);
    }),
  );
  return {
    width: arrangement.width + 2 * PAD,
    height: arrangement.height + 2 * PAD,
    routing: arrangement.routing,
    nodes: places,
    twins: [],
    copies,
    stems,
    wires,
    figures,
  };
}

/** Where each input meets its gate's edge: sorted by the vertical position of the sources, so that wires don't cross there. */
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

/** Continues from `start` along a route to `end`, which may differ slightly from the route's end. */
function wirePath(start: Point, route: readonly Point[], end: Point, routing: Arrangement['routing']): string {
  if (routing === 'bends') return pathThrough([start, ...route, end]).replace(/^M[^HC]*/, '');
  const curves = route.slice(1);
  const shift = end.y - route.at(-1)!.y;
  const before = curves.at(-2)!;
  curves.splice(-2, 2, { x: before.x, y: before.y + shift }, end);
  let path = '';
  for (let index = 0; index < curves.length; index += 3)
    path += `C${curves
      .slice(index, index + 3)
      .map(at)
      .join(' ')}`;
  return path;
}

/** Bounds of a path of M, H and C commands, including its control points. */
function boxOf(path: string): Box {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [, kind, written] of path.matchAll(/([MHC])([^MHC]+)/g)) {
    const numbers = written!.split(' ').map(Number);
    if (kind === 'H') xs.push(numbers[0]!);
    else numbers.forEach((number, index) => (index % 2 === 0 ? xs : ys).push(number));
  }
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}

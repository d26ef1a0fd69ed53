/**
 * Lays out a typed expression's graph in pixels, left to right. A layout program places boxes; this file makes them: gates with space
 * for the numbers on their outgoing wires, copy gates for values that are used more than once, and a box for each branch's
 * numbers.
 */
import type { Size } from '../graph/drawn';
import { usesOf, type Use } from '../graph/uses';
import {
  COPY,
  GAP,
  LABEL_HEIGHT,
  ONLY,
  type Arrange,
  type Arrangement,
  type GatesLayout,
  type LayoutNode,
  type LayoutRequest,
  type Link,
  type Plan,
} from './places';
import { bringTogether, setApart } from './apart';
import { drawWires } from './wires';

/** Larger graphs use the strong program, and inputs are drawn at each use. */
const MANY = 90;
/** The most nodes and branches for which branches have their own boxes. */
const MOST_BOXES = 450;

/** True if the graph needs the strong layout program. */
export const isLarge = ({ nodes }: LayoutRequest): boolean => nodes.length > MANY;

export function layoutGates(request: LayoutRequest, arrange: Arrange): GatesLayout {
  const { nodes, output } = request;
  if (!isLarge(request)) return place(nodes, output, true, arrange);
  const apart = setApart(nodes, output);
  const branches = [...usesOf(apart.nodes).values()].reduce((sum, { length }) => sum + (length > 1 ? length : 0), 0);
  return bringTogether(place(apart.nodes, output, apart.nodes.length + branches <= MOST_BOXES, arrange), apart.tags);
}

function place(nodes: readonly LayoutNode[], output: number, roomy: boolean, arrange: Arrange): GatesLayout {
  const uses = usesOf(nodes);
  const copied = (id: number): boolean =>
    uses.get(id)!.length + (id === output && uses.get(id)!.length > 0 ? 1 : 0) > 1;
  const plan = planOf(nodes, uses, copied, roomy);
  return drawWires(plan, upright(arrange(plan), nodes), nodes, output, uses, copied, roomy);
}

function planOf(
  nodes: readonly LayoutNode[],
  uses: ReadonlyMap<number, Use[]>,
  copied: (id: number) => boolean,
  roomy: boolean,
): Plan {
  const boxes = new Map<string, Size>();
  const links: Link[] = [];
  const link = (from: string, to: string, weight: number, slot: number | string = ONLY): void =>
    void links.push({ from, to, weight, slot: `${slot}` });
  // A gate's name is above it.
  for (const { id, width, height, label, leaf } of nodes)
    boxes.set(`n${id}`, { width: width + GAP + label, height: height + (leaf ? 4 : 18) });
  for (const { id, label } of nodes) {
    if (!copied(id)) {
      for (const { to, slot } of uses.get(id)!) link(`n${id}`, `n${to}`, 2, slot);
      continue;
    }
    boxes.set(`c${id}`, { width: COPY, height: COPY });
    link(`n${id}`, `c${id}`, 8);
    for (const { to, slot } of uses.get(id)!) {
      if (!roomy) {
        link(`c${id}`, `n${to}`, 1, slot);
        continue;
      }
      const branch = `b${id}>${to}:${slot}`;
      boxes.set(branch, { width: label, height: LABEL_HEIGHT });
      link(`c${id}`, branch, 1);
      link(branch, `n${to}`, 1, slot);
    }
  }
  return { boxes, links, siblings: siblings(nodes, uses) };
}

/** Inputs that only one gate uses can be drawn in the order of its slots. */
function siblings(nodes: readonly LayoutNode[], uses: ReadonlyMap<number, Use[]>): Plan['siblings'] {
  const free = new Set(nodes.filter(({ id }) => uses.get(id)!.length === 1).map(({ id }) => id));
  return nodes.flatMap(({ inputs }) =>
    inputs.slice(1).flatMap((lower, index) => {
      const upper = inputs[index]!;
      return free.has(upper) && free.has(lower) ? [{ upper: `n${upper}`, lower: `n${lower}` }] : [];
    }),
  );
}

/** Flips the drawing if needed, so that a gate's first input is above its second. Layout programs ignore that. */
function upright(arrangement: Arrangement, nodes: readonly LayoutNode[]): Arrangement {
  const { places, routes, height } = arrangement;
  let above = 0;
  for (const { inputs } of nodes) {
    for (let slot = 1; slot < inputs.length; ++slot)
      above += Math.sign(places.get(`n${inputs[slot]!}`)!.y - places.get(`n${inputs[slot - 1]!}`)!.y);
  }
  if (above >= 0) return arrangement;
  const turned = <P extends { y: number }>(point: P): P => ({ ...point, y: height - point.y });
  return {
    ...arrangement,
    places: new Map([...places].map(([key, place]) => [key, turned(place)])),
    routes: new Map([...routes].map(([key, points]) => [key, points.map(turned)])),
  };
}

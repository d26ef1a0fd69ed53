/** Pixels of the gate inspector's graph: gates, leaves, wires and the boxes of its groups. */
import type { GraphNode, Group } from 'backflow';
import { consumersOf, orderGraph, type Order, type Slot } from './order';

/** Diameter of a gate and of what can be pressed, size of a leaf's tag, and the grid they stand on. */
export const GATE = 38;
export const TARGET = 44;
export const LEAF_WIDTH = 104;
export const LEAF_HEIGHT = 52;
const PITCH = 114;
const LANE = 92;
const THIN_LANE = 22;
const GROUP_GAP = 22;
const PAD = 18;
const TITLE = 22;

/** The drawing grows with the person's text size. */
export function rem(pixels: number): string {
  return `${pixels / 16}rem`;
}

export interface PlacedNode {
  id: number;
  /** Centre. */
  x: number;
  y: number;
  slot: Slot;
}

export interface Wire {
  from: number;
  to: number;
  slot: number;
  path: string;
}

export interface GroupBox {
  key: string;
  kind: Group['kind'];
  layer: number | null;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface GraphLayout {
  width: number;
  height: number;
  nodes: Map<number, PlacedNode>;
  wires: Wire[];
  groups: GroupBox[];
}

/** Two graphs with the same key have the same layout: shapes and values do not count. */
export function layoutKey(nodes: readonly GraphNode[]): string {
  return nodes
    .map(({ id, inputs, group }) => `${id}<${inputs.join(',')}:${group?.kind ?? ''}${group?.layer ?? ''}`)
    .join(' ');
}

/** A layer's product, bias and activation share one box; the spine's end stays out of the regularizer's. */
function groupKey({ group }: GraphNode, slot: Slot): string | null {
  if (!group) return null;
  if (group.kind === 'affine' || group.kind === 'activation') return `layer-${group.layer ?? 0}`;
  if (group.kind === 'regularization') return slot.spine ? 'total' : 'regularization';
  return group.kind;
}

/** The left edge of each column: wider where a new group begins. */
function columnPlaces(nodes: readonly GraphNode[], order: Order): number[] {
  const spineGroups = new Map<number, string | null>();
  for (const node of nodes) {
    const slot = order.slots.get(node.id)!;
    if (slot.spine) spineGroups.set(slot.column, groupKey(node, slot));
  }
  let x = PAD + LEAF_WIDTH / 2;
  return Array.from({ length: order.columns }, (_, column) => {
    if (column > 0) x += PITCH + (spineGroups.get(column) === spineGroups.get(column - 1) ? 0 : GROUP_GAP);
    return x;
  });
}

/** The middle of each lane. */
function lanePlaces(order: Order): { middles: number[]; height: number } {
  let y = PAD + TITLE;
  const middles = order.thin.map((thin, lane) => {
    // The regularizer begins beneath the spine's boxes, with room for its title.
    if (lane === 2) y += TITLE;
    const height = thin ? THIN_LANE : LANE;
    y += height;
    return y - height / 2;
  });
  return { middles, height: y + PAD };
}

/** Places everything. */
export function layoutGraph(nodes: readonly GraphNode[]): GraphLayout {
  const order = orderGraph(nodes);
  const columns = columnPlaces(nodes, order);
  const lanes = lanePlaces(order);
  const consumers = consumersOf(nodes);
  const placed = new Map<number, PlacedNode>();
  for (const { id } of nodes) {
    const slot = order.slots.get(id)!;
    placed.set(id, { id, x: columns[slot.column]!, y: lanes.middles[slot.lane]!, slot });
  }
  return {
    width: (columns.at(-1) ?? 0) + PITCH + PAD,
    height: lanes.height,
    nodes: placed,
    wires: wiresOf(nodes, placed, order, lanes.middles),
    groups: groupsOf(nodes, placed, consumers),
  };
}

function wiresOf(
  nodes: readonly GraphNode[],
  placed: Map<number, PlacedNode>,
  order: Order,
  middles: readonly number[],
): Wire[] {
  const tracks = new Map(order.tracks.map((track) => [`${track.from}>${track.to}:${track.slot}`, track.lane]));
  return nodes.flatMap(({ id, inputs }) => {
    let below = 0;
    return inputs.map((from, slot) => {
      const start = placed.get(from)!;
      const end = placed.get(id)!;
      const lane = tracks.get(`${from}>${id}:${slot}`);
      const rank = start.y === end.y ? 0 : below++;
      return { from, to: id, slot, path: wirePath(start, end, rank, lane === undefined ? null : middles[lane]!) };
    });
  });
}

/** From the right side of a node to the left side of a gate, or from a hanging leaf straight into it. */
function wirePath(start: PlacedNode, end: PlacedNode, rank: number, track: number | null): string {
  const x0 = start.x + (start.slot.leaf ? LEAF_WIDTH : GATE) / 2;
  const y0 = start.y;
  if (track !== null) {
    const turn = 46;
    const x1 = end.x - GATE / 2;
    const y1 = end.y + (track === end.y ? 0 : 8 * Math.sign(track - end.y) * (rank + 1));
    const lift = `M${x0} ${y0}C${x0 + turn / 2} ${y0} ${x0 + turn / 2} ${track} ${x0 + turn} ${track}`;
    return `${lift}H${x1 - turn}C${x1 - turn / 2} ${track} ${x1 - turn / 2} ${y1} ${x1} ${y1}`;
  }
  if (start.slot.column === end.slot.column) {
    // A hanging leaf: straight up into its gate, or down into one of the regularizer's.
    const side = Math.sign(y0 - end.y);
    const x = end.x + rank * 9 - (side < 0 ? 4 : 0);
    return `M${x} ${y0 - (side * LEAF_HEIGHT) / 2}V${end.y + side * (GATE / 2 - (rank > 0 || side < 0 ? 1 : 0))}`;
  }
  const x1 = end.x - GATE / 2;
  const y1 = end.y + (y0 === end.y ? 0 : 8 * Math.sign(y0 - end.y) * (rank + 1));
  const half = (x1 - x0) / 2;
  return `M${x0} ${y0}C${x0 + half} ${y0} ${x1 - half} ${y1} ${x1} ${y1}`;
}

function groupsOf(
  nodes: readonly GraphNode[],
  placed: Map<number, PlacedNode>,
  consumers: ReadonlyMap<number, readonly { node: number }[]>,
): GroupBox[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const boxes = new Map<string, GroupBox>();
  for (const node of nodes) {
    const { x, y, slot } = placed.get(node.id)!;
    // Parameters, labels and constants stand in the box of the gate that uses them first.
    const owner = slot.leaf && !slot.spine ? (byId.get(consumers.get(node.id)![0]?.node ?? -1) ?? node) : node;
    const key = groupKey(owner, placed.get(owner.id)!.slot);
    if (!key || !owner.group) continue;
    const left = x - (slot.leaf ? LEAF_WIDTH : GATE) / 2 - 10;
    const right = x + (slot.leaf ? LEAF_WIDTH : GATE) / 2 + 10;
    const top = y - LANE / 2 - TITLE + 4;
    const bottom = y + LANE / 2 - 2;
    const box = boxes.get(key);
    if (!box) {
      const { kind, layer } = owner.group;
      boxes.set(key, { key, kind, layer: layer ?? null, x: left, y: top, width: right - left, height: bottom - top });
      continue;
    }
    const far = Math.max(box.x + box.width, right);
    const low = Math.max(box.y + box.height, bottom);
    box.x = Math.min(box.x, left);
    box.y = Math.min(box.y, top);
    box.width = far - box.x;
    box.height = low - box.y;
  }
  return [...boxes.values()];
}

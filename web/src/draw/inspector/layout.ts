/** Lays out the gate inspector's graph in pixels: gates, leaves, wires and boxes of groups. */
import type { GraphNode, Group } from 'backflow';
import type { DrawnGraph, Place, Size, Wire } from '../graph/drawn';
import { pathThrough } from '../graph/paths';
import { usesOf, type Use } from '../graph/uses';
import { orderGraph, type Order, type Slot } from './order';

/** Diameter of a gate and of its touch target, size of a leaf's tag, and the grid. */
export const GATE = 38;
export const TARGET = 44;
export const LEAF_WIDTH = 114;
export const LEAF_HEIGHT = 64;
/** Size of a constant's tag. */
const SMALL_WIDTH = 60;
const SMALL_HEIGHT = 30;
const PITCH = 124;
const LANE = 98;
const THIN_LANE = 22;
const GROUP_GAP = 22;
/** Width in which a long wire reaches or leaves its lane. */
const TURN = 46;
const PAD = 18;
const TITLE = 22;

/** The drawing grows with the user's text size. */
export function rem(pixels: number): string {
  return `${pixels / 16}rem`;
}

export interface PlacedNode extends Place {
  slot: Slot;
}

/** `x` and `y` are its top left corner. */
export interface GroupBox extends Size {
  key: string;
  kind: Group['kind'];
  layer: number | null;
  x: number;
  y: number;
}

export interface GraphLayout extends DrawnGraph {
  nodes: Map<number, PlacedNode>;
  groups: GroupBox[];
}

/** Graphs with the same key have the same layout, whatever their shapes and values. */
export function layoutKey(nodes: readonly GraphNode[]): string {
  return nodes
    .map(
      ({ id, gate, inputs, group }) =>
        `${id}${gate === 'constant' ? 'c' : ''}<${inputs.join(',')}:${group?.kind ?? ''}${group?.layer ?? ''}`,
    )
    .join(' ');
}

/** A layer's product, bias and activation share one box; the spine's end is not in the regularizer's box. */
export function groupKey({ group }: GraphNode, slot: Slot): string | null {
  if (!group) return null;
  if (group.kind === 'affine' || group.kind === 'activation') return `layer-${group.layer ?? 0}`;
  if (group.kind === 'regularization') return slot.spine ? 'total' : 'regularization';
  return group.kind;
}

/** The left edge of each column, with extra space before a new group. */
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

/** The center of each lane. */
function lanePlaces(order: Order): { middles: number[]; height: number } {
  let y = PAD + TITLE;
  const middles = order.thin.map((thin, lane) => {
    // The regularizer begins below the spine's boxes, with space for its title.
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
  const placed = new Map<number, PlacedNode>();
  for (const { id, gate } of nodes) {
    const slot = order.slots.get(id)!;
    const { leaf } = slot;
    const tag = gate === 'constant' ? [SMALL_WIDTH, SMALL_HEIGHT] : [LEAF_WIDTH, LEAF_HEIGHT];
    const [width, height] = (leaf ? tag : [GATE, GATE]) as [number, number];
    placed.set(id, { id, x: columns[slot.column]!, y: lanes.middles[slot.lane]!, width, height, leaf, slot });
  }
  return {
    width: (columns.at(-1) ?? 0) + PITCH + PAD,
    height: lanes.height,
    nodes: placed,
    wires: wiresOf(nodes, placed, order, lanes.middles),
    groups: groupsOf(nodes, placed, usesOf(nodes)),
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

/** The path from the right side of a node to the left side of a gate, or from a leaf above or below straight into it. */
function wirePath(start: PlacedNode, end: PlacedNode, rank: number, track: number | null): string {
  const x0 = start.x + start.width / 2;
  const y0 = start.y;
  if (track === null && start.slot.column === end.slot.column) {
    // A leaf beside its gate: straight up into it, or down into a gate of the regularizer.
    const side = Math.sign(y0 - end.y);
    const x = end.x + rank * 9 - (side < 0 ? 4 : 0);
    return `M${x} ${y0 - (side * start.height) / 2}V${end.y + side * (GATE / 2 - (rank > 0 || side < 0 ? 1 : 0))}`;
  }
  const from = track ?? y0;
  const x1 = end.x - GATE / 2;
  const y1 = end.y + (from === end.y ? 0 : 8 * Math.sign(from - end.y) * (rank + 1));
  const between = track === null ? [] : [x0 + TURN, x1 - TURN].map((x) => ({ x, y: track }));
  return pathThrough([{ x: x0, y: y0 }, ...between, { x: x1, y: y1 }]);
}

function groupsOf(
  nodes: readonly GraphNode[],
  placed: Map<number, PlacedNode>,
  uses: ReadonlyMap<number, readonly Use[]>,
): GroupBox[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const boxes = new Map<string, GroupBox>();
  for (const node of nodes) {
    const { x, y, width, slot } = placed.get(node.id)!;
    // Parameters, labels and constants belong to the box of their first user.
    const owner = slot.leaf && !slot.spine ? (byId.get(uses.get(node.id)![0]?.to ?? -1) ?? node) : node;
    const key = groupKey(owner, placed.get(owner.id)!.slot);
    if (!key || !owner.group) continue;
    const left = x - width / 2 - 10;
    const right = x + width / 2 + 10;
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

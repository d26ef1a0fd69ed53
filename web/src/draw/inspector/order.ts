/**
 * Columns and lanes of a training step's graph. The structure is known (a spine from the points to the loss with parameters
 * beside it, and the regularizer below), so fixed rules give a clearer picture than a general layout program.
 */
import type { GraphNode } from 'backflow';
import { usesOf, type Use } from '../graph/uses';

export interface Slot {
  column: number;
  lane: number;
  /** True on the path from the points to the loss. */
  spine: boolean;
  /** True without inputs: a parameter, a constant, data. */
  leaf: boolean;
  /** True if it is right above or below its first user. */
  hangs: boolean;
}

/** A wire that passes columns between its ends, and its reserved lane. */
export interface Track {
  from: number;
  to: number;
  slot: number;
  lane: number;
}

export interface Order {
  slots: Map<number, Slot>;
  tracks: Track[];
  columns: number;
  lanes: number;
  /** Lanes with only wires. */
  thin: boolean[];
}

/** The last node without users. */
export function outputOf(nodes: readonly GraphNode[]): GraphNode | undefined {
  const used = new Set(nodes.flatMap(({ inputs }) => inputs));
  return nodes.filter(({ id }) => !used.has(id)).at(-1);
}

/** Longest distance from the leaves. */
function depthsOf(nodes: readonly GraphNode[]): Map<number, number> {
  const depths = new Map<number, number>();
  for (const { id, inputs } of nodes) {
    depths.set(id, inputs.length === 0 ? 0 : 1 + Math.max(...inputs.map((input) => depths.get(input) ?? 0)));
  }
  return depths;
}

/** Nodes that depend only on constants. They are placed right before their first use. */
function constantsOf(nodes: readonly GraphNode[]): Set<number> {
  const constants = new Set<number>();
  for (const { id, gate, inputs } of nodes) {
    if (inputs.length === 0 ? gate === 'constant' : inputs.every((input) => constants.has(input))) constants.add(id);
  }
  return constants;
}

/** Columns of all nodes except leaves beside a gate of the spine, which share its column. */
function columnsOf(
  nodes: readonly GraphNode[],
  spine: readonly number[],
  uses: ReadonlyMap<number, readonly Use[]>,
): Map<number, number> {
  const onSpine = new Set(spine);
  const constants = constantsOf(nodes);
  const columns = new Map<number, number>();
  const leaves = new Set(nodes.filter(({ inputs }) => inputs.length === 0).map(({ id }) => id));
  /** The least column for a user of `input`. Further users of a parameter are right below it. */
  const after = (input: number): number => {
    if (onSpine.has(input) || !leaves.has(input)) return (columns.get(input) ?? -1) + 1;
    const host = uses.get(input)!.find(({ to }) => onSpine.has(to));
    return host ? (columns.get(host.to) ?? 0) : 0;
  };
  for (const { id, inputs } of nodes) {
    if (constants.has(id) || (inputs.length === 0 && !onSpine.has(id))) continue;
    columns.set(
      id,
      Math.max(
        0,
        ...inputs.map((input) => (onSpine.has(id) && leaves.has(input) && !onSpine.has(input) ? 0 : after(input))),
      ),
    );
  }
  for (const { id } of [...nodes].reverse()) {
    if (columns.has(id)) continue;
    const users = uses.get(id)!.map(({ to }) => columns.get(to) ?? 0);
    columns.set(id, Math.max(0, Math.min(...users, Infinity) - 1 || 0));
  }
  return columns;
}

/** The path from the output back along the deepest input outside the regularizer, ending at the first slot's leaf. */
function spineOf(nodes: readonly GraphNode[]): number[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const depths = depthsOf(nodes);
  const spine: number[] = [];
  let node = outputOf(nodes);
  while (node) {
    spine.unshift(node.id);
    const inputs = node.inputs.map((input) => byId.get(input)).filter((input) => input !== undefined);
    const main = inputs.filter(({ group }) => group?.kind !== 'regularization');
    node = (main.length > 0 ? main : inputs).reduce<GraphNode | undefined>(
      (best, input) => (!best || depths.get(input.id)! > depths.get(best.id)! ? input : best),
      undefined,
    );
  }
  return spine;
}

/** The occupied cells of the lanes. */
class Lanes {
  #taken = new Set<string>();
  count = 1;

  isFree(lane: number, from: number, to: number): boolean {
    for (let column = from; column <= to; ++column) if (this.#taken.has(`${lane}:${column}`)) return false;
    return true;
  }

  take(lane: number, from: number, to: number): void {
    for (let column = from; column <= to; ++column) this.#taken.add(`${lane}:${column}`);
    this.count = Math.max(this.count, lane + 1);
  }

  /** The preferred lane if it is free, else the first free one from `least` on. */
  find(wish: number, least: number, from: number, to: number): number {
    if (wish >= least && this.isFree(wish, from, to)) return wish;
    let lane = least;
    while (!this.isFree(lane, from, to)) ++lane;
    return lane;
  }
}

/** Places every node and every long wire. */
export function orderGraph(nodes: readonly GraphNode[]): Order {
  const spine = spineOf(nodes);
  const onSpine = new Set(spine);
  const uses = usesOf(nodes);
  const columns = columnsOf(nodes, spine, uses);
  const slots = new Map<number, Slot>();
  const lanes = new Lanes();
  const put = (node: GraphNode, column: number, lane: number, hangs = false): void => {
    lanes.take(lane, column, column);
    slots.set(node.id, { column, lane, hangs, spine: onSpine.has(node.id), leaf: node.inputs.length === 0 });
  };
  /** Places a node below its first user, from the lane `least` on. */
  const hang = (leaf: GraphNode, user: number, least: number): void => {
    const { column } = slots.get(user)!;
    put(leaf, column, lanes.find(least, least, column, column), true);
  };
  for (const node of nodes) if (onSpine.has(node.id)) put(node, columns.get(node.id)!, 0);
  const leaves = nodes.filter(({ id, inputs }) => inputs.length === 0 && !onSpine.has(id));
  for (const leaf of leaves) {
    const use = uses.get(leaf.id)!.find(({ to }) => onSpine.has(to));
    if (use) hang(leaf, use.to, 1);
  }
  for (const node of nodes.filter(({ id, inputs }) => inputs.length > 0 && !onSpine.has(id))) {
    const column = columns.get(node.id)!;
    const wish = Math.max(0, ...node.inputs.map((input) => slots.get(input)?.lane ?? 0));
    put(node, column, lanes.find(wish, 2, column, column));
  }
  for (const leaf of leaves) {
    if (slots.has(leaf.id)) continue;
    const first = uses.get(leaf.id)![0];
    const user = first && slots.get(first.to);
    const column = columns.get(leaf.id)!;
    if (!first || !user) put(leaf, column, lanes.find(2, 2, column, column));
    else if (lanes.isFree(user.lane, column, column)) put(leaf, column, user.lane);
    else hang(leaf, first.to, user.lane + 1);
  }
  const nodeLanes = new Set([...slots.values()].map(({ lane }) => lane));
  const tracks = placeTracks(nodes, slots, lanes);
  return {
    slots,
    tracks,
    columns: 1 + Math.max(0, ...columns.values()),
    lanes: lanes.count,
    thin: Array.from({ length: lanes.count }, (_, lane) => !nodeLanes.has(lane)),
  };
}

/** Assigns each long wire, the shortest first, to a lane that is free along its length. */
function placeTracks(nodes: readonly GraphNode[], slots: Map<number, Slot>, lanes: Lanes): Track[] {
  const long = nodes
    .flatMap(({ id, inputs }) => inputs.map((from, slot) => ({ from, to: id, slot })))
    .map((wire) => ({ ...wire, start: slots.get(wire.from)!, end: slots.get(wire.to)! }))
    .filter(({ start, end }) => end.column - start.column > 1)
    .sort((a, b) => a.end.column - a.start.column - (b.end.column - b.start.column));
  return long.map(({ from, to, slot, start, end }) => {
    const lane = lanes.find(start.lane, start.lane === 0 ? 0 : 2, start.column + 1, end.column - 1);
    lanes.take(lane, start.column + 1, end.column - 1);
    return { from, to, slot, lane };
  });
}

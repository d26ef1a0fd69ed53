/**
 * A layout program that can't fail: layers by the longest path from an input, each sorted by the position of its neighbors. The result
 * is less tidy, but it takes a few milliseconds and a fixed number of passes, so the page can run it if the others are missing.
 */
import type { Point, Size } from '../graph/drawn';
import { linkKey, type Arrangement, type Link, type Plan } from './places';

const LAYER_GAP = 36;
const BOX_GAP = 14;
/** A lane for a wire that passes a layer. */
const LANE: Size = { width: 0, height: 8 };
const SWEEPS = 4;
/** If more wires than this pass layers, they are drawn straight. */
const MOST_LANES = 5_000;

interface Box extends Size {
  key: string;
  layer: number;
  /** The center. */
  y: number;
  before: Box[];
  after: Box[];
}

export function arrangePlain({ boxes, links }: Plan): Arrangement {
  const placed = new Map<string, Box>();
  for (const [key, size] of boxes) placed.set(key, { ...size, key, layer: 0, y: 0, before: [], after: [] });
  rank(placed, links);
  const lanes = wire(placed, links);
  const layers = order([...placed.values(), ...[...lanes.values()].flat()]);
  const height = stack(layers);
  const { middles, width } = columns(layers);
  const pointOf = ({ layer, y }: Box): Point => ({ x: middles[layer]!, y });
  return {
    width,
    height,
    places: new Map([...placed].map(([key, box]) => [key, pointOf(box)])),
    routes: new Map(links.map((link) => [linkKey(link), (lanes.get(link) ?? []).map(pointOf)])),
    routing: 'bends',
  };
}

/** Assigns layers: each box follows the last of its sources; inputs, and boxes that depend on one input, are close to their use. */
function rank(placed: ReadonlyMap<string, Box>, links: readonly Link[]): void {
  const sources = new Map<Box, Box[]>([...placed.values()].map((box) => [box, []]));
  const targets = new Map<Box, Box[]>([...placed.values()].map((box) => [box, []]));
  for (const { from, to } of links) {
    sources.get(placed.get(to)!)!.push(placed.get(from)!);
    targets.get(placed.get(from)!)!.push(placed.get(to)!);
  }
  const left = new Map<Box, number>([...sources].map(([box, all]) => [box, all.length]));
  const ready = [...placed.values()].filter((box) => left.get(box) === 0);
  const loose = new Set<Box>();
  for (const box of ready) {
    const [source, other] = sources.get(box)!;
    if (!other && (!source || loose.has(source))) loose.add(box);
    for (const target of targets.get(box)!) {
      target.layer = Math.max(target.layer, box.layer + 1);
      left.set(target, left.get(target)! - 1);
      if (left.get(target) === 0) ready.push(target);
    }
  }
  for (const box of [...ready].reverse()) {
    const layers = targets.get(box)!.map(({ layer }) => layer);
    if (loose.has(box) && layers.length > 0) box.layer = Math.min(...layers) - 1;
  }
}

/** The connections. A wire over several layers has a lane in each layer between. */
function wire(placed: ReadonlyMap<string, Box>, links: readonly Link[]): Map<Link, Box[]> {
  const lanes = new Map<Link, Box[]>();
  let count = 0;
  // The sources of a box are in the order of its slots.
  for (const link of [...links].sort((a, b) => slotOf(a) - slotOf(b))) {
    const [from, to] = [placed.get(link.from)!, placed.get(link.to)!];
    const between = Math.max(0, to.layer - from.layer - 1);
    count += between;
    const own = Array.from({ length: count > MOST_LANES ? 0 : between }, (_, index): Box => {
      const layer = from.layer + 1 + index;
      return { ...LANE, key: `${linkKey(link)}|${layer}`, layer, y: 0, before: [], after: [] };
    });
    lanes.set(link, own);
    const way = [from, ...own, to];
    for (let index = 1; index < way.length; ++index) {
      way[index - 1]!.after.push(way[index]!);
      way[index]!.before.push(way[index - 1]!);
    }
  }
  return lanes;
}

function slotOf({ slot }: Link): number {
  return Number(slot) || 0;
}

/** Visits boxes from the ends backward, first inputs first. */
function readingOrder(all: readonly Box[]): Box[] {
  const seen = new Set<Box>();
  const stack = all.filter(({ after }) => after.length === 0).reverse();
  for (let box = stack.pop(); box; box = stack.pop()) {
    if (seen.has(box)) continue;
    seen.add(box);
    stack.push(...[...box.before].reverse());
  }
  return [...seen];
}

/** Sorts each layer by the mean position of its neighbors, in passes to and fro. */
function order(all: readonly Box[]): Box[][] {
  const layers: Box[][] = [];
  for (const box of readingOrder(all)) (layers[box.layer] ??= []).push(box);
  for (let layer = 0; layer < layers.length; ++layer) layers[layer] ??= [];
  const number = (layer: readonly Box[]): void => layer.forEach((box, index) => (box.y = index / layer.length));
  layers.forEach(number);
  for (let sweep = 0; sweep < SWEEPS; ++sweep) {
    const side = sweep % 2 === 0 ? 'before' : 'after';
    for (const layer of side === 'before' ? layers : [...layers].reverse()) {
      for (const box of layer) box.y = middleOf(box[side]) ?? box.y;
      layer.sort((a, b) => a.y - b.y);
      number(layer);
    }
  }
  return layers;
}

/** Sets every box's vertical position: near its neighbors, below the previous box. Returns the drawing's height. */
function stack(layers: readonly Box[][]): number {
  for (const layer of layers) pile(layer, 0);
  for (const side of ['before', 'after', 'before'] as const) {
    for (const layer of side === 'before' ? layers : [...layers].reverse()) {
      const wanted = layer.map((box) => middleOf(box[side]) ?? box.y);
      pile(layer, 0);
      // Move all by the mean distance to their goals, then push boxes down where they would overlap.
      const shift = average(wanted.map((y, index) => y - layer[index]!.y));
      let floor = -Infinity;
      layer.forEach((box, index) => {
        const lean = (wanted[index]! + box.y + shift) / 2;
        box.y = Math.max(lean, floor + box.height / 2);
        floor = box.y + box.height / 2 + BOX_GAP;
      });
    }
  }
  const all = layers.flat();
  const top = Math.min(...all.map(({ y, height }) => y - height / 2));
  for (const box of all) box.y -= top;
  return Math.max(0, ...all.map(({ y, height }) => y + height / 2));
}

function pile(layer: readonly Box[], top: number): void {
  let y = top;
  for (const box of layer) {
    box.y = y + box.height / 2;
    y += box.height + BOX_GAP;
  }
}

function columns(layers: readonly Box[][]): { middles: number[]; width: number } {
  let x = 0;
  const middles = layers.map((layer) => {
    const width = Math.max(0, ...layer.map((box) => box.width));
    x += width + LAYER_GAP;
    return x - LAYER_GAP - width / 2;
  });
  return { middles, width: Math.max(0, x - LAYER_GAP) };
}

function middleOf(boxes: readonly Box[]): number | null {
  return boxes.length === 0 ? null : average(boxes.map(({ y }) => y));
}

function average(numbers: readonly number[]): number {
  return numbers.length === 0 ? 0 : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

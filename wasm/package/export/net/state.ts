import type { Trainer } from '../../types.js';
import { copyOf } from '../../trainer/copying.js';
import { exportError } from '../errors.js';
import { lossOf } from './loss-node.js';
import type { NetModel, NetNext, NetState } from './model.js';
import { statesOf } from './optimizers.js';
import { readRun, type SavedRun } from './saved-run.js';

/** The most examples of the batch that proves the state. */
const nextExamples = 8;

/** Rows of a matrix, or the numbers of a vector. */
function rowsOf({ shape, data }: { shape: number[]; data: ArrayLike<number> }): number[] | number[][] {
  const [count = 0, width] = shape;
  if (width === undefined) return Array.from(data);
  return Array.from({ length: count }, (_, row) => Array.from({ length: width }, (_, k) => data[row * width + k]!));
}

/** Makes the next update, on a small batch and without dropout, in a copy, which it disposes of. */
function nextIn(copy: Trainer): NetNext {
  try {
    const { layers = [], batchSize } = copy.config;
    const most = Math.min(nextExamples, copy.data.trainPoints.shape[0]!);
    copy.configure({
      layers: layers.map((layer) => ({ ...layer, dropout: 0 })),
      batchSize: Math.min(most, batchSize === 'all' ? most : Number(batchSize)),
    });
    const graph = copy.graph();
    const inputs = rowsOf(graph.value('X')) as number[][];
    const target = rowsOf(graph.value(lossOf(graph).target));
    graph.dispose();
    copy.step(1, { evaluate: false });
    return { inputs, target, parameters: copy.parameters.map(({ name, shape, data }) => ({ name, shape, data })) };
  } finally {
    copy.dispose();
  }
}

/** True if two updates agree so far that a program in either precision can prove one of them. */
const agree = (one: NetNext, other: NetNext, most: number): boolean =>
  one.parameters.every(({ data }, at) => {
    const wanted = Array.from(other.parameters[at]!.data);
    const size = wanted.reduce((largest, entry) => Math.max(largest, Math.abs(entry)), 1);
    return Array.from(data).every((entry, k) => Math.abs(entry - wanted[k]!) <= most * size);
  });

/**
 * The next update, which the engine makes in a copy. Null if it is not finite, or if rounding to float32 decides where it goes: a
 * gradient that has almost vanished is mostly rounding, and an optimizer may divide it by something as small.
 */
function nextOf(
  trainer: Trainer,
  saved: SavedRun,
  { single, proof }: Pick<NetModel, 'single' | 'proof'>,
): NetNext | null {
  const next = nextIn(copyOf(trainer));
  const exact = single ? nextIn(copyOf(trainer, saved.wide())) : next;
  return agree(next, exact, proof.tolerance / 10) ? next : null;
}

/** What the optimizer has accumulated; null before the first update, and for an optimizer that keeps nothing. */
export function stateOf(trainer: Trainer, net: Omit<NetModel, 'state'>): NetState | null {
  const kept = statesOf(net);
  if (net.updates === 0 || kept.length === 0) return null;
  const { parameters } = trainer;
  const slots = Object.keys(parameters[0]!.state);
  const size = parameters.reduce((sum, { data }) => sum + data.byteLength, 0);
  const saved = readRun(trainer.save().bytes, net.optimizer.name, slots, size);
  const { updates, numbers } = saved;
  if (updates === 0) return null;
  const arrays = parameters.map(({ name, shape, state }) => ({
    name,
    shape,
    slots: kept.map((slot) => ({ slot, data: state[slot]! })),
  }));
  for (const { name, slots: all } of arrays)
    if (!all.every(({ data }) => Array.from(data).every(Number.isFinite)))
      throw exportError('not-finite', { name: `state of ${name}` });
  return { updates, numbers, arrays, next: nextOf(trainer, saved, net) };
}

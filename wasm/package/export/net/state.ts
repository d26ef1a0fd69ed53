import type { Trainer } from '../../types.js';
import { copyOf } from '../../trainer/copying.js';
import { exportError } from '../errors.js';
import { lossOf } from './loss-node.js';
import type { NetModel, NetNext, NetState } from './model.js';
import { statesOf } from './optimizers.js';

/** The most examples of the batch that proves the state. */
const nextExamples = 8;

/** The most numbers that an optimizer keeps besides its slots. */
const mostNumbers = 2;

interface Counts {
  updates: number;
  numbers: number[];
}

/**
 * The optimizer's own count of updates, and the numbers that it keeps for all parameters together, from a saved run. They are near its
 * end (core/train/state.cpp): the optimizer's name, the updates, the numbers, then each slot with its name. Whole numbers have 64 bits.
 */
function countsOf(bytes: Uint8Array, name: string, slots: readonly string[], size: number): Counts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = (at: number): number => Number(view.getBigUint64(at, true));
  const textAt = (at: number): string =>
    String.fromCharCode(...bytes.subarray(at + 8, at + 8 + Math.min(64, whole(at))));
  const end = bytes.length - slots.reduce((sum, slot) => sum + 16 + slot.length + size, 0) - 8;
  for (let count = 0; count <= mostNumbers; count++) {
    const list = end - 8 * count - 8;
    const start = list - 16 - name.length;
    if (start < 0 || whole(start) !== name.length || textAt(start) !== name || whole(list) !== count) continue;
    const numbers = Array.from({ length: count }, (_, k) => view.getFloat64(list + 8 + 8 * k, true));
    return { updates: whole(list - 8), numbers };
  }
  throw exportError('not-finite', { name: `state of ${name}` });
}

/** Rows of a matrix, or the numbers of a vector. */
function rowsOf({ shape, data }: { shape: number[]; data: ArrayLike<number> }): number[] | number[][] {
  const [count = 0, width] = shape;
  if (width === undefined) return Array.from(data);
  return Array.from({ length: count }, (_, row) => Array.from({ length: width }, (_, k) => data[row * width + k]!));
}

/** The next update on a small batch and without dropout, which the engine makes in a copy. Null if it is not finite. */
function nextOf(trainer: Trainer): NetNext | null {
  const copy = copyOf(trainer);
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
    const parameters = copy.parameters.map(({ name, shape, data }) => ({ name, shape, data }));
    return parameters.every(({ data }) => Array.from(data).every(Number.isFinite))
      ? { inputs, target, parameters }
      : null;
  } finally {
    copy.dispose();
  }
}

/** What the optimizer has accumulated; null before the first update, and for an optimizer that keeps nothing. */
export function stateOf(trainer: Trainer, net: Omit<NetModel, 'state'>): NetState | null {
  const kept = statesOf(net);
  if (net.updates === 0 || kept.length === 0) return null;
  const { parameters } = trainer;
  const slots = Object.keys(parameters[0]!.state);
  const size = parameters.reduce((sum, { data }) => sum + data.byteLength, 0);
  const { updates, numbers } = countsOf(trainer.save().bytes, net.optimizer.name, slots, size);
  if (updates === 0) return null;
  const arrays = parameters.map(({ name, shape, state }) => ({
    name,
    shape,
    slots: kept.map((slot) => ({ slot, data: state[slot]! })),
  }));
  for (const { name, slots: all } of arrays)
    if (!all.every(({ data }) => Array.from(data).every(Number.isFinite)))
      throw exportError('not-finite', { name: `state of ${name}` });
  return { updates, numbers, arrays, next: nextOf(trainer) };
}

import { exportError } from '../errors.js';
import { bytesOf, joined } from './bytes.js';

/** The most numbers that an optimizer keeps besides its slots. */
const mostNumbers = 2;

/** What a saved run says about its optimizer, and the same run in float64. */
export interface SavedRun {
  /** The optimizer's own count of updates. */
  updates: number;
  /** The numbers that it keeps for all parameters together. */
  numbers: number[];
  /** The run in float64, from one in float32. */
  wide: () => Uint8Array;
}

/** Where the parts of a saved run begin. */
interface Places {
  parameters: number;
  optimizer: number;
  numbers: number;
  slots: number;
}

/**
 * Reads a saved run (core/train/state.cpp). It begins with 8 bytes of text and the size of a number, and ends with the parameters, the
 * optimizer's name, its updates, its numbers, then each slot with its name. Whole numbers have 64 bits. `size`: of the parameters, in
 * bytes.
 */
export function readRun(bytes: Uint8Array, name: string, slots: readonly string[], size: number): SavedRun {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const whole = (at: number): number => Number(view.getBigUint64(at, true));
  const at = placesOf();
  const count = whole(at.numbers);
  return {
    updates: whole(at.numbers - 8),
    numbers: Array.from({ length: count }, (_, k) => view.getFloat64(at.numbers + 8 + 8 * k, true)),
    wide,
  };

  function placesOf(): Places {
    const end = bytes.length - slots.reduce((sum, slot) => sum + 16 + slot.length + size, 0) - 8;
    for (let count = 0; count <= mostNumbers; count++) {
      const list = end - 8 * count - 8;
      const start = list - 16 - name.length;
      if (start < size || whole(start) !== name.length || textAt(start) !== name || whole(list) !== count) continue;
      return { parameters: start - size, optimizer: start, numbers: list, slots: end + 8 };
    }
    throw exportError('not-finite', { name: `state of ${name}` });
  }

  function textAt(at: number): string {
    return String.fromCharCode(...bytes.subarray(at + 8, at + 8 + Math.min(64, whole(at))));
  }

  function wide(): Uint8Array {
    const widened = (from: number): Uint8Array =>
      bytesOf(new Float32Array(bytes.slice(from, from + size).buffer), false);
    const parts = [
      bytes.subarray(0, 8),
      Uint8Array.of(8, 0, 0, 0, 0, 0, 0, 0),
      bytes.subarray(16, at.parameters),
      widened(at.parameters),
      bytes.subarray(at.optimizer, at.slots),
    ];
    let from = at.slots;
    for (const slot of slots) {
      const head = from + 16 + slot.length;
      parts.push(bytes.subarray(from, head), widened(head));
      from = head + size;
    }
    return joined(parts);
  }
}

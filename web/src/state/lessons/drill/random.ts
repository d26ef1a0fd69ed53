/** Choices of a drill, all from one seed. */
import { randomFrom } from '../scene';

export interface Chance {
  /** From 0 to 1 without 1. */
  next(): number;
  pick<T>(from: readonly T[]): T;
  /** True with this probability. */
  is(probability: number): boolean;
  /** A whole number between both, inclusive. */
  whole(from: number, to: number): number;
}

export function chanceFrom(seed: number): Chance {
  const next = randomFrom(seed);
  const whole = (from: number, to: number): number => from + Math.floor(next() * (to - from + 1));
  return { next, whole, is: (probability) => next() < probability, pick: (from) => from[whole(0, from.length - 1)]! };
}

const NUMBERS = [-4, -3, -2, -1, 1, 2, 3, 4];

/** Different whole numbers from −4 to 4 without 0, repeated only if more than eight are wanted, so that mistakes can be told apart. */
export function numbersFrom(chance: Chance): () => number {
  let left: number[] = [];
  return () => {
    if (left.length === 0) left = [...NUMBERS];
    return left.splice(chance.whole(0, left.length - 1), 1)[0]!;
  };
}

/** How each level of the drill draws its graphs, and the gates that they are made of. */
import type { Level } from './levels';
import { drawLines, type DrawnGraph, type Grammar } from './lines';
import { drawNet } from './nets';
import type { Chance } from './random';
import { drawMatrices, drawVectors } from './tensors';

const plus = (a: string, b: string): string => `${a} + ${b}`;
const minus = (a: string, b: string): string => `${a} - ${b}`;
const times = (a: string, b: string): string => `${a} * ${b}`;
const over = (a: string, b: string): string => `${a} / ${b}`;
const max = (a: string, b: string): string => `max(${a}, ${b})`;
const min = (a: string, b: string): string => `min(${a}, ${b})`;
const call =
  (gate: string) =>
  (a: string): string =>
    `${gate}(${a})`;

const SCALARS: Grammar = {
  inputs: ['x', 'y', 'z'],
  gates: [3, 4],
  one: [(a) => `${a} ^ 2`, (a) => `-${a}`, call('sigmoid'), call('tanh'), (a) => `1 / ${a}`],
  two: [plus, times, times, minus, over],
  single: 0.35,
  again: 0,
};

/** The patterns of the lecture: + hands out, × swaps, max picks one, a copy adds. */
const PATTERNS: Grammar = {
  inputs: ['x', 'y', 'z'],
  gates: [4, 5],
  one: [call('relu'), (a) => `${a} ^ 2`],
  two: [plus, plus, times, times, max, min],
  single: 0.15,
  again: 0.45,
};

export const DRAWS: Record<Level, (chance: Chance) => DrawnGraph> = {
  scalars: (chance) => drawLines(chance, SCALARS),
  patterns: (chance) => drawLines(chance, PATTERNS),
  vectors: drawVectors,
  matrices: drawMatrices,
  nets: drawNet,
};

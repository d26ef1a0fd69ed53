/** The levels of the drill, a row each: how its graphs are drawn, and the gates that they are made of. */
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

export const LEVELS = [
  { id: 'scalars', draw: (chance: Chance): DrawnGraph => drawLines(chance, SCALARS) },
  { id: 'patterns', draw: (chance: Chance): DrawnGraph => drawLines(chance, PATTERNS) },
  { id: 'vectors', draw: drawVectors },
  { id: 'matrices', draw: drawMatrices },
  { id: 'nets', draw: drawNet },
] as const;

export type Level = (typeof LEVELS)[number]['id'];

/** The id of a step of this level: `drill.scalars`. */
export const stepAt = (level: Level): string => `drill.${level}`;

/** The level of a step's id, or of a name as older links have it; else the first. */
export const levelOf = (step: string | null): Level =>
  (LEVELS.find(({ id }) => id === step || stepAt(id) === step) ?? LEVELS[0]).id;

/** The level of a step's id; null for steps that are not of the drill. */
export const levelOfStep = (step: string): Level | null => LEVELS.find(({ id }) => stepAt(id) === step)?.id ?? null;

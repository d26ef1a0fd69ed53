/** Broken nets, a row each, by what a person sees. Each has the finding of its code as a problem soon after the start. */
import type { DiagnosisCode } from 'backflow';
import type { OwnData } from '../data/own-data';
import type { Settings } from '../settings';

export const SYMPTOMS = ['stuck', 'wild', 'poor', 'test', 'rare'] as const;
export type Symptom = (typeof SYMPTOMS)[number];

export interface BrokenNet {
  code: DiagnosisCode;
  symptom: Symptom;
  /** What differs from the default settings. */
  settings: Partial<Settings>;
  /** Makes its own data. */
  own?(): OwnData;
}

const circle = { dataset: 'circle' };
const times = (count: number, units: number): number[] => Array.from({ length: count }, () => units);

export const BROKEN_NETS: readonly BrokenNet[] = [
  {
    code: 'vanishing-gradient',
    symptom: 'stuck',
    settings: { ...circle, hidden: times(6, 8), activation: 'sigmoid', learningRate: 0.3 },
  },
  { code: 'identical-units', symptom: 'stuck', settings: { ...circle, initializer: 'zeros' } },
  {
    code: 'dead-units',
    symptom: 'stuck',
    settings: { ...circle, hidden: [8, 8], activation: 'relu', learningRate: 3 },
  },
  { code: 'saturated-units', symptom: 'stuck', settings: { ...circle, hidden: [8, 8], learningRate: 10 } },
  { code: 'unscaled-inputs', symptom: 'stuck', settings: { dataset: 'penguins' } },
  { code: 'rate-too-low', symptom: 'stuck', settings: { ...circle, learningRate: 0.00003 } },
  { code: 'rate-too-high', symptom: 'wild', settings: { ...circle, learningRate: 30 } },
  {
    code: 'exploding-gradient',
    symptom: 'wild',
    settings: {
      dataset: 'hills',
      loss: 'squared-error',
      hidden: times(6, 64),
      activation: 'leaky_relu',
      initializer: 'uniform',
      learningRate: 0.01,
    },
  },
  { code: 'no-nonlinearity', symptom: 'poor', settings: { ...circle, hidden: times(3, 8), activation: 'identity' } },
  { code: 'underfitting', symptom: 'poor', settings: { ...circle, hidden: [2], learningRate: 0.1 } },
  {
    code: 'overfitting',
    symptom: 'test',
    settings: {
      dataset: 'spiral',
      samples: 60,
      noise: 0.3,
      hidden: [64, 64],
      activation: 'relu',
      optimizer: 'adam',
      learningRate: 0.003,
    },
  },
  { code: 'class-imbalance', symptom: 'rare', settings: { hidden: [3], trainFraction: 1 }, own: rareClass },
];

/** 240 points of two classes that overlap; one in 24 belongs to the second. */
function rareClass(): OwnData {
  const count = 240;
  // Numerical Recipes' generator: the same points on every machine.
  let state = 7;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const spread = () => 1.5 * (random() + random() + random() + random() - 2);
  const points = new Float64Array(2 * count);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    labels[i] = Number(i % 24 === 0);
    const center = labels[i] === 1 ? 0.7 : -0.3;
    // Two digits, so that a link carries them as they are.
    points[2 * i] = Math.round(100 * (center + spread())) / 100;
    points[2 * i + 1] = Math.round(100 * (center + spread())) / 100;
  }
  return { name: '', columns: ['x', 'y'], target: '', points, labels, targets: null, classNames: ['0', '1'] };
}

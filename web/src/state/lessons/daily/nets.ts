/**
 * Broken nets, one a day: a cause, a data set and a net. `tests/web/state/lessons/daily.test.ts` trains all of them: none learns its
 * data, the engine's diagnosis finds the cause, and the remedy mends it.
 */
import type { DiagnosisCode } from 'backflow';
import type { RepairGoal } from '../../../engine/protocol/lessons';
import type { Settings } from '../../network/settings';

export interface Cause {
  /** What the diagnosis says. */
  code: DiagnosisCode;
  /** What breaks a net, besides its data and layers. */
  broken: Partial<Settings>;
  /** What mends it again. Others may do so too. */
  remedy: Partial<Settings>;
  nets: readonly (readonly number[])[];
  data: readonly string[];
}

const DATA = ['circle', 'xor', 'moons', 'heart'] as const;
const SHALLOW = [[6], [8], [6, 6], [8, 4]];
const TWO_LAYERS = [
  [6, 6],
  [8, 4],
  [8, 8],
  [6, 8],
];
const times = (count: number, units: number): number[] => Array.from({ length: count }, () => units);

export const CAUSES = [
  {
    code: 'vanishing-gradient',
    broken: { activation: 'sigmoid', learningRate: 0.1 },
    remedy: { activation: 'tanh' },
    nets: [times(6, 6), times(7, 6), times(7, 8), times(8, 6), times(8, 8)],
    data: ['circle', 'xor'],
  },
  {
    code: 'identical-units',
    broken: { initializer: 'zeros', learningRate: 0.1 },
    remedy: { initializer: 'xavier' },
    nets: SHALLOW,
    data: DATA,
  },
  { code: 'rate-too-low', broken: { learningRate: 0.00003 }, remedy: { learningRate: 0.1 }, nets: SHALLOW, data: DATA },
  { code: 'rate-too-high', broken: { learningRate: 30 }, remedy: { learningRate: 0.1 }, nets: SHALLOW, data: DATA },
  {
    code: 'no-nonlinearity',
    broken: { activation: 'identity', learningRate: 0.1 },
    remedy: { activation: 'tanh' },
    nets: TWO_LAYERS,
    data: DATA,
  },
  {
    code: 'dead-units',
    broken: { activation: 'relu', learningRate: 3 },
    remedy: { learningRate: 0.03 },
    nets: TWO_LAYERS,
    data: DATA,
  },
] as const satisfies readonly Cause[];

export type CauseCode = (typeof CAUSES)[number]['code'];

export interface BrokenDay {
  cause: (typeof CAUSES)[number];
  dataset: string;
  hidden: readonly number[];
}

/** When a net is mended: its accuracy in training, from the start. */
export const GOAL: RepairGoal = { figure: 'accuracy', atLeast: 0.95, within: 3000, sameData: true };
/** How long a broken net has trained when it is opened. */
export const BROKEN_STEPS = 600;

export const ALL: readonly BrokenDay[] = CAUSES.flatMap((cause) =>
  cause.nets.flatMap((hidden) => cause.data.map((dataset) => ({ cause, dataset, hidden }))),
);

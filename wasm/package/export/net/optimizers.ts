import { formulaOf, type Expression } from '../formula/expression.js';
import type { Printer } from '../formula/print.js';
import type { NetModel } from './model.js';

/** An optimizer's update of one parameter, entry by entry: CONTRACT.md's formulas. */
interface OptimizerRow {
  /** What it keeps for each parameter; zeros at the start. */
  states: string[];
  /** What it keeps for all parameters together, with the first values. */
  shared?: [name: string, start: number][];
  /** Numbers of a step, before the parameters: `t` counts the updates, from 1. */
  numbers: [name: string, formula: string][];
  /** Assignments, in order. `w` is the parameter, `g` its gradient, `rate` the step's learning rate. */
  steps: [name: string, formula: string][];
}

const moments: OptimizerRow['steps'] = [
  ['m', 'beta1 * m + (1 - beta1) * g'],
  ['v', 'beta2 * v + (1 - beta2) * g ** 2'],
];

const adam: OptimizerRow['steps'] = [
  ...moments,
  ['w', 'w - rate * (m / (1 - beta1 ** t)) / (sqrt(v / (1 - beta2 ** t)) + epsilon)'],
];

const velocity: [string, string] = ['velocity', 'momentum * velocity + g'];

/** The row of an optimizer with its hyperparameters, which may make parts of it needless. */
function rowOf({ optimizer }: Pick<NetModel, 'optimizer'>): OptimizerRow {
  const { name, momentum, nesterov } = optimizer;
  const numbers: OptimizerRow['numbers'] = [];
  switch (name) {
    case 'sgd':
      if (!momentum) return { states: [], numbers, steps: [['w', 'w - rate * g']] };
      return {
        states: ['velocity'],
        numbers,
        steps: [velocity, ['w', nesterov ? 'w - rate * (g + momentum * velocity)' : 'w - rate * velocity']],
      };
    case 'adagrad':
      return {
        states: ['sum'],
        numbers,
        steps: [
          ['sum', 'sum + g ** 2'],
          ['w', 'w - rate * g / (sqrt(sum) + epsilon)'],
        ],
      };
    case 'rmsprop':
      return {
        states: momentum ? ['square', 'velocity'] : ['square'],
        numbers,
        steps: [
          ['square', 'decay * square + (1 - decay) * g ** 2'],
          ...(momentum
            ? ([
                ['velocity', 'momentum * velocity + g / (sqrt(square) + epsilon)'],
                ['w', 'w - rate * velocity'],
              ] as [string, string][])
            : ([['w', 'w - rate * g / (sqrt(square) + epsilon)']] as [string, string][])),
        ],
      };
    case 'adadelta':
      return {
        states: ['square', 'delta'],
        numbers,
        steps: [
          ['square', 'decay * square + (1 - decay) * g ** 2'],
          ['u', 'g * sqrt(delta + epsilon) / sqrt(square + epsilon)'],
          ['delta', 'decay * delta + (1 - decay) * u ** 2'],
          ['w', 'w - rate * u'],
        ],
      };
    case 'adam':
      return { states: ['m', 'v'], numbers, steps: adam };
    case 'adamw':
      return { states: ['m', 'v'], numbers, steps: [['w', 'w - rate * weightDecay * w'], ...adam] };
    case 'nadam':
      return {
        states: ['m', 'v'],
        shared: [['product', 1]],
        numbers: [
          ['now', 'beta1 * (1 - 0.5 * 0.96 ** (t * momentumDecay))'],
          ['next', 'beta1 * (1 - 0.5 * 0.96 ** ((t + 1) * momentumDecay))'],
          ['product', 'product * now'],
        ],
        steps: [
          ...moments,
          [
            'w',
            'w - rate * ((1 - now) * g / (1 - product) + next * m / (1 - product * next)) / (sqrt(v / (1 - beta2 ** t)) + epsilon)',
          ],
        ],
      };
    default: // lion, the last of `optimizerNames`
      return {
        states: ['m'],
        numbers,
        steps: [
          ['w', 'w - rate * (sign(beta1 * m + (1 - beta1) * g) + weightDecay * w)'],
          ['m', 'beta2 * m + (1 - beta2) * g'],
        ],
      };
  }
}

/** An update with the values of its hyperparameters in place. */
export interface OptimizerSteps {
  states: string[];
  /** What it keeps for all parameters together, with the values that it starts from. */
  shared: [name: string, value: number][];
  numbers: [name: string, formula: Expression][];
  steps: [name: string, formula: Expression][];
}

/** What the optimizer keeps for each parameter. */
export const statesOf = (net: Pick<NetModel, 'optimizer'>): string[] => rowOf(net).states;

export function optimizerOf(net: NetModel): OptimizerSteps {
  const { states, shared = [], numbers, steps } = rowOf(net);
  const values = Object.fromEntries(
    Object.entries(net.optimizer).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
  const filled = ([name, text]: [string, string]): [string, Expression] => [name, formulaOf(text, values)];
  return {
    states,
    shared: shared.map(([name, start], at) => [name, net.state?.numbers[at] ?? start]),
    numbers: numbers.map(filled),
    steps: steps.map(filled),
  };
}

/** The optimizers that can be written. */
export const optimizerNames = ['sgd', 'adagrad', 'rmsprop', 'adadelta', 'adam', 'adamw', 'nadam', 'lion'];

export const schedules: Record<string, string> = {
  constant: 'rate',
  step: 'rate * factor ** floor(t / every)',
  exponential: 'rate * factor ** (t / every)',
  inverse: 'rate / (1 + t / every)',
  cosine: 'minimum + (rate - minimum) * (1 + cos(pi * min(t / steps, 1))) / 2',
};

/** The learning rate after `t` updates. */
export function rateOf({ schedule, optimizer }: NetModel): Expression {
  const values = Object.fromEntries(
    Object.entries(schedule).filter((entry): entry is [string, number] => typeof entry[1] === 'number'),
  );
  const rate = formulaOf(schedules[schedule.name]!, { ...values, rate: optimizer.learningRate ?? 0 });
  if (!schedule.warmup) return rate;
  return formulaOf('scheduled * min((t + 1) / warmup, 1)', { scheduled: rate, warmup: schedule.warmup });
}

/** Writes assignments, one for each line. */
export const assignments = (list: [string, Expression][], printer: Printer, end = ''): string =>
  list.map(([name, formula]) => `${name} = ${printer.print(formula)}${end}`).join('\n');

import { formulaOf, times, type Expression } from '../formula/expression.js';
import { elementGates, pairLosses } from '../formula/gates.js';
import { layerOf, penalized, type NetLayer, type NetModel } from './model.js';

/**
 * How a language without automatic differentiation writes the statements of a pass. Names of values: X, then z1 (sum),
 * a1 (activation), for maxout y1 (second sum), with dropout m1 (mask) and d1; dz1 is the gradient of z1.
 */
export interface PassWriter {
  /** x @ w + b. */
  affine(to: string, x: string, weights: string, bias: string): string;
  /** A formula, entry by entry. */
  entries(to: string, formula: Expression): string;
  /** A mask of dropout in the shape of a value. */
  mask(to: string, like: string, rate: number): string;
  /** The sum of gradient @ weightsᵀ over the pairs. */
  inputGradient(to: string, pairs: [gradient: string, weights: string][]): string;
  /** inputsᵀ @ gradient. */
  weightGradient(to: string, inputs: string, gradient: string): string;
  /** The sum of the rows. */
  biasGradient(to: string, gradient: string): string;
  /** The mean over examples of a formula's sum over outputs. */
  pairLoss(formula: Expression): string;
  labelLoss(gate: string, scores: string): string;
  labelLossGradient(to: string, gate: string, scores: string): string;
  /** Adds a parameter's penalty to the loss. */
  penalty(name: string, rate: number, kind: 'l1' | 'l2'): string;
  penaltyGradient(name: string, rate: number, kind: 'l1' | 'l2'): string;
  comment(text: string): string;
}

/** The second arguments of the activations that have one (CONTRACT.md). */
export const activationDefaults: Record<string, number> = { leaky_relu: 0.01, elu: 1 };

const operandsOf = ({ number, activation }: NetLayer): Record<string, string | number> =>
  activation === 'maxout'
    ? { a: `z${number}`, b: `y${number}`, y: `a${number}` }
    : {
        a: `z${number}`,
        y: `a${number}`,
        ...(activation in activationDefaults && { b: activationDefaults[activation]! }),
      };

export const gateOf = ({ activation }: NetLayer) => elementGates[activation === 'maxout' ? 'max' : activation]!;

/** The value of a layer's activation. `traced`: for automatic differentiation. */
export function activationOf(layer: NetLayer, traced = false): Expression {
  const { value, traced: other } = gateOf(layer);
  return formulaOf((traced && other) || value, operandsOf(layer));
}

/** True if the layer has a gate after its sum; the engine gives the output none for the identity. */
export const isActivated = ({ output, activation }: NetLayer): boolean => !output || activation !== 'identity';

/** The name of what a layer passes on. */
export const resultOf = (layer: NetLayer, dropout: boolean): string =>
  `${dropout && layer.dropout > 0 ? 'd' : isActivated(layer) ? 'a' : 'z'}${layer.number}`;

/** The name of what a layer receives. */
export const inputOf = ({ layers }: NetModel, { number }: NetLayer, dropout: boolean): string =>
  number === 1 ? 'X' : resultOf(layers[number - 2]!, dropout);

export const scoresOf = ({ layers }: NetModel): string => resultOf(layers.at(-1)!, false);

/** The statements from the inputs to the scores. */
export function forwardPass(net: NetModel, to: PassWriter, dropout: boolean): string[] {
  return net.layers.flatMap((layer) => {
    const { number: l } = layer;
    const from = inputOf(net, layer, dropout);
    const statements = [to.affine(`z${l}`, from, `W${l}`, `b${l}`)];
    if (layer.activation === 'maxout') statements.push(to.affine(`y${l}`, from, `V${l}`, `c${l}`));
    if (isActivated(layer)) statements.push(to.entries(`a${l}`, activationOf(layer)));
    if (dropout && layer.dropout > 0)
      statements.push(to.mask(`m${l}`, `a${l}`, layer.dropout), to.entries(`d${l}`, formulaOf(`a${l} * m${l}`)));
    return statements;
  });
}

/** The statement that sets `loss`, and those that add the penalty. */
export function lossOf(net: NetModel, to: PassWriter): string[] {
  const pair = pairLosses[net.loss];
  const { penalty } = net;
  return [
    pair
      ? to.pairLoss(formulaOf(pair.value, { a: scoresOf(net), b: 'target' }))
      : to.labelLoss(net.loss, scoresOf(net)),
    ...(penalty ? penalized(net).map((name) => to.penalty(name, penalty.rate, penalty.name)) : []),
  ];
}

/** The gradient of the loss by the scores. */
function scoreGradient(net: NetModel, to: PassWriter): string {
  const scores = scoresOf(net);
  const pair = pairLosses[net.loss];
  if (!pair) return to.labelLossGradient(`d${scores}`, net.loss, scores);
  const local = formulaOf(pair.local[0]!, { a: scores, b: 'target' });
  return to.entries(`d${scores}`, { kind: 'binary', sign: '/', left: local, right: { kind: 'name', name: 'n' } });
}

/** From the gradient of what a layer passes on to those of its sums. */
function throughActivation(layer: NetLayer, to: PassWriter): string[] {
  const { number: l, activation } = layer;
  const statements: string[] = [];
  if (layer.dropout > 0) statements.push(to.entries(`da${l}`, formulaOf(`dd${l} * m${l}`)));
  if (!isActivated(layer)) return statements;
  const sums = activation === 'maxout' ? ['z', 'y'] : ['z'];
  for (const [slot, sum] of sums.entries()) {
    const local = formulaOf(gateOf(layer).local[slot]!, operandsOf(layer));
    statements.push(to.entries(`d${sum}${l}`, times({ kind: 'name', name: `da${l}` }, local)));
  }
  return statements;
}

/** The statements of the backward pass, from the loss to the gradients dW1, db1, …; `n` is the number of examples. */
export function backwardPass(net: NetModel, to: PassWriter): string[] {
  const statements: string[] = [];
  for (const layer of [...net.layers].reverse()) {
    const { number: l } = layer;
    const from = inputOf(net, layer, true);
    const maxout = layer.activation === 'maxout';
    statements.push(to.comment(layer.output ? `Output layer` : `Layer ${l}: ${layer.activation}`));
    if (layer.output) statements.push(scoreGradient(net, to));
    statements.push(...throughActivation(layer, to));
    statements.push(to.weightGradient(`dW${l}`, from, `dz${l}`), to.biasGradient(`db${l}`, `dz${l}`));
    if (maxout) statements.push(to.weightGradient(`dV${l}`, from, `dy${l}`), to.biasGradient(`dc${l}`, `dy${l}`));
    const pairs: [string, string][] = [[`dz${l}`, `W${l}`]];
    if (maxout) pairs.push([`dy${l}`, `V${l}`]);
    if (l > 1) statements.push(to.inputGradient(`d${from}`, pairs));
  }
  const { penalty } = net;
  if (penalty) {
    statements.push(to.comment('Penalty'));
    statements.push(...penalized(net).map((name) => to.penaltyGradient(name, penalty.rate, penalty.name)));
  }
  return statements;
}

/** The parameters that training changes. */
export const trained = ({ parameters, layers }: NetModel): string[] =>
  parameters.map(({ name }) => name).filter((name) => !layers[layerOf(name) - 1]!.frozen);

import { exportError } from '../export/errors.js';
import type { FileTensor } from './types.js';

/** A sum X @ W + b, and what it sums. */
export interface Sum {
  weights: FileTensor;
  bias: FileTensor | null;
  from: Value;
  /** Layers up to and with this one. */
  depth: number;
}

/** What a name stands for: the input or a formula on sums, written as a text with their numbers. */
export interface Value {
  text: string;
  sums: Sum[];
}

/** The formulas of activations, as different programs write them; `z` and `y` are sums. */
const activations: Record<string, string> = {
  z: 'identity',
  'Relu(z)': 'relu',
  'Tanh(z)': 'tanh',
  'Sigmoid(z)': 'sigmoid',
  'LeakyRelu[0.01](z)': 'leaky_relu',
  'Elu[1](z)': 'elu',
  'Softplus(z)': 'softplus',
  'Softsign(z)': 'softsign',
  'Mul(z,Sigmoid(z))': 'silu',
  'Mul(Sigmoid(z),z)': 'silu',
  'Gelu(z)': 'gelu',
  'Mul(Div(z,2),Add(1,Erf(Div(z,1.41421))))': 'gelu',
  'Mul(Mul(z,Add(Erf(Div(z,1.41421)),1)),0.5)': 'gelu',
  'Mish(z)': 'mish',
  'Mul(z,Tanh(Softplus(z)))': 'mish',
  'Max(z,y)': 'maxout',
};

/** The activation that a formula is. */
export function activationOf({ text, sums }: Value, layer: number): string {
  const order = [...new Set(text.match(/#\d+#/g) ?? [])];
  const plain = text.replace(/#\d+#/g, (found) => 'zy'[order.indexOf(found)] ?? '?');
  const activation = activations[plain];
  if (activation !== undefined && (activation !== 'maxout' || sums[0]!.from === sums[1]!.from)) return activation;
  throw exportError('onnx-operator', { layer, operator: /^\w+/.exec(text)?.[0] ?? text });
}

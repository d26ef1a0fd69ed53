import { fromBinary } from '@bufbuild/protobuf';
import {
  ModelProtoSchema,
  TensorProto_DataType as DataType,
  type GraphProto,
  type NodeProto,
  type TensorProto,
} from 'onnx-buf';
import { exportError } from '../export/errors.js';
import { isShape, numberTypes, numbersOf, sizeOf, type NumberType } from './bytes.js';
import { describe, transposed, type FoundLayer } from './layers.js';
import type { FileTensor, ReadModel } from './types.js';

const types: Partial<Record<number, NumberType>> = {
  [DataType.FLOAT]: numberTypes.f32,
  [DataType.DOUBLE]: numberTypes.f64,
  [DataType.FLOAT16]: numberTypes.f16,
  [DataType.BFLOAT16]: numberTypes.bf16,
  [DataType.INT64]: numberTypes.i64,
  [DataType.INT32]: numberTypes.i32,
};

/** Reads a constant of the graph. */
function tensorOf(
  { name, dims, dataType, rawData, floatData, doubleData, int64Data, int32Data, externalData }: TensorProto,
  file: string,
): FileTensor {
  const type = types[dataType];
  if (!type || externalData.length > 0)
    throw exportError('tensor-type', {
      name,
      type: externalData.length > 0 ? 'data in another file' : (DataType[dataType] ?? 'unknown'),
    });
  const shape = dims.map(Number);
  if (!isShape(shape)) throw exportError('file-damaged', { file, what: `'${name}' has an impossible shape` });
  const lists = [floatData, doubleData, int64Data.map(Number), int32Data];
  const data =
    rawData.length > 0 ? numbersOf(rawData, type) : Float64Array.from(lists.find(({ length }) => length > 0) ?? []);
  if (data.length !== sizeOf(shape))
    throw exportError('file-damaged', { file, what: `'${name}' has another number of entries than its shape says` });
  return { name, shape, data };
}

/** A sum X @ W + b, and what it sums. */
interface Sum {
  weights: FileTensor;
  bias: FileTensor | null;
  from: Value;
  /** Layers up to and with this one. */
  depth: number;
}

/** What a name stands for: the input or a formula on sums, written as a text with their numbers. */
interface Value {
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

/** Operators that change nothing in a plain network. */
const passing = ['Identity', 'Dropout', 'Flatten', 'Cast'];

/** A longer formula is no activation. */
const longestFormula = 200;

/** Follows a graph from its input to its output. */
class Follower {
  readonly #file: string;
  readonly #constants = new Map<string, FileTensor>();
  readonly #values = new Map<string, Value>();
  readonly #sums: Sum[] = [];

  constructor(graph: GraphProto, file: string) {
    this.#file = file;
    for (const one of graph.initializer) this.#constants.set(one.name, tensorOf(one, file));
    for (const { name } of graph.input) if (!this.#constants.has(name)) this.#values.set(name, { text: 'x', sums: [] });
    for (const node of graph.node) this.#follow(node);
  }

  value = (name: string): Value | undefined => this.#values.get(name);

  /** The layer that a node belongs to, for messages. */
  #layer = (node: NodeProto): number =>
    Math.max(1, ...node.input.map((name) => (this.#values.get(name)?.sums[0]?.depth ?? 0) + 1));

  #refuse(node: NodeProto): never {
    throw exportError('onnx-operator', { layer: this.#layer(node), operator: node.opType });
  }

  #follow(node: NodeProto): void {
    const [output = ''] = node.output;
    const [first = '', second = ''] = node.input;
    const value = this.#values.get(first);
    if (node.opType === 'Constant') {
      const held = node.attribute.find(({ name }) => name === 'value')?.t;
      if (held) this.#constants.set(output, { ...tensorOf(held, this.#file), name: output });
    } else if (passing.includes(node.opType) && value) this.#values.set(output, value);
    else if (node.opType === 'Gemm' && value) this.#values.set(output, this.#gemm(node, value));
    else if (node.opType === 'MatMul' && value && this.#constants.has(second))
      this.#values.set(output, this.#sum(node, value, this.#constants.get(second)!, null));
    else if (node.opType === 'Add' && this.#addsBias(node, output)) return;
    else this.#formula(node, output);
  }

  #gemm(node: NodeProto, from: Value): Value {
    const [, weights = '', bias = ''] = node.input;
    const attributes = new Map(
      node.attribute.map(({ name, f, i }) => [name, name.startsWith('trans') ? Number(i) : f]),
    );
    const refuse = (attribute: string) =>
      exportError('onnx-attribute', {
        layer: this.#layer(node),
        operator: node.opType,
        attribute,
        value: attributes.get(attribute)!,
      });
    for (const [name, wanted] of [
      ['alpha', 1],
      ['beta', 1],
      ['transA', 0],
    ] as const)
      if ((attributes.get(name) ?? wanted) !== wanted) throw refuse(name);
    const matrix = this.#constants.get(weights);
    if (!matrix || matrix.shape.length !== 2) this.#refuse(node);
    const turned = attributes.get('transB') === 1;
    return this.#sum(node, from, turned ? transposed(matrix) : matrix, this.#constants.get(bias) ?? null);
  }

  #sum(node: NodeProto, from: Value, weights: FileTensor, bias: FileTensor | null): Value {
    if (weights.shape.length !== 2 || weights.shape.includes(0)) this.#refuse(node);
    return this.#add({ weights, bias, from, depth: (from.sums[0]?.depth ?? 0) + 1 });
  }

  #add(sum: Sum): Value {
    this.#sums.push(sum);
    return { text: `#${this.#sums.length - 1}#`, sums: [sum] };
  }

  /** True for an Add that completes a matrix product with its bias. */
  #addsBias({ input }: NodeProto, output: string): boolean {
    for (const [from = '', other = ''] of [input, [...input].reverse()]) {
      const value = this.#values.get(from);
      const bias = this.#constants.get(other);
      const [sum] = value?.sums ?? [];
      const fits = value && bias && sum && sum.bias === null && /^#\d+#$/.test(value.text);
      if (!fits || bias.data.length !== sum.weights.shape[1]) continue;
      this.#values.set(output, this.#add({ ...sum, bias }));
      return true;
    }
    return false;
  }

  /** A single number as text, with six digits. */
  #number(name: string): string | undefined {
    const constant = this.#constants.get(name);
    return constant?.data.length === 1 ? String(Number(constant.data[0]!.toPrecision(6))) : undefined;
  }

  #formula(node: NodeProto, output: string): void {
    if (node.opType === 'Sqrt' && this.#number(node.input[0] ?? '') !== undefined) {
      const data = Float64Array.of(Math.sqrt(this.#constants.get(node.input[0]!)!.data[0]!));
      this.#constants.set(output, { name: output, shape: [], data });
      return;
    }
    const operands = node.input.map((name) => this.#values.get(name)?.text ?? this.#number(name));
    const sums = [...new Set(node.input.flatMap((name) => this.#values.get(name)?.sums ?? []))];
    const defaults: Record<string, number> = { LeakyRelu: 0.01, Elu: 1 };
    const alpha = node.attribute.find(({ name }) => name === 'alpha')?.f ?? defaults[node.opType];
    const text = `${node.opType}${alpha === undefined ? '' : `[${Number(alpha.toPrecision(6))}]`}(${operands.join(',')})`;
    if (operands.includes(undefined) || sums.length === 0 || text.length > longestFormula) this.#refuse(node);
    this.#values.set(output, { text, sums });
  }
}

/** The activation that a formula is. */
function activationOf({ text, sums }: Value, layer: number): string {
  const order = [...new Set(text.match(/#\d+#/g) ?? [])];
  const plain = text.replace(/#\d+#/g, (found) => 'zy'[order.indexOf(found)] ?? '?');
  const activation = activations[plain];
  if (activation !== undefined && (activation !== 'maxout' || sums[0]!.from === sums[1]!.from)) return activation;
  throw exportError('onnx-operator', { layer, operator: /^\w+/.exec(text)?.[0] ?? text });
}

function layersOf(output: Value, notes: string[]): FoundLayer[] {
  const layers: FoundLayer[] = [];
  let value = output;
  const ending = /^(Log)?Softmax\((#\d+#)\)$/.exec(output.text);
  if (ending) {
    value = { text: ending[2]!, sums: output.sums };
    notes.push('The softmax at the end is left out: in Backflow it belongs to the loss.');
  }
  while (value.text !== 'x') {
    const [first, second] = value.sums as [Sum, Sum | undefined];
    const activation = activationOf(value, first.depth);
    layers.unshift({ weights: first.weights, bias: first.bias, activation, ...(second && { other: second }) });
    value = first.from;
  }
  return layers;
}

/** Reads a plain network of ONNX: sums and activations, one after the other. */
export function readOnnx(bytes: Uint8Array, file: string): ReadModel {
  let graph: GraphProto | undefined;
  try {
    graph = fromBinary(ModelProtoSchema, bytes).graph;
  } catch {
    throw exportError('file-foreign', { file, what: 'an ONNX model' });
  }
  if (!graph || graph.output.length === 0)
    throw exportError('file-foreign', { file, what: 'an ONNX model with a graph' });
  const follower = new Follower(graph, file);
  const output = follower.value(graph.output[0]!.name);
  if (!output || output.text === 'x') throw exportError('no-layers', { file });
  const notes: string[] = [];
  return describe('onnx', layersOf(output, notes), notes);
}

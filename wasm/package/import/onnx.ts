import { fromBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, type GraphProto, type NodeProto } from 'onnx-buf';
import { exportError } from '../export/errors.js';
import { describe, transposed, type FoundLayer } from './layers.js';
import { tensorOf } from './onnx-tensors.js';
import { activationOf, type Sum, type Value } from './onnx-values.js';
import type { FileTensor, ReadModel } from './types.js';

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

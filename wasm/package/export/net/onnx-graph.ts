import { create } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType as AttributeType,
  AttributeProtoSchema,
  NodeProtoSchema,
  TensorProto_DataType as DataType,
  TensorProtoSchema,
  TensorShapeProtoSchema,
  TypeProtoSchema,
  ValueInfoProtoSchema,
  type NodeProto,
  type TensorProto,
  type ValueInfoProto,
} from 'onnx-buf';
import type { Expression, Sign } from '../formula/expression.js';

type Attributes = Record<string, number>;

/** Operators that are calls with the same operands. */
const operators: Record<string, string> = {
  exp: 'Exp',
  log: 'Log',
  sqrt: 'Sqrt',
  abs: 'Abs',
  sign: 'Sign',
  sin: 'Sin',
  cos: 'Cos',
  tan: 'Tan',
  tanh: 'Tanh',
  erf: 'Erf',
  floor: 'Floor',
  sigmoid: 'Sigmoid',
  softplus: 'Softplus',
  relu: 'Relu',
  max: 'Max',
  min: 'Min',
  where: 'Where',
};

const signs: Record<Exclude<Sign, '!='>, string> = {
  '+': 'Add',
  '-': 'Sub',
  '*': 'Mul',
  '/': 'Div',
  '**': 'Pow',
  '<': 'Less',
  '<=': 'LessOrEqual',
  '>': 'Greater',
  '>=': 'GreaterOrEqual',
  '==': 'Equal',
};

/** The number of axes and the bytes of float32 numbers, as ONNX stores them. */
export function floatTensor(name: string, dims: readonly number[], data: ArrayLike<number>): TensorProto {
  const bytes = new DataView(new ArrayBuffer(4 * data.length));
  Array.from(data).forEach((value, at) => bytes.setFloat32(4 * at, value, true));
  return create(TensorProtoSchema, {
    name,
    dims: dims.map(BigInt),
    dataType: DataType.FLOAT,
    rawData: new Uint8Array(bytes.buffer),
  });
}

/** A matrix of float32 numbers with any number of rows. */
export const floatMatrix = (name: string, columns: number): ValueInfoProto =>
  create(ValueInfoProtoSchema, {
    name,
    type: create(TypeProtoSchema, {
      value: {
        case: 'tensorType',
        value: {
          $typeName: 'onnx.TypeProto.Tensor',
          elemType: DataType.FLOAT,
          shape: create(TensorShapeProtoSchema, {
            dim: [{ value: { case: 'dimParam', value: 'n' } }, { value: { case: 'dimValue', value: BigInt(columns) } }],
          }),
        },
      },
    }),
  });

/** The nodes and constants of an ONNX graph while it is built. */
export class OnnxGraph {
  readonly nodes: NodeProto[] = [];
  readonly initializers: TensorProto[] = [];
  #count = 0;

  /** Adds a node and returns the name of its result. */
  node(opType: string, input: string[], attributes: Attributes = {}, name?: string): string {
    const result = name ?? `t${++this.#count}`;
    this.nodes.push(
      create(NodeProtoSchema, {
        name: result,
        opType,
        input,
        output: [result],
        attribute: Object.entries(attributes).map(([key, value]) =>
          create(
            AttributeProtoSchema,
            key === 'axis'
              ? { name: key, type: AttributeType.INT, i: BigInt(value) }
              : { name: key, type: AttributeType.FLOAT, f: value },
          ),
        ),
      }),
    );
    return result;
  }

  constant(value: number): string {
    return this.floats(`c${++this.#count}`, [], [value]);
  }

  floats(name: string, dims: readonly number[], data: ArrayLike<number>): string {
    this.initializers.push(floatTensor(name, dims, data));
    return name;
  }

  index(name: string, value: number): string {
    const bytes = new DataView(new ArrayBuffer(8));
    bytes.setBigInt64(0, BigInt(value), true);
    this.initializers.push(
      create(TensorProtoSchema, { name, dims: [1n], dataType: DataType.INT64, rawData: new Uint8Array(bytes.buffer) }),
    );
    return name;
  }

  /** Adds the nodes of a formula and returns the name of its result. */
  formula(formula: Expression, name?: string): string {
    switch (formula.kind) {
      case 'number':
        return this.constant(formula.value);
      case 'name':
        return formula.name === 'pi'
          ? this.constant(Math.PI)
          : name
            ? this.node('Identity', [formula.name], {}, name)
            : formula.name;
      case 'negative':
        return this.node('Neg', [this.formula(formula.operand)], {}, name);
      case 'binary': {
        const operands = [this.formula(formula.left), this.formula(formula.right)];
        if (formula.sign === '!=') return this.node('Not', [this.node('Equal', operands)], {}, name);
        return this.node(signs[formula.sign], operands, {}, name);
      }
      case 'call':
        return this.#call(formula.name, formula.operands, name);
    }
  }

  #call(called: string, operands: Expression[], name?: string): string {
    const inputs = operands.map((one) => this.formula(one));
    if (called === 'expm1') return this.node('Sub', [this.node('Exp', inputs), this.constant(1)], {}, name);
    if (called === 'log2' || called === 'log10')
      return this.node(
        'Div',
        [this.node('Log', inputs), this.constant(called === 'log2' ? Math.LN2 : Math.LN10)],
        {},
        name,
      );
    return this.node(operators[called]!, inputs, {}, name);
  }
}

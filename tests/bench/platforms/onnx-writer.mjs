// Writes ONNX files: the parts of protobuf and onnx.proto that the bench's graphs need.

const utf8 = new TextEncoder();
/** Wire types of protobuf. */
const [varintType, bytesType, fixed32Type] = [0, 2, 5];
/** Element types of onnx.proto. */
export const elements = { float: 1, int64: 7, bool: 9 };
/** Types of attributes of onnx.proto. */
const attributeTypes = { float: 1, int: 2, graph: 5, ints: 7 };

function varint(value) {
  const bytes = [];
  let rest = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(rest & 127n) | (rest > 127n ? 128 : 0));
    rest >>= 7n;
  } while (rest > 0n);
  return Uint8Array.from(bytes);
}

function concatenate(parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** A message from its fields: [number, value], where a value is a whole number, a text, bytes or { float }. */
function message(...fields) {
  const parts = fields.flatMap(([number, value]) => {
    const key = (type) => varint((number << 3) | type);
    if (typeof value === 'number') return [key(varintType), varint(value)];
    if (value.float !== undefined) return [key(fixed32Type), bytesOf(Float32Array.of(value.float))];
    const bytes = typeof value === 'string' ? utf8.encode(value) : value;
    return [key(bytesType), varint(bytes.length), bytes];
  });
  return concatenate(parts);
}

const bytesOf = (array) => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
const repeated = (number, values) => values.map((value) => [number, value]);

function attribute(name, value) {
  const typed = (type, number, content) => message([1, name], ...repeated(number, content), [20, attributeTypes[type]]);
  if (value instanceof Uint8Array) return typed('graph', 6, [value]);
  if (Array.isArray(value)) return typed('ints', 8, value);
  if (typeof value === 'number') return typed('int', 3, [value]);
  return typed('float', 2, [value]);
}

/** A node; attributes are whole numbers, { float }, lists of whole numbers, or graphs. */
export function node(operator, inputs, outputs, attributes = {}) {
  return message(
    ...repeated(1, inputs),
    ...repeated(2, outputs),
    [4, operator],
    ...repeated(
      5,
      Object.entries(attributes).map(([name, value]) => attribute(name, value)),
    ),
  );
}

/** A constant tensor: float32 from a Float32Array, int64 from a BigInt64Array. */
export function constant(name, dims, values) {
  const element = values instanceof Float32Array ? elements.float : elements.int64;
  return message(...repeated(1, dims), [2, element], [8, name], [9, bytesOf(values)]);
}

/** An input or output of a graph: a name with element type and shape. */
export function value(name, dims, element = elements.float) {
  const shape = message(...dims.map((size) => [1, message([1, size])]));
  return message([1, name], [2, message([1, message([1, element], [2, shape])])]);
}

/** A graph from its nodes, constants, inputs and outputs. */
export function graph(name, { nodes, constants = [], inputs, outputs }) {
  return message(
    ...repeated(1, nodes),
    [2, name],
    ...repeated(5, constants),
    ...repeated(11, inputs),
    ...repeated(12, outputs),
  );
}

/** A model file around a graph: version 8 of the format, version 17 of the operators. */
export const model = (body) => message([1, 8], [7, body], [8, message([1, ''], [2, 17])]);

import { TensorProto_DataType as DataType, type TensorProto } from 'onnx-buf';
import { exportError } from '../export/errors.js';
import { isShape, numberTypes, numbersOf, sizeOf, type NumberType } from './bytes.js';
import type { FileTensor } from './types.js';

const types: Partial<Record<number, NumberType>> = {
  [DataType.FLOAT]: numberTypes.f32,
  [DataType.DOUBLE]: numberTypes.f64,
  [DataType.FLOAT16]: numberTypes.f16,
  [DataType.BFLOAT16]: numberTypes.bf16,
  [DataType.INT64]: numberTypes.i64,
  [DataType.INT32]: numberTypes.i32,
};

/** Reads a constant of the graph. */
export function tensorOf(
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

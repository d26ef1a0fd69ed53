/** Any typed array of numbers. */
export type TypedArray =
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** A list of numbers. */
export type NumberList = readonly number[] | TypedArray;

/** A list of rows. */
export type Rows = readonly NumberList[];

/** A flat list of numbers, and the shape that they fill row by row, as the package itself returns. */
export interface ShapedNumbers {
  readonly shape: NumberList;
  readonly data: NumberList;
}

/** A number, a vector, a matrix, or a tensor. */
export type TensorLike = number | NumberList | Rows | ShapedNumbers;

/** A copy of a tensor: `shape` [] is a scalar, [n] a vector, [rows, columns] a matrix; `data` is row-major. */
export interface Tensor {
  shape: number[];
  data: Float64Array;
}

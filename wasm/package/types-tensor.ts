/** A number, a vector or a matrix as a person writes it. */
export type TensorLike = number | readonly number[] | readonly (readonly number[])[];

/** Any list of numbers; typed arrays included. */
export type NumberList = ArrayLike<number>;

/** A copy of a tensor: `shape` [] is a scalar, [n] a vector, [rows, columns] a matrix; `data` is row-major. */
export interface Tensor {
  shape: number[];
  data: Float64Array;
}

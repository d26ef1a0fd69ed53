/** The backward pass of a matrix product in shapes: which dimensions are summed over, and which form the result. */

/** The three dimensions of a product: rows of the left, what is summed over, columns of the right. */
export type Side = 'rows' | 'inner' | 'columns';

export interface Factor {
  /** `dY`, `Wᵀ` …, with the graph's names. */
  what: 'upstream' | 'left' | 'right';
  transposed: boolean;
  sides: Side[];
}

export interface ProductRule {
  /** The variable of the gradient. */
  of: 'left' | 'right';
  result: Side[];
  first: Factor;
  /** The kind of product: a matrix product, an outer product of two vectors, or a scalar times a vector. */
  by: 'product' | 'outer' | 'scale';
  second: Factor;
  /** The dimension that is summed over; null: nothing is summed. */
  shared: Side | null;
}

export type Sizes = Partial<Record<Side, number>>;

/** The sizes of a product's dimensions; a vector lacks one. */
export function productSizes(left: readonly number[], right: readonly number[]): Sizes {
  return {
    ...(left.length === 2 && { rows: left[0]! }),
    inner: left[left.length - 1]!,
    ...(right.length === 2 && { columns: right[1]! }),
  };
}

/** dX = dY·Wᵀ and dW = Xᵀ·dY, with the special cases of vectors. */
export function productRules(left: readonly number[], right: readonly number[]): [ProductRule, ProductRule] {
  const rows: Side[] = left.length === 2 ? ['rows'] : [];
  const columns: Side[] = right.length === 2 ? ['columns'] : [];
  const upstream: Factor = { what: 'upstream', transposed: false, sides: [...rows, ...columns] };
  const plain = (what: 'left' | 'right', sides: Side[]): Factor => ({ what, transposed: false, sides });
  const turned = (what: 'left' | 'right', sides: Side[]): Factor => ({
    what,
    transposed: sides.length === 2,
    sides: [...sides].reverse(),
  });
  const leftSides: Side[] = [...rows, 'inner'];
  const rightSides: Side[] = ['inner', ...columns];
  const meet = (shared: Side[]): ProductRule['by'] =>
    shared.length > 0 ? 'product' : upstream.sides.length === 0 ? 'scale' : 'outer';
  return [
    {
      of: 'left',
      result: leftSides,
      first: upstream,
      by: meet(columns),
      second: columns.length > 0 ? turned('right', rightSides) : plain('right', rightSides),
      shared: columns[0] ?? null,
    },
    rows.length > 0
      ? {
          of: 'right',
          result: rightSides,
          first: turned('left', leftSides),
          by: 'product',
          second: upstream,
          shared: 'rows',
        }
      : {
          of: 'right',
          result: rightSides,
          first: plain('left', leftSides),
          by: meet(rows),
          second: upstream,
          shared: null,
        },
  ];
}

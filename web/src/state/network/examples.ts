/** The order of a list of examples. */
export type Sorting = 'largest' | 'smallest' | 'data';

/** The indices of the examples in this order. Losses that are no numbers count as the largest. */
export function sortedBy(losses: Float64Array, sorting: Sorting): Uint32Array {
  const order = Uint32Array.from(losses, (_, index) => index);
  if (sorting === 'data') return order;
  const size = (index: number): number => (Number.isNaN(losses[index]!) ? Infinity : losses[index]!);
  const sign = sorting === 'largest' ? -1 : 1;
  return order.sort((a, b) => {
    const [first, second] = [size(a), size(b)];
    return first === second ? a - b : sign * (first < second ? -1 : 1);
  });
}

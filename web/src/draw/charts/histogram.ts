/** Histograms as bars, drawn from counts. */

/** Counts in bins of equal width from `min` to `max`. */
export interface Histogram {
  min: number;
  max: number;
  counts: ArrayLike<number>;
}

/** One bar in a drawing of 100 × 100, with the sign of its bin; a bin around 0 has none. */
export interface Bar {
  x: number;
  y: number;
  width: number;
  height: number;
  sign: -1 | 0 | 1;
}

export const binEdge = ({ min, max, counts }: Histogram, bin: number): number =>
  min + ((max - min) * bin) / counts.length;

export function total({ counts }: Histogram): number {
  let sum = 0;
  for (let bin = 0; bin < counts.length; ++bin) sum += counts[bin]!;
  return sum;
}

/** The bars that are not empty. A single number, which has no width, is a bar in the middle. */
export function barsOf(histogram: Histogram): Bar[] {
  const { counts, min, max } = histogram;
  let most = 0;
  for (let bin = 0; bin < counts.length; ++bin) most = Math.max(most, counts[bin]!);
  if (most === 0) return [];
  if (!(max > min)) return [{ x: 46, y: 0, width: 8, height: 100, sign: signOf(min, max) }];
  const width = 100 / counts.length;
  return Array.from(counts as ArrayLike<number>).flatMap((count, bin) => {
    if (count === 0) return [];
    // The smallest count can still be seen.
    const height = Math.max(1.5, (100 * count) / most);
    const sign = signOf(binEdge(histogram, bin), binEdge(histogram, bin + 1));
    return { x: bin * width, y: 100 - height, width, height, sign };
  });
}

function signOf(from: number, to: number): Bar['sign'] {
  if (from >= 0 && to > 0) return 1;
  return to <= 0 && from < 0 ? -1 : 0;
}

/** Where 0 is, from 0 to 100; null if it is outside. */
export function zeroAt({ min, max }: Histogram): number | null {
  return min <= 0 && max >= 0 && max > min ? (100 * -min) / (max - min) : null;
}

/** The narrowest run of bins that holds at least this share of the numbers. */
export function densest(histogram: Histogram, share: number): [number, number] {
  const { counts } = histogram;
  const wanted = share * total(histogram);
  let best: [number, number] = [0, counts.length];
  let first = 0;
  let sum = 0;
  for (let last = 0; last < counts.length; ++last) {
    sum += counts[last]!;
    while (sum - counts[first]! >= wanted && first < last) sum -= counts[first++]!;
    if (sum >= wanted && last + 1 - first < best[1] - best[0]) best = [first, last + 1];
  }
  return [binEdge(histogram, best[0]), binEdge(histogram, best[1])];
}

/** The bars of one sign as an SVG path. */
export const barPath = (bars: readonly Bar[], sign: Bar['sign']): string =>
  bars
    .filter((bar) => bar.sign === sign)
    .map(
      ({ x, y, width, height }) =>
        `M${x.toFixed(2)} ${y.toFixed(2)}h${width.toFixed(2)}v${height.toFixed(2)}h${(-width).toFixed(2)}z`,
    )
    .join('');

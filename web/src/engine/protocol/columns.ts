/** Which columns of the data are shown at first. */

/** With more columns, such as the pixels of an image, the first two say little. */
const FEW = 16;

/** The first two columns; of many, the two with the largest variance, in their order. */
export function firstColumns(variances: readonly number[]): number[] {
  const columns = variances.map((_, column) => column);
  if (columns.length <= FEW) return columns.slice(0, 2);
  const widest = columns.sort((a, b) => variances[b]! - variances[a]! || a - b).slice(0, 2);
  return widest.sort((a, b) => a - b);
}

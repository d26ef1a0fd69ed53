/** The points of a regression, or of data with one column, as they are drawn. */
import type { DataView, Tensor } from 'backflow';
import { drawnRows } from '../../../draw/network/points';
import type { ValueDot } from '../../../draw/network/values';

/** `y` is the value if only one column is drawn. */
export function valueDots(data: DataView, [across = 0, up]: readonly number[]): ValueDot[] {
  const read = (points: Tensor, labels: Float64Array, targets: Tensor | null, train: boolean): ValueDot[] => {
    const width = points.shape[1] ?? 1;
    const outputs = targets?.shape[1] ?? 1;
    return drawnRows(points.shape[0] ?? 0).map((index) => {
      const label = labels[index] ?? -1;
      const value = targets ? targets.data[index * outputs]! : label;
      const y = up === undefined ? value : points.data[index * width + up]!;
      return { x: points.data[index * width + across]!, y, value, label, train, index };
    });
  };
  const { trainPoints, testPoints, trainLabels, testLabels, trainTargets, testTargets } = data;
  return [...read(testPoints, testLabels, testTargets, false), ...read(trainPoints, trainLabels, trainTargets, true)];
}

/** The range of the values, with a little space around it. */
export function valueRange(dots: readonly ValueDot[]): [number, number] {
  let [low, high] = [Infinity, -Infinity];
  for (const { value } of dots) [low, high] = [Math.min(low, value), Math.max(high, value)];
  if (low > high) return [0, 1];
  const space = (high - low) * 0.06 || 1;
  return [low - space, high + space];
}

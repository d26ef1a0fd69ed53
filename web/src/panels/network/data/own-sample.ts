/** A few points of own data, for its thumbnail. */
import type { DataView } from 'backflow';
import type { DatasetSample } from '../../../engine/protocol/messages';
import { countOf, type OwnData } from '../../../state/network/data/own-data';

const MOST = 120;

/** A few of the points that a run trains on, for data without a sample of its own. */
export function runSample({ trainPoints, trainLabels }: DataView): DatasetSample['points'] {
  const [count = 0, width = 1] = trainPoints.shape;
  const shown = Math.min(MOST, count);
  return Array.from({ length: shown }, (_, index) => {
    const row = Math.floor((index * count) / shown);
    const [x, y] = [trainPoints.data[row * width]!, trainPoints.data[row * width + Math.min(1, width - 1)]!];
    return { x, y, label: trainLabels[row] ?? -1 };
  });
}

/** Evenly spaced rows; one column lies along x, with the values up. */
export function ownSample(data: OwnData): DatasetSample['points'] {
  const { points, columns, labels, targets } = data;
  const count = countOf(data);
  const width = columns.length;
  const shown = Math.min(MOST, count);
  return Array.from({ length: shown }, (_, index) => {
    const row = Math.floor((index * count) / shown);
    return {
      x: points[row * width]!,
      y: width > 1 ? points[row * width + 1]! : (targets?.[row] ?? 0),
      label: labels ? labels[row]! : -1,
      ...(targets && { value: targets[row]! }),
    };
  });
}

/** A few points of own data, for its thumbnail. */
import type { DatasetSample } from '../../../engine/protocol/messages';
import { countOf, type OwnData } from '../../../state/network/data/own-data';

const MOST = 120;

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

/** Numbers of a lesson's text: a scalar, a vector in brackets, a matrix row by row. */
import type { Tensor } from 'backflow';
import { formatCount, formatNumber } from '../../ui/format';

/** One entry. Whole numbers, such as counts, in full. */
export const formatEntry = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) >= 1000 && Math.abs(value) < 1e12 ? formatCount(value) : plain(value);

/** Without zeros after the point that say nothing: −12, but 0.393. */
function plain(value: number): string {
  return Number.isInteger(value) && Math.abs(value) < 1000
    ? formatNumber(value).replace(/\.0+$/, '')
    : formatNumber(value);
}

export function writeTensor({ shape, data }: Tensor): string {
  if (shape.length === 0) return formatEntry(data[0]!);
  if (shape.length === 1) return `[${[...data].map(formatEntry).join(', ')}]`;
  const columns = shape[1]!;
  const rows = Array.from({ length: shape[0]! }, (_, row) => [...data.slice(row * columns, (row + 1) * columns)]);
  return `[${rows.map((row) => `[${row.map(formatEntry).join(', ')}]`).join(', ')}]`;
}

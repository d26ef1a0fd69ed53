/** Reads vectors and matrices that are given as an answer. */
import { readNumber, type ReadNumber, type Unreadable } from './number.js';

/** A number, a vector or a matrix that was read. */
export interface ReadTensor {
  shape: number[];
  /** Row by row. */
  entries: ReadNumber[];
}

/** The first entry that can't be read; rows and columns count from 1. */
export interface UnreadTensor {
  reason: Unreadable | 'ragged';
  row: number;
  column: number;
}

export const isRead = (read: ReadTensor | UnreadTensor): read is ReadTensor => 'entries' in read;

/**
 * Reads `4`, `[1, -2]` or `[[1, 2], [3, 4]]`; where a vector or a matrix is expected (`rank`), also `1 2; 3 4` and lines.
 * In brackets, commas separate; elsewhere a single comma is decimal unless a vector is expected.
 */
export function readTensor(text: string, rank: number): ReadTensor | UnreadTensor {
  const tidy = text.replace(/[（）［］，；\u3000]/g, (sign) => sign.normalize('NFKC')).trim();
  const bracketed = /^[[(]/.test(tidy);
  const nested = /^[[(]\s*[[(]/.test(tidy);
  if (!bracketed && rank === 0) return shaped([[text]], 0);
  const rows = nested
    ? tidy.replace(/^[[(]\s*[[(]|[\])]\s*[\])]$/g, '').split(/[\])]\s*[,;]?\s*[[(]/)
    : tidy.replace(/^[[(]|[\])]$/g, '').split(/[;\n]+/);
  const cells = rows.map((row) => row.trim().split(/\s*,\s*|\s+/));
  return shaped(cells, nested || cells.length > 1 ? 2 : 1);
}

function shaped(rows: readonly string[][], rank: number): ReadTensor | UnreadTensor {
  const columns = rows[0]!.length;
  const entries: ReadNumber[] = [];
  for (const [row, cells] of rows.entries()) {
    if (cells.length !== columns)
      return { reason: 'ragged', row: row + 1, column: Math.min(cells.length, columns) + 1 };
    for (const [column, cell] of cells.entries()) {
      const read = readNumber(cell);
      if (read.value === null) return { reason: read.reason, row: row + 1, column: column + 1 };
      entries.push(read);
    }
  }
  return { shape: [[], [columns], [rows.length, columns]][rank]!, entries };
}

/** The cells of a vector or a matrix that is asked for, and the text that they are together. */

/** True if a cell holds more than one number: brackets, lines or several numbers. */
export const isWhole = (text: string): boolean => /[[(;\n\t]|,.*,|[^\s(]\s+[^\s)]/.test(text.trim());

/** The cells of a whole answer such as `[[1, 2], [3, 4]]`, or of cells copied from a table; null if it has another shape. */
export function cellsFrom(text: string, shape: readonly number[]): string[] | null {
  if (!isWhole(text) && !text.includes(',')) return null;
  const rows = text
    .trim()
    .replace(/^[[(]\s*[[(]?|[\])]?\s*[\])]$/g, '')
    .split(/[\])]\s*[,;]?\s*[[(]|[;\n]/)
    .map((row) => row.trim().split(/\s*,\s*|\s+/));
  const columns = shape.at(-1)!;
  const sound = rows.length === (shape.length === 2 ? shape[0] : 1) && rows.every((row) => row.length === columns);
  return sound ? rows.flat() : null;
}

/** The answer that the cells are together. A decimal comma becomes a point, because commas part the numbers. */
export function textOf(cells: readonly string[], shape: readonly number[]): string {
  const numbers = cells.map((cell) => cell.trim().replace(/^([+\-−]?\d*),(\d+)$/, '$1.$2'));
  if (shape.length === 1) return `[${numbers.join(', ')}]`;
  const [rows = 1, columns = 1] = shape;
  const lines = Array.from({ length: rows }, (_, row) => numbers.slice(row * columns, (row + 1) * columns));
  return `[${lines.map((line) => `[${line.join(', ')}]`).join(', ')}]`;
}

/** Splits the text of a tensor into the texts of its cells. */

export interface Cells {
  rows: string[][];
  /** Each row has its own brackets, so that `[[1, 2]]` is a matrix. */
  nested: boolean;
}

/** Whether some entries are in brackets. Commas between them are never decimal. */
export function isBracketed(text: string): boolean {
  return /^\[|\]$/.test(text);
}

/** The texts of the cells, row by row. Unless `commasSplit`, `1,5` is one cell where the text looks like it. */
export function cellsOf(text: string, commasSplit: boolean): Cells {
  if (/\[\s*\[/.test(text)) {
    const inside = text.replace(/^\s*\[\s*\[|\]\s*,?\s*\]\s*$/g, '');
    return { rows: inside.split(/\]\s*[,;]?\s*\[/).map((row) => separated(row, true)), nested: true };
  }
  const bare = text.replace(/^\[|\]$/g, '');
  const lines = linesOf(bare);
  if (bare.includes('\t')) return { rows: lines.map((line) => split(line, '\t')), nested: false };
  const table = lines.map((line) => split(line, ';'));
  if (isTable(table) && !(commasSplit && bare === text && text.includes(','))) return { rows: table, nested: false };
  const rows = table.flat().map((row) => separated(row, commasSplit || bare !== text));
  // A blank line between the rows of a table has no cells; in a column it is an empty cell.
  const filled = rows.filter((row) => row.join('') !== '');
  const wide = rows.some(({ length }) => length > 1) && filled.length > 0;
  return { rows: wide && !bare.includes(';') ? filled : rows, nested: false };
}

/** The lines of a vector that a program wrapped: `[1. 2. 3.\n 4. 5.]`. Null if the text is not one. */
export function wrappedCells(text: string): Cells | null {
  if (!/^\[[^[\],;\t]*\]$/.test(text)) return null;
  const [first, ...others] = text.slice(1, -1).trim().split('\n');
  if (others.length === 0 || !others.every((line) => /^ +\S/.test(line))) return null;
  const lines = [first!, ...others].map((line) => separated(line, true));
  const last = lines.pop()!;
  const full = lines[0]!.length;
  const filled = lines.every(({ length }) => length === full) && last.length <= full;
  return filled ? { rows: [[...lines.flat(), ...last]], nested: false } : null;
}

/** Whether semicolons or tabs leave the comma to the decimals. */
export function prefersDecimals(text: string): boolean {
  return (/[\t;]/.test(text) && !/,[^\s,;]*,/.test(text)) || isTable(linesOf(text).map((line) => split(line, ';')));
}

/** The lines without what ends a row in MATLAB. */
function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.replace(/^ +| *;? *$/g, ''));
}

/** Semicolons separate cells in a table of several lines, and rows elsewhere. */
function isTable(table: readonly string[][]): boolean {
  return table.length > 1 && table.some(({ length }) => length > 1) && !table.flat().some((cell) => /\s/.test(cell));
}

function split(line: string, sign: string): string[] {
  return line.split(sign).map((cell) => cell.trim());
}

/** Splits entries at commas and white space, or at commas with white space only. */
function separated(row: string, commasSplit: boolean): string[] {
  return row.trim().split(commasSplit ? /\s*,\s*|\s+/ : /\s*,\s+|\s+,\s*|\s+/);
}

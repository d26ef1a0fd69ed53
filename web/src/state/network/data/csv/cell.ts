/** What a cell says: a number, nothing, or a word. */

export type DecimalMark = '.' | ',';

/** Cells that mean "no value". */
const MISSING = new Set(['', '?', '-', '--', '–', '—', '.', 'na', 'n/a', '#n/a', 'nan', 'null']);
const PLAIN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const INFINITE = /^[+-]?(?:inf|infinity|∞)$/i;
/** Spaces and apostrophes between thousands. */
const LOOSE_GROUPS = /^[+-]?\d{1,3}(?:[ \u00a0\u202f\u2009'’_]\d{3})+(?:[.,]\d*)?$/;
const GROUPS = { '.': /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/, ',': /^[+-]?\d{1,3}(?:\.\d{3})+(?:,\d*)?$/ };

export function isMissing(cell: string): boolean {
  return MISSING.has(cell.toLowerCase());
}

/** The number of a trimmed cell; NaN if it is none; ±Infinity if it says so or is too large for a double. */
export function numberOf(cell: string, mark: DecimalMark): number {
  // Most cells are plain, and this test is the fastest.
  if (mark === '.' && PLAIN.test(cell)) return Number(cell);
  let text = cell.replace(/^[−–]/, '-');
  if (INFINITE.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  if (LOOSE_GROUPS.test(text)) text = text.replace(/[ \u00a0\u202f\u2009'’_]/g, '');
  else if (GROUPS[mark].test(text)) text = text.replaceAll(mark === '.' ? ',' : '.', '');
  if (mark === ',') {
    if (text.includes('.')) return NaN;
    text = text.replace(',', '.');
  }
  return PLAIN.test(text) ? Number(text) : NaN;
}

/**
 * Which mark these cells use. A sign that three digits follow may stand between thousands and decides nothing. If only such commas
 * occur, the mark is `quiet`.
 */
export function decimalMarkOf(cells: Iterable<string>, quiet: DecimalMark): DecimalMark {
  let commas = 0;
  let points = 0;
  let either = 0;
  for (const cell of cells) {
    const text = cell.replace(/^[+\-−]/, '');
    if (!/^[\d.,' \u00a0\u202f]+(?:e[+-]?\d+)?$/i.test(text)) continue;
    const comma = text.lastIndexOf(',');
    const point = text.lastIndexOf('.');
    if (comma < 0 && point < 0) continue;
    const twice = (sign: string) => text.indexOf(sign) !== text.lastIndexOf(sign);
    // The last of two signs is the decimal mark; a sign that occurs twice stands between thousands.
    const decimal = comma > point ? (twice(',') ? '.' : ',') : twice('.') ? ',' : '.';
    const unclear = /^[1-9]\d{0,2}[.,]\d{3}$/.test(text);
    if (unclear && decimal === '.') continue;
    if (unclear) ++either;
    else if (decimal === ',') ++commas;
    else ++points;
  }
  if (commas !== points) return commas > points ? ',' : '.';
  return either > 0 ? quiet : '.';
}

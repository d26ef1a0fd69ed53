/** Recognizes how a text is written: what separates its cells, its decimal mark, and whether it begins with names. */
import { decimalMarkOf, isMissing, numberOf, type DecimalMark } from './cell';
import { CsvError } from './problem';
import { DELIMITERS, type Delimiter } from './delimiters';
import { readRecords } from './records';

export interface Dialect {
  delimiter: Delimiter;
  decimal: DecimalMark;
  /** The first record has the names of the columns. */
  header: boolean;
}

const SAMPLE_RECORDS = 200;
const SAMPLE_LETTERS = 200_000;

/** The first records of a text, without the last if the sample ends within it. */
export function sampleOf(text: string, delimiter: Delimiter, most = SAMPLE_RECORDS): string[][] {
  const records: string[][] = [];
  const part = text.slice(0, SAMPLE_LETTERS);
  try {
    readRecords(part, delimiter, { record: (cells) => records.push(cells.map((cell) => cell.trim())) < most });
  } catch (error) {
    // The sample may end within quotes.
    if (!(error instanceof CsvError) || records.length === 0) throw error;
  }
  if (part.length < text.length && records.length > 1 && records.length < most) records.pop();
  return records;
}

/** Recognizes what is not `given`. */
export function dialectOf(text: string, given: Partial<Dialect> = {}): Dialect {
  const delimiter = given.delimiter ?? delimiterOf(text);
  const records = sampleOf(text, delimiter);
  const decimal = given.decimal ?? markOf(records, delimiter);
  return { delimiter, decimal, header: given.header ?? hasHeader(records, decimal) };
}

/** A comma between cells can't be a decimal mark, except in quotes. */
function markOf(records: string[][], delimiter: Delimiter): DecimalMark {
  return decimalMarkOf(records.flat(), delimiter === ',' ? '.' : ',');
}

/** The delimiter that cuts most records into equally many cells that hold no other delimiter. */
function delimiterOf(text: string): Delimiter {
  let best: Delimiter = ',';
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const worth = worthOf(sampleSafely(text, delimiter), delimiter);
    if (worth > most + 1e-9) [best, most] = [delimiter, worth];
  }
  return best;
}

function sampleSafely(text: string, delimiter: Delimiter): string[][] {
  try {
    return sampleOf(text, delimiter);
  } catch {
    return [];
  }
}

function worthOf(records: string[][], delimiter: Delimiter): number {
  const counts = new Map<number, number>();
  for (const { length } of records) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width = 1, often = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
  if (width < 2) return 0;
  const mark = markOf(records, delimiter);
  const cells = records.flat();
  const whole = cells.filter((cell) => isWhole(cell, delimiter, mark)).length / cells.length;
  return (often / records.length) * whole ** 2;
}

/** True if a cell does not look as if it held several. */
function isWhole(cell: string, delimiter: Delimiter, mark: DecimalMark): boolean {
  if (!Number.isNaN(numberOf(cell, mark)) || isMissing(cell)) return true;
  if (/\d[ \t]+\S|[;|\t]/.test(cell)) return false;
  return delimiter === ' ' ? !/[,"]/.test(cell) : !/\d,|,\d/.test(cell);
}

/** True if the first record has words where the others have numbers. */
export function hasHeader(records: readonly string[][], mark: DecimalMark): boolean {
  const [first, ...rest] = records;
  if (!first) return false;
  const isNumber = (cell: string | undefined) => cell !== undefined && !Number.isNaN(numberOf(cell, mark));
  if (first.some((cell) => isNumber(cell))) return false;
  if (rest.length === 0) return first.every((cell) => cell !== '');
  return first.some((cell, column) => {
    const below = rest.map((record) => record[column]).filter((one) => one !== undefined && !isMissing(one));
    return !isMissing(cell) && below.length > 0 && below.filter(isNumber).length * 2 > below.length;
  });
}

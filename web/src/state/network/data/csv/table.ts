/** A text as a table: columns of numbers and words, with the line of each row. */
import { isMissing, numberOf } from './cell';
import { dialectOf, sampleOf, type Dialect } from './dialect';
import { CsvError, MOST_COLUMNS, MOST_ROWS } from './problem';
import { DELIMITERS, type Delimiter } from './delimiters';
import { readRecords, withPlainLines } from './records';

/** `words` holds each different text of the column once; a cell that is a number has the code 0. */
export interface Column {
  name: string;
  /** NaN where the cell is not a number. */
  numbers: Float64Array;
  /** 0: a number, -1: missing, from 1: a word, `words[code - 1]`. */
  codes: Int32Array;
  words: string[];
}

export interface Table {
  dialect: Dialect;
  rows: number;
  columns: Column[];
  /** The line of each row, from 1. */
  lines: Float64Array;
  /** Rows with more cells than the table has columns: what is left over belongs nowhere. */
  long: { row: number; cells: number }[];
}

export type Progress = (share: number) => void;

/** Reports progress at most this often. */
const REPORTS = 100;

/** Reads a text. `given` overrides what would be recognized. Throws a CsvError if the text has no table. */
export function readTable(raw: string, given: Partial<Dialect> = {}, progress: Progress = () => undefined): Table {
  const { text, firstLine, delimiter } = prepare(raw);
  if (text.trim() === '') throw new CsvError({ kind: 'empty' });
  const dialect = dialectOf(text, { ...(delimiter && { delimiter }), ...given });
  const builder = new Builder(dialect, commentedNames(text, dialect));
  let next = text.length / REPORTS;
  readRecords(
    text,
    dialect.delimiter,
    {
      record: (cells, line) => builder.add(cells, line),
      progress(read) {
        if (read < next) return;
        next = read + text.length / REPORTS;
        progress(read / text.length);
      },
    },
    firstLine,
  );
  return builder.finish();
}

interface Prepared {
  text: string;
  firstLine: number;
  /** Spreadsheets name it in a line of its own, `sep=;`. */
  delimiter?: Delimiter | undefined;
}

/** Drops what comes before the table: the byte order mark, blank lines, the line that names the delimiter. */
function prepare(raw: string): Prepared {
  const text = withPlainLines(raw.startsWith('\ufeff') ? raw.slice(1) : raw);
  const blank = /^(?:[^\S\n]*\n)+/.exec(text)?.[0] ?? '';
  const rest = text.slice(blank.length);
  const firstLine = blank.split('\n').length;
  const named = /^sep=(.)\n/i.exec(rest);
  if (!named) return { text: rest, firstLine };
  const delimiter = DELIMITERS.find((one) => one === named[1]);
  return { text: rest.slice(named[0].length), firstLine: firstLine + 1, delimiter };
}

/** Programs such as NumPy write the names as a comment. */
function commentedNames(text: string, { delimiter, header }: Dialect): string[] | null {
  const comments = /^(?:#[^\n]*\n)+/.exec(text)?.[0].trimEnd().split('\n');
  if (header || !comments) return null;
  const names = sampleOf(comments.at(-1)!.replace(/^#+/, ''), delimiter)[0] ?? [];
  const [first] = sampleOf(text, delimiter, 1);
  return names.length === first?.length ? names : null;
}

class Builder {
  readonly #dialect: Dialect;
  readonly #names: string[] | null;
  #header: string[] | null = null;
  #columns: Growing[] = [];
  #lines = new Float64Array(1024);
  #rows = 0;
  readonly #long: Table['long'] = [];
  #firstLine = 0;

  constructor(dialect: Dialect, names: string[] | null) {
    this.#dialect = dialect;
    this.#names = names;
  }

  add(cells: string[], line: number): boolean {
    if (this.#firstLine === 0) this.#start(cells, line);
    if (this.#dialect.header && !this.#header) {
      this.#header = cells.map((cell) => cell.trim());
      return true;
    }
    if (this.#rows === MOST_ROWS) throw new CsvError({ kind: 'rows', line, most: MOST_ROWS });
    const row = this.#rows++;
    if (row === this.#lines.length) this.#lines = grown(this.#lines, new Float64Array(2 * row));
    this.#lines[row] = line;
    const width = this.#columns.length;
    for (let column = 0; column < width; ++column)
      this.#columns[column]!.set(row, (cells[column] ?? '').trim(), this.#dialect.decimal);
    if (cells.slice(width).some((cell) => cell.trim() !== '')) this.#long.push({ row, cells: cells.length });
    return true;
  }

  #start(cells: string[], line: number): void {
    this.#firstLine = line;
    if (cells.length > MOST_COLUMNS)
      throw new CsvError({ kind: 'columns', line, count: cells.length, most: MOST_COLUMNS });
    this.#columns = cells.map(() => new Growing());
  }

  finish(): Table {
    if (this.#rows === 0) throw new CsvError({ kind: 'no-rows', line: this.#firstLine });
    const written = this.#header ?? this.#names ?? [];
    // A delimiter at the end of each line makes an empty column.
    const kept = this.#columns.map((column, index) => ({ column, name: written[index] ?? '' }));
    while (kept.length > 0 && kept.at(-1)!.name === '' && kept.at(-1)!.column.empty) kept.pop();
    if (kept.length < 2) throw new CsvError({ kind: 'one-column', line: this.#firstLine });
    const names = distinct(kept.map(({ name }, index) => name || `column ${index + 1}`));
    return {
      dialect: this.#dialect,
      rows: this.#rows,
      columns: kept.map(({ column }, index) => column.finish(names[index]!, this.#rows)),
      lines: this.#lines.slice(0, this.#rows),
      long: this.#long,
    };
  }
}

/** A column that grows while it is read. */
class Growing {
  empty = true;
  #numbers = new Float64Array(1024);
  #codes = new Int32Array(1024);
  readonly #known = new Map<string, number>();

  set(row: number, cell: string, mark: Dialect['decimal']): void {
    if (row >= this.#codes.length) {
      this.#numbers = grown(this.#numbers, new Float64Array(2 * row));
      this.#codes = grown(this.#codes, new Int32Array(2 * row));
    }
    if (isMissing(cell)) {
      this.#numbers[row] = NaN;
      this.#codes[row] = -1;
      return;
    }
    this.empty = false;
    // Adding 0 turns -0 into 0.
    const number = numberOf(cell, mark) + 0;
    this.#numbers[row] = number;
    if (Number.isFinite(number)) return;
    let code = this.#known.get(cell);
    if (code === undefined) this.#known.set(cell, (code = this.#known.size + 1));
    this.#codes[row] = code;
  }

  finish(name: string, rows: number): Column {
    return {
      name,
      numbers: this.#numbers.slice(0, rows),
      codes: this.#codes.slice(0, rows),
      words: [...this.#known.keys()],
    };
  }
}

function grown<A extends Float64Array | Int32Array>(from: A, into: A): A {
  into.set(from);
  return into;
}

/** Names that occur twice get a number. */
function distinct(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let one = name;
    for (let count = 2; taken.has(one); ++count) one = `${name} (${count})`;
    taken.add(one);
    return one;
  });
}

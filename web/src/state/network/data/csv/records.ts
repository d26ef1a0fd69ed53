/** Splits a text into records of cells, each with the line on which it begins. Blank lines and comments are left out. */
import Papa from 'papaparse';
import type { Delimiter } from './delimiters';
import { CsvError } from './problem';

export interface Reader {
  /** Returns false to stop. */
  record(cells: string[], line: number): boolean;
  /** How many characters are read. */
  progress?(read: number): void;
}

/** One sign for the end of a line, which keeps the count of lines right in files that mix them. */
export const withPlainLines = (text: string): string =>
  text.includes('\r') ? text.replaceAll('\r\n', '\n').replaceAll('\r', '\n') : text;

/** `text` has plain ends of lines. A record that begins with `#` is a comment. */
export function readRecords(text: string, delimiter: Delimiter, reader: Reader, firstLine = 1): void {
  if (delimiter === ' ') readSpaced(text, reader, firstLine);
  else readDelimited(text, delimiter, reader, firstLine);
}

function isContent(cells: readonly string[]): boolean {
  if (cells[0]!.trimStart().startsWith('#') && !/^#\s*n\/?a$/i.test(cells[0]!.trim())) return false;
  return cells.some((cell) => cell.trim() !== '');
}

function readDelimited(text: string, delimiter: Delimiter, reader: Reader, firstLine: number): void {
  let line = firstLine;
  let unclosed = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    newline: '\n',
    quoteChar: '"',
    header: false,
    skipEmptyLines: false,
    step: ({ data, errors, meta }, parser) => {
      const start = line;
      line += 1 + newlinesIn(data);
      if (errors.some(({ code }) => code === 'MissingQuotes')) {
        unclosed = start;
        parser.abort();
        return;
      }
      if (isContent(data) && !reader.record(data, start)) parser.abort();
      reader.progress?.(meta.cursor);
    },
  });
  if (unclosed > 0) throw new CsvError({ kind: 'quote', line: unclosed });
}

function newlinesIn(cells: readonly string[]): number {
  let count = 0;
  for (const cell of cells) {
    for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) ++count;
  }
  return count;
}

const TOKEN = /"((?:[^"]|"")*)"|[^ \t]+/g;

function readSpaced(text: string, reader: Reader, firstLine: number): void {
  let line = firstLine;
  for (let start = 0; start <= text.length; ++line) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const cells = Array.from(text.slice(start, end).matchAll(TOKEN), ([token, quoted]) =>
      quoted === undefined ? token : quoted.replaceAll('""', '"'),
    );
    if (cells.some((cell) => cell.startsWith('"') && !cell.endsWith('"') && !cell.slice(1).includes('"')))
      throw new CsvError({ kind: 'quote', line });
    if (cells.length > 0 && isContent(cells) && !reader.record(cells, line)) return;
    start = end + 1;
    reader.progress?.(start);
  }
}

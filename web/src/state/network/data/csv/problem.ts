/** Why a text or file can't be used as data, with its place. The page has a sentence for each kind. */
export type CsvProblem =
  /** Nothing but white space. */
  | { kind: 'empty' }
  /** Not text: `format` is what its first bytes say, such as `xlsx`, else empty. */
  | { kind: 'binary'; format: string; at: number }
  | { kind: 'bytes'; size: number; most: number }
  | { kind: 'rows'; line: number; most: number }
  | { kind: 'columns'; line: number; count: number; most: number }
  /** Only one column: nothing to predict from. */
  | { kind: 'one-column'; line: number }
  /** Names of columns, but no rows. */
  | { kind: 'no-rows'; line: number }
  /** A quotation mark that is never closed. */
  | { kind: 'quote'; line: number }
  /** The file can't be read. */
  | { kind: 'unreadable'; message: string };

export class CsvError extends Error {
  constructor(readonly problem: CsvProblem) {
    super(problem.kind);
  }
}

export const MOST_BYTES = 50_000_000;
export const MOST_ROWS = 1_000_000;
export const MOST_COLUMNS = 1000;

/** Messages between the page and the worker that reads CSV files. The table stays in the worker. */
import type { Build } from './build';
import type { ColumnSummary, TableChoice } from './choice';
import type { Decoded } from './decode';
import type { Dialect } from './dialect';
import type { CsvProblem } from './problem';

/** What the preview shows of a table. */
export interface Preview {
  encoding: Decoded['encoding'] | null;
  dialect: Dialect;
  rows: number;
  columns: ColumnSummary[];
  /** The cells of the first rows as numbers or words; null if missing. */
  head: { line: number; cells: (number | string | null)[] }[];
  /** The choice that the table suggests, and what each column can be predicted as. */
  suggested: TableChoice;
  kinds: TableChoice['kind'][];
}

export type ToReader =
  /** Reads a text, or the bytes of a file. Keeps the text for `again`. */
  | { kind: 'read'; source: string | Blob }
  /** Reads the same text in another way. */
  | { kind: 'again'; given: Partial<Dialect> }
  | { kind: 'build'; id: number; choice: TableChoice; name: string; leaveOut: boolean };

export type FromReader =
  | { kind: 'progress'; share: number }
  | { kind: 'table'; preview: Preview }
  | { kind: 'built'; id: number; build: Build }
  | { kind: 'problem'; problem: CsvProblem };

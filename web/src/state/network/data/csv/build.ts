/** Makes data from a table and a choice of columns. Rows with bad cells are listed, and left out only on request. */
import type { OwnData } from '../own-data';
import { MOST_CLASSES, type TableChoice } from './choice';
import type { Column, Table } from './table';

export type FaultKind = 'missing' | 'word' | 'infinite' | 'long';

/** A cell that is not a number, or no label. */
export interface Fault {
  line: number;
  /** The column's name; empty for a row that is too long. */
  column: string;
  kind: FaultKind;
  /** The cell's text; for a row that is too long, how many cells it has. */
  text: string;
}

/** Why a choice gives no data. */
export type BuildProblem =
  | { kind: 'no-inputs' }
  | { kind: 'too-many-inputs'; count: number; most: number }
  | { kind: 'many-classes'; column: string; count: number; most: number }
  | { kind: 'one-class'; column: string }
  | { kind: 'few-points'; count: number };

export interface Build {
  /** Null if there are faults and they may not be left out, or if there is a problem. */
  data: OwnData | null;
  problem: BuildProblem | null;
  faults: Fault[];
  /** How many faults there are, and in how many rows; `faults` lists the first. */
  faultCount: number;
  faultRows: number;
}

export const MOST_LISTED = 200;
export const MOST_INPUTS = 64;

export function build(table: Table, choice: TableChoice, name: string, leaveOut: boolean): Build {
  const { sound, ...faults } = check(table, choice);
  const rows = sound.reduce((count, one) => count + one, 0);
  const nothing = (problem: BuildProblem | null): Build => ({ data: null, problem, ...faults });
  const { inputs, target, kind } = choice;
  if (inputs.length === 0) return nothing({ kind: 'no-inputs' });
  if (inputs.length > MOST_INPUTS) return nothing({ kind: 'too-many-inputs', count: inputs.length, most: MOST_INPUTS });
  const aim = table.columns[target]!;
  const classes = kind === 'classes' ? classesOf(aim, sound) : null;
  if (classes && classes.names.length > MOST_CLASSES)
    return nothing({ kind: 'many-classes', column: aim.name, count: classes.names.length, most: MOST_CLASSES });
  if (rows < 2) return nothing({ kind: 'few-points', count: rows });
  if (classes && classes.names.length < 2) return nothing({ kind: 'one-class', column: aim.name });
  if (faults.faultRows > 0 && !leaveOut) return nothing(null);

  const width = inputs.length;
  const points = new Float64Array(rows * width);
  const labels = classes && new Uint8Array(rows);
  const targets = classes ? null : new Float64Array(rows);
  let at = 0;
  for (let row = 0; row < table.rows; ++row) {
    if (sound[row] === 0) continue;
    inputs.forEach((column, index) => (points[at * width + index] = table.columns[column]!.numbers[row]!));
    if (labels) labels[at] = classes!.labelOf(row);
    else targets![at] = aim.numbers[row]!;
    ++at;
  }
  const data: OwnData = {
    name,
    columns: inputs.map((column) => table.columns[column]!.name),
    target: aim.name,
    points,
    labels,
    targets,
    classNames: classes ? classes.names : [],
  };
  return { data, problem: null, ...faults };
}

/** Finds the rows that can be used, and why the others can't. */
function check(table: Table, { inputs, target, kind }: TableChoice) {
  const sound = new Uint8Array(table.rows).fill(1);
  const faults: Fault[] = [];
  let faultCount = 0;
  const note = (row: number, fault: Omit<Fault, 'line'>) => {
    sound[row] = 0;
    ++faultCount;
    if (faults.length < MOST_LISTED) faults.push({ line: table.lines[row]!, ...fault });
  };
  const long = new Map(table.long.map(({ row, cells }) => [row, cells]));
  const used = [...inputs, target].sort((a, b) => a - b);
  for (let row = 0; row < table.rows; ++row) {
    if (long.has(row)) note(row, { column: '', kind: 'long', text: String(long.get(row)) });
    for (const index of used) {
      const { name, numbers, codes, words } = table.columns[index]!;
      const code = codes[row]!;
      if (code === 0) continue;
      if (code < 0) note(row, { column: name, kind: 'missing', text: '' });
      else if (index !== target || kind === 'value')
        note(row, { column: name, kind: Number.isNaN(numbers[row]) ? 'word' : 'infinite', text: words[code - 1]! });
    }
  }
  return { sound, faults, faultCount, faultRows: sound.reduce((count, one) => count + (one === 0 ? 1 : 0), 0) };
}

/** The classes of a column: numbers in their order, then words in the order in which they occur. */
function classesOf({ numbers, codes, words }: Column, sound: Uint8Array) {
  const values = new Set<number>();
  const spoken = new Set<number>();
  codes.forEach((code, row) => {
    if (sound[row] === 0) return;
    if (code === 0) values.add(numbers[row]!);
    else spoken.add(code);
  });
  const ordered = [...values].sort((a, b) => a - b);
  const ofNumber = new Map(ordered.map((value, index) => [value, index]));
  const ofWord = new Map([...spoken].map((code, index) => [code, ordered.length + index]));
  return {
    names: [...ordered.map(String), ...[...spoken].map((code) => words[code - 1]!)],
    labelOf: (row: number) => (codes[row] === 0 ? ofNumber.get(numbers[row]!)! : ofWord.get(codes[row]!)!),
  };
}

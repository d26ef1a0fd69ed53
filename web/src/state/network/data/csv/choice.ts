/** What is predicted from what: the choice that a table suggests, and the summary of columns that the preview shows. */
import type { Column, Table } from './table';

export type TargetKind = 'classes' | 'value';

export interface TableChoice {
  /** Columns whose numbers are the inputs. */
  inputs: number[];
  target: number;
  kind: TargetKind;
}

export interface ColumnSummary {
  name: string;
  /** How many cells are numbers, words, and missing. */
  numbers: number;
  words: number;
  missing: number;
  /** Different values; counted up to a little more than the most classes. */
  different: number;
  low: number;
  high: number;
}

/** Classes with a color and a mark of their own. */
export const MOST_CLASSES = 6;
/** More different values than this are not counted. */
const MOST_DIFFERENT = 1001;

export function summarize(table: Table): ColumnSummary[] {
  return table.columns.map((column) => summaryOf(column));
}

function summaryOf({ name, numbers, codes, words }: Column): ColumnSummary {
  const summary = { name, numbers: 0, words: 0, missing: 0, different: 0, low: Infinity, high: -Infinity };
  const seen = new Set<number>();
  codes.forEach((code, row) => {
    if (code < 0) ++summary.missing;
    else if (code > 0) ++summary.words;
    else {
      const value = numbers[row]!;
      ++summary.numbers;
      summary.low = Math.min(summary.low, value);
      summary.high = Math.max(summary.high, value);
      if (seen.size < MOST_DIFFERENT) seen.add(value);
    }
  });
  return { ...summary, different: seen.size + words.length };
}

const isNumeric = ({ numbers, words }: ColumnSummary): boolean => numbers > 0 && numbers >= words;
const isClasses = ({ different }: ColumnSummary): boolean => different >= 2 && different <= MOST_CLASSES;

/** True for a column that only counts the rows. */
function isIndex({ name, numbers, codes }: Column): boolean {
  if (!/^(?:id|index|nr|no|row|#|unnamed: 0|column 1)?$/i.test(name)) return false;
  return codes.every((code, row) => code === 0 && numbers[row] === numbers[0]! + row);
}

/**
 * Suggests the last column of words as the label, else the last column; it names classes if it has few different values, and numbers
 * only if they are whole. All columns of numbers are inputs, except one that counts the rows.
 */
export function suggestedChoice(table: Table, summaries = summarize(table)): TableChoice {
  const named = summaries.map((one) => !isNumeric(one) && isClasses(one)).lastIndexOf(true);
  const target = named >= 0 ? named : summaries.length - 1;
  const numeric = summaries.flatMap((one, index) => (index !== target && isNumeric(one) ? [index] : []));
  const inputs = numeric.filter((index) => !isIndex(table.columns[index]!));
  return {
    inputs: inputs.length > 0 ? inputs : numeric,
    target,
    kind: kindOf(table.columns[target]!, summaries[target]!),
  };
}

/** What a column can be predicted as. */
export function kindOf(column: Column, summary: ColumnSummary): TargetKind {
  const whole = column.numbers.every((value) => Number.isNaN(value) || Number.isInteger(value));
  return !isNumeric(summary) || (isClasses(summary) && whole) ? 'classes' : 'value';
}

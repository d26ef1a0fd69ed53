/** From receipts to a table: a row each, with what was found, and as CSV. */
import Papa from 'papaparse';
import { blanksOf } from '../scene';
import { readReceipts, type Attempt, type Receipt, type Unsound } from './receipt';
import { regrade, type Judges } from './regrade';
import type { Asked } from './tasks';

/** What a row says besides its numbers, as `teach.found.…` in the dictionaries. */
export type Finding =
  | Unsound
  /** Everything was judged again, and agrees. */
  | 'agrees'
  /** A verdict in it is another one than the engine's. */
  | 'verdicts'
  /** The numbers were others: another version of the lessons or the engine made it. */
  | 'numbers'
  /** The same receipt came twice. */
  | 'twice'
  | 'unknown-task'
  /** The engine was lost at it again and again. */
  | 'unjudged';

export interface ReceiptFile {
  name: string;
  text: string;
}

/** A known mistake that was made in a step, by id. */
export interface Mistaken {
  step: string;
  mistake: string;
}

export interface ReportRow {
  file: string;
  finding: Finding;
  /** Null for what is no receipt. */
  receipt: Receipt | null;
  /** Counts of the task's questions. A step of a lesson counts with the numbers of its first answer. */
  asked: number;
  right: number;
  tried: number;
  shown: number;
  /** Each once. */
  mistakes: Mistaken[];
  mended: number;
}

export const NO_RECEIPT = { receipt: null, asked: 0, right: 0, tried: 0, shown: 0, mistakes: [], mended: 0 };

/** Reads and judges files. `before`: what was found in earlier ones. */
export async function reportOn(
  files: readonly ReceiptFile[],
  judges: Judges,
  before: readonly ReportRow[] = [],
): Promise<ReportRow[]> {
  const seen = new Set(before.flatMap(({ receipt }) => receipt?.hash ?? []));
  const rows: ReportRow[] = [];
  for (const { name, text } of files) {
    for (const read of await readReceipts(text)) {
      if (typeof read === 'string') rows.push({ file: name, finding: read, ...NO_RECEIPT });
      else rows.push(await rowOf(name, read, judges, seen));
    }
  }
  return rows;
}

async function rowOf(file: string, receipt: Receipt, judges: Judges, seen: Set<string>): Promise<ReportRow> {
  const { attempts, run } = receipt.content;
  const now = await regrade(receipt.content, judges);
  if (!now) return { file, finding: 'unknown-task', ...NO_RECEIPT, receipt };
  const twice = seen.has(receipt.hash);
  seen.add(receipt.hash);
  const agrees = attempts.every((attempt, at) => same(attempt, now.attempts[at]!));
  const finding = twice ? 'twice' : now.run !== run ? 'numbers' : agrees ? 'agrees' : 'verdicts';
  const judged = now.attempts.filter((attempt) => attempt !== null);
  const questions = now.asked.map(outcomeOf);
  const count = (outcome: Outcome): number => questions.filter((one) => one === outcome).length;
  return {
    file,
    finding,
    receipt,
    asked: questions.length,
    right: count('right'),
    tried: count('tried'),
    shown: count('shown'),
    mistakes: mistakesIn(judged),
    mended: new Set(judged.flatMap((one) => ('mended' in one ? [one.step] : []))).size,
  };
}

function mistakesIn(attempts: readonly Attempt[]): Mistaken[] {
  const all = new Map<string, Mistaken>();
  for (const one of attempts)
    if ('verdict' in one && one.verdict === 'mistake' && one.mistake !== undefined)
      all.set(`${one.step} ${one.mistake}`, { step: one.step, mistake: one.mistake });
  return [...all.values()];
}

const RIGHT: readonly string[] = ['exact', 'close', 'convention'];

const same = (a: Attempt, b: Attempt | null): boolean =>
  b !== null && JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
const sorted = (attempt: Attempt) => Object.entries(attempt).sort(([a], [b]) => (a < b ? -1 : 1));

type Outcome = 'right' | 'tried' | 'shown' | 'open';

/** How a question went. */
function outcomeOf({ step, attempts }: Asked): Outcome {
  const first = attempts.filter((attempt) => !('mended' in attempt));
  if (first.length === 0) return 'open';
  if (first.some((one) => 'shown' in one)) return 'shown';
  const wrong = first.some((one) =>
    'choice' in one ? !one.right : 'verdict' in one && ['mistake', 'not-yet'].includes(one.verdict),
  );
  const solved = (blank: string): boolean =>
    first.some((one) => 'blank' in one && one.blank === blank && RIGHT.includes(one.verdict));
  const blanks = blanksOf(step);
  const found =
    blanks.length > 0 ? blanks.every(({ id }) => solved(id)) : first.some((one) => 'choice' in one && one.right);
  return !found ? 'open' : wrong ? 'tried' : 'right';
}

export const COLUMNS = [
  'name',
  'file',
  'task',
  'finding',
  'right',
  'tried',
  'shown',
  'asked',
  'mended',
  'mistakes',
  'made',
  'hash',
] as const;
export type ColumnName = (typeof COLUMNS)[number];

export function cellOf(row: ReportRow, column: ColumnName): string | number {
  const content = row.receipt?.content;
  switch (column) {
    case 'name':
    case 'task':
    case 'made':
      return content?.[column] ?? '';
    case 'hash':
      return row.receipt?.hash ?? '';
    case 'mistakes':
      return row.mistakes.map(({ step, mistake }) => `${step}: ${mistake}`).join('; ');
    default:
      return column !== 'file' && column !== 'finding' && !content ? '' : row[column];
  }
}

/** `titles` and `sentence` say things in the teacher's language. A cell never begins as a formula of a spreadsheet. */
export function asCsv(
  rows: readonly ReportRow[],
  titles: Record<ColumnName, string>,
  sentence: (finding: Finding) => string,
): string {
  const data = rows.map((row) =>
    COLUMNS.map((column) => (column === 'finding' ? sentence(row.finding) : cellOf(row, column))),
  );
  return `${Papa.unparse([COLUMNS.map((column) => titles[column]), ...data], { escapeFormulae: true })}\r\n`;
}

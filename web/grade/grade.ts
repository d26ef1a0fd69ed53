#!/usr/bin/env node
/**
 * `npx backflow grade receipts/`: reads receipts of lessons, judges their answers again with the engine, and prints a table. The build
 * bundles it with the lessons into `build/package/grade.js`.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from 'backflow';
import { judge } from 'backflow/answers';
import { answerLesson, judge as judgeRepair } from '../src/engine/worker/lessons';
import { words as en } from '../src/i18n/en/teach';
import { words as ko } from '../src/i18n/ko/teach';
import {
  asCsv,
  cellOf,
  COLUMNS,
  reportOn,
  type ColumnName,
  type Finding,
  type ReportRow,
} from '../src/state/lessons/receipts/report';
import type { Judges } from '../src/state/lessons/receipts/regrade';

const USAGE = `usage: backflow grade [--csv FILE] [--lang en|ko] FOLDER|FILE …

Judges the answers of receipts again and compares the verdicts. Exits with 1 if one does not agree.`;

/** Larger files are no receipts, and are not read. */
const LARGEST = 2_000_000;
const SHOWN: readonly ColumnName[] = ['name', 'file', 'task', 'finding', 'right', 'tried', 'shown', 'asked', 'mended'];

function filesIn(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !name.startsWith('.'))
    .sort()
    .map((name) => join(path, name))
    .filter((file) => statSync(file).isFile());
}

const read = (path: string) => ({
  name: basename(path),
  text: statSync(path).size > LARGEST ? '' : readFileSync(path, 'utf8'),
});

/** What someone else typed must not send commands to the terminal. */
const plain = (text: string): string => text.replace(/\p{Cc}/gu, ' ');

function tableOf(
  rows: readonly ReportRow[],
  titles: Record<ColumnName, string>,
  say: (one: Finding) => string,
): string {
  const lines = [
    SHOWN.map((column) => titles[column]),
    ...rows.map((row) =>
      SHOWN.map((column) => plain(column === 'finding' ? say(row.finding) : String(cellOf(row, column)))),
    ),
  ];
  const widths = SHOWN.map((_, at) => Math.max(...lines.map((line) => widthOf(line[at]!))));
  const padded = (cell: string, at: number): string => cell + ' '.repeat(widths[at]! - widthOf(cell));
  return lines.map((line) => line.map(padded).join('  ').trimEnd()).join('\n');
}

/** Hangul is two columns wide on a terminal. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, one) => sum + (/[\u1100-\u115f\u2e80-\uffdc]/.test(one) ? 2 : 1), 0);

async function grade(paths: readonly string[], csv: string | undefined, words: Record<keyof typeof en, string>) {
  const engine = await load();
  const judges: Judges = {
    catalog: engine.catalog,
    lesson: (request) => Promise.resolve().then(() => answerLesson(engine, request)),
    repair: (request) => Promise.resolve().then(() => judgeRepair(engine, request)),
    judge,
  };
  const rows = await reportOn(paths.flatMap(filesIn).map(read), judges);
  const titles = Object.fromEntries(COLUMNS.map((column) => [column, words[`teach.column.${column}`]])) as Record<
    ColumnName,
    string
  >;
  const say = (finding: Finding): string => words[`teach.found.${finding}`];
  console.log(tableOf(rows, titles, say));
  console.log(`\n${words['teach.receipt.proves']}`);
  if (csv !== undefined) writeFileSync(csv, asCsv(rows, titles, say));
  return rows.every(({ finding }) => finding === 'agrees');
}

async function run(): Promise<number> {
  let given;
  try {
    given = parseArgs({
      allowPositionals: true,
      options: {
        csv: { type: 'string' },
        lang: { type: 'string', default: 'en' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${USAGE}`);
    return 2;
  }
  const { values, positionals } = given;
  const [command, ...paths] = positionals;
  if (values.help) {
    console.log(USAGE);
    return 0;
  }
  if (command !== 'grade' || paths.length === 0) {
    console.error(USAGE);
    return 2;
  }
  const missing = paths.find((path) => !statSync(path, { throwIfNoEntry: false }));
  if (missing !== undefined) {
    console.error(`there is no file or folder ${plain(missing)}`);
    return 2;
  }
  return (await grade(paths, values.csv, values.lang === 'ko' ? ko : en)) ? 0 : 1;
}

process.exitCode = await run();

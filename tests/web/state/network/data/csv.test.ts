// @vitest-environment node
// The CSV files of tests/fixtures/csv, made by hand, and what each must give (expected.json); then tables at random.
import { readFileSync, readdirSync } from 'node:fs';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { build } from '../../../../../web/src/state/network/data/csv/build';
import { suggestedChoice } from '../../../../../web/src/state/network/data/csv/choice';
import { decode } from '../../../../../web/src/state/network/data/csv/decode';
import { CsvError, MOST_COLUMNS, MOST_ROWS } from '../../../../../web/src/state/network/data/csv/problem';
import { readTable } from '../../../../../web/src/state/network/data/csv/table';

const folder = new URL('../../../../fixtures/csv/', import.meta.url);
const expected = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as { file: string }[];

/** Reads a file as the page does, with the choice that it suggests and bad rows left out. */
function give(file: string): object {
  try {
    const { text, encoding } = decode(new Uint8Array(readFileSync(new URL(file, folder))));
    const table = readTable(text);
    const choice = suggestedChoice(table);
    const { problem, faults } = build(table, choice, file, false);
    const { data } = build(table, choice, file, true);
    const names = table.columns.map(({ name }) => name);
    const width = choice.inputs.length;
    return {
      file,
      encoding,
      ...table.dialect,
      rows: table.rows,
      columns: choice.inputs.map((index) => names[index]),
      target: names[choice.target],
      ...(problem && { problem }),
      ...(faults.length > 0 && { faults: faults.map(({ line, column, kind, text }) => [line, column, kind, text]) }),
      ...(data && {
        points: Array.from({ length: data.points.length / width }, (_, row) => [
          ...data.points.subarray(row * width, (row + 1) * width),
        ]),
        ...(data.labels
          ? { labels: Array.from(data.labels, (label) => data.classNames[label]), classes: data.classNames }
          : { targets: [...data.targets!] }),
      }),
    };
  } catch (error) {
    if (error instanceof CsvError) return { file, problem: error.problem };
    throw error;
  }
}

const problemOf = (text: string) => {
  try {
    readTable(text);
    return null;
  } catch (error) {
    return (error as CsvError).problem;
  }
};

describe('CSV files', () => {
  it('are all in the table of what they must give', () => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.csv'));
    expect(files.length).toBeGreaterThanOrEqual(40);
    expect(expected.map(({ file }) => file).sort()).toEqual(files.sort());
  });

  it.each(expected)('$file', (row) => {
    expect(give(row.file)).toEqual(row);
  });

  it('give no data while bad rows are neither mended nor left out', () => {
    const table = readTable('x,y,label\n1,2,a\n3,,b\n5,6,b\n');
    expect(build(table, suggestedChoice(table), '', false)).toMatchObject({ data: null, problem: null, faultRows: 1 });
    expect(build(table, suggestedChoice(table), '', true).data?.labels).toEqual(Uint8Array.of(0, 1));
  });

  it('are read as asked', () => {
    const text = '1;2,5;a\n3;4;b\n';
    expect(readTable(text).columns.map(({ numbers }) => numbers[0])).toEqual([1, 2.5, NaN]);
    const asked = readTable(text, { decimal: '.', header: true });
    expect(asked.columns.map(({ name }) => name)).toEqual(['1', '2,5', 'a']);
    expect(() => readTable(text, { delimiter: '|' })).toThrow(CsvError);
  });

  it('are refused at their limits, with the line', () => {
    expect(problemOf(`${'1,'.repeat(MOST_COLUMNS)}1\n`)).toMatchObject({ kind: 'columns', count: MOST_COLUMNS + 1 });
    expect(problemOf('1,2\n'.repeat(MOST_ROWS + 1))).toEqual({ kind: 'rows', line: MOST_ROWS + 1, most: MOST_ROWS });
  });
});

const word = fc
  .string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'abzéñ가"\',;|\t\n 7.#') })
  .map((text) => `w${text}w`);
const number = fc.oneof(
  fc.integer({ min: -1e6, max: 1e6 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
);

/** Columns of numbers with one column of words at the end. */
const tables = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.record({
    names: fc.uniqueArray(word, { minLength: width + 1, maxLength: width + 1, selector: (name) => name.trim() }),
    rows: fc.array(fc.tuple(fc.array(number, { minLength: width, maxLength: width }), word), {
      minLength: 1,
      maxLength: 12,
    }),
    delimiter: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n', '\r'),
    mark: fc.boolean(),
  }),
);

describe('tables at random', () => {
  it('are the same after writing and reading', () => {
    fc.assert(
      fc.property(tables, ({ names, rows, delimiter, newline, mark }) => {
        const lines = [names, ...rows.map(([numbers, label]) => [...numbers.map(String), label])];
        const text = (mark ? '\ufeff' : '') + Papa.unparse(lines, { delimiter, newline });
        const table = readTable(text, { delimiter: delimiter as ',', decimal: '.', header: true });
        expect(table.columns.map(({ name }) => name)).toEqual(names.map((name) => name.trim()));
        const width = names.length - 1;
        for (let column = 0; column < width; ++column)
          expect([...table.columns[column]!.numbers]).toEqual(rows.map(([numbers]) => numbers[column]! + 0));
        const { codes, words } = table.columns[width]!;
        expect(Array.from(codes, (code) => words[code - 1])).toEqual(rows.map(([, label]) => label));
      }),
      { numRuns: 500 },
    );
  });

  it('are recognized without being told how they are written', () => {
    const cell = fc.integer({ min: -99999, max: 99999 }).map((value) => value / 100 + 0.001);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, cell, fc.constantFrom('red', 'blue fish', 'green')), { minLength: 3, maxLength: 20 }),
        fc.constantFrom(
          ...([',.', ';.', ';,', '\t.', '\t,', '|.', '|,'] as const).map((two) => [two[0]!, two[1]!] as const),
        ),
        fc.boolean(),
        (rows, [delimiter, decimal], header) => {
          const written = rows.map((row) =>
            row.map((one) => (typeof one === 'number' ? one.toFixed(3).replace('.', decimal) : one)).join(delimiter),
          );
          const table = readTable([...(header ? [`x${delimiter}y${delimiter}kind`] : []), ...written].join('\n'));
          expect(table.dialect).toEqual({ delimiter, decimal, header });
          expect([...table.columns[1]!.numbers]).toEqual(rows.map(([, y]) => Number(y.toFixed(3))));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never throw anything but a problem with a sentence', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.string({ unit: fc.constantFrom(...'1.,;\t|"# \n\rx-e') }).map((text) => new TextEncoder().encode(text)),
    );
    fc.assert(
      fc.property(bytes, (given) => {
        try {
          const table = readTable(decode(given).text);
          build(table, suggestedChoice(table), '', true);
        } catch (error) {
          expect(error).toBeInstanceOf(CsvError);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

// @vitest-environment node
/** Receipts: sound ones agree with the engine; altered, truncated and foreign ones are named, on the page and by `backflow grade`. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asFile, asLine, readReceipts, sealed, type Attempt } from '../../../../web/src/state/lessons/receipts/receipt';
import { commonMistakes } from '../../../../web/src/state/lessons/receipts/common-mistakes';
import { asCsv, COLUMNS, reportOn, type ColumnName } from '../../../../web/src/state/lessons/receipts/report';
import { repairOn } from '../../../../web/src/state/lessons/daily/daily';
import { drawDrill } from '../../../../web/src/state/lessons/drill/drill';
import { blanksOf, requestFor, sceneFor } from '../../../../web/src/state/lessons/scene';
import { catalog } from '../../catalog';
import { judges, make, repair } from './answered';

const one = async (text: string) => (await reportOn([{ name: 'a.json', text }], judges))[0]!;

describe('a receipt', () => {
  test('has verdicts of the engine, and leaves out what does not exist', async () => {
    const { content } = await make();
    expect(content.attempts.map(({ step }) => step)).toEqual([
      'backwards.x',
      'backwards.x',
      'backwards.x',
      'backwards.times',
      repair.id,
    ]);
    expect(content.attempts[1]).toMatchObject({ text: '-4', verdict: 'exact' });
    expect(content.attempts[0]).toMatchObject({ verdict: 'mistake' });
  });

  test('as a file and as a line is read and agrees', async () => {
    const receipt = await make();
    for (const text of [asFile(receipt), await asLine(receipt), `my receipt:\n${await asLine(receipt)} thanks`]) {
      expect(await readReceipts(text)).toEqual([receipt]);
      expect(await one(text)).toMatchObject({ finding: 'agrees', right: 0, tried: 1, shown: 1, mended: 1 });
    }
    expect(await asLine(receipt)).toMatch(/^\S+$/);
  });

  test('the same answers give the same run, other numbers another one', async () => {
    const [first, second] = [await make(), await make('Bo')];
    expect(second.content.run).toBe(first.content.run);
    expect(second.hash).not.toBe(first.hash);
    const drawn = await make('Ada', [{ step: 'backwards.x', seed: 9, blank: 'x', text: '2', verdict: 'exact' }]);
    expect(drawn.content.run).not.toBe(first.content.run);
  });
});

describe('practice has receipts too', () => {
  test('a level of the drill: each seed is a question', async () => {
    const step = 'drill.scalars';
    // Seed 3: f = q / x, with q = p·z; the gradients of q and p are asked (tests/e2e/lessons/practice).
    const { step: drawn, scene } = await drawDrill('scalars', 3, judges.lesson);
    const blanks = blanksOf(drawn).map(({ id }) => id);
    const { questions } = await judges.lesson(requestFor(drawn, { graph: scene }, catalog));
    const truth = (blank: string): string => String(questions[blank]!.truth.data[0]);
    const receipt = await make(
      'Ada',
      [
        { step, seed: 3, blank: blanks[0]!, text: '1000', verdict: 'exact' },
        ...blanks.map((blank): Attempt => ({ step, seed: 3, blank, text: truth(blank), verdict: 'not-yet' })),
        { step, seed: 4, shown: true },
        { step: 'backwards.x', seed: 0, blank: 'x', text: '-4', verdict: 'exact' },
      ],
      step,
    );
    const { attempts } = receipt.content;
    expect(attempts.map((one) => 'verdict' in one && one.verdict)).toEqual([
      'not-yet',
      ...blanks.map(() => 'exact'),
      false,
    ]);
    expect(await one(asFile(receipt))).toMatchObject({ finding: 'agrees', asked: 2, right: 0, tried: 1, shown: 1 });
  });

  test('the net of a day, mended or not', async () => {
    const day = repairOn(37, catalog);
    const state = (mended: boolean) =>
      JSON.parse(JSON.stringify(sceneFor(mended ? day.mended : day.broken, catalog))) as never;
    const handIn = (mended: boolean) => make('Ada', [{ step: 'daily.37', seed: 0, mended: state(mended) }], 'daily.37');
    expect(await one(asFile(await handIn(true)))).toMatchObject({ finding: 'agrees', asked: 0, mended: 1 });
    expect((await handIn(false)).content.attempts).toEqual([]);
    const { content } = await handIn(true);
    expect((await one(asFile(await sealed({ ...content, task: 'daily.38' })))).finding).toBe('verdicts');
  });
});

describe('what is not sound is named', () => {
  test.each(['', 'hello', '{"a": 1}', '{]', '[1, 2]', '{"format": "backflow-work", "version": 1}'])(
    'foreign: %s',
    async (text) => expect((await one(text)).finding).toBe('foreign'),
  );

  test('every truncated file or line', async () => {
    const receipt = await make();
    const [file, line] = [asFile(receipt).trim(), await asLine(receipt)];
    for (const length of [80, 200, file.length - 1])
      expect((await one(file.slice(0, length))).finding, `${length}`).toBe('truncated');
    for (const length of [12, 100, line.length - 1])
      expect((await one(line.slice(0, length))).finding).toBe('truncated');
  });

  test('every change of a letter or a number', async () => {
    const receipt = await make();
    const file = asFile(receipt);
    for (const [from, to] of [
      ['Ada', 'Bob'],
      ['"exact"', '"close"'],
      ['"text": "1"', '"text": "-4"'],
      ['2026', '2025'],
      [receipt.content.run, receipt.content.run.replace(/./, (digit) => (digit === '0' ? '1' : '0'))],
    ] as const) {
      expect(file).toContain(from);
      expect((await one(file.replace(from, to))).finding, from).toBe('altered');
    }
    const line = await asLine(receipt);
    const other = line[40] === 'A' ? 'B' : 'A';
    expect((await one(line.slice(0, 40) + other + line.slice(41))).finding).toBe('altered');
  });

  test('a verdict that was changed with a fitting hash', async () => {
    const { content } = await make();
    const attempts = content.attempts.filter((attempt) => !('verdict' in attempt && attempt.verdict === 'mistake'));
    const forged = attempts.map((attempt) =>
      'text' in attempt && attempt.seed === 7
        ? { ...attempt, verdict: 'exact' as const, mistake: undefined! }
        : attempt,
    );
    const receipt = await sealed({ ...content, attempts: JSON.parse(JSON.stringify(forged)) as Attempt[] });
    expect((await one(asFile(receipt))).finding).toBe('verdicts');
  });

  test('a repair that is not mended', async () => {
    const { content } = await make();
    const broken = JSON.parse(JSON.stringify(sceneFor(repair.repair!.broken, catalog))) as never;
    const attempts = content.attempts.map((attempt) =>
      'mended' in attempt ? { ...attempt, mended: broken } : attempt,
    );
    const row = await one(asFile(await sealed({ ...content, attempts })));
    expect(row).toMatchObject({ finding: 'verdicts', mended: 0 });
  });

  test('numbers of another version, a newer format, an unknown task, the same receipt twice', async () => {
    const receipt = await make();
    expect((await one(asFile(await sealed({ ...receipt.content, run: '0'.repeat(64) })))).finding).toBe('numbers');
    expect((await one(asFile(receipt).replace('"version": 1', '"version": 2'))).finding).toBe('newer');
    expect((await one((await asLine(receipt)).replace('BFR1.', 'BFR2.'))).finding).toBe('newer');
    expect((await one(asFile(await sealed({ ...receipt.content, task: 'history' })))).finding).toBe('unknown-task');
    const file = { name: 'a', text: asFile(receipt) };
    expect((await reportOn([file, file], judges)).map(({ finding }) => finding)).toEqual(['agrees', 'twice']);
  });

  test('a small line that unpacks to a huge one', async () => {
    const { deflateRawSync } = await import('node:zlib');
    const bomb = deflateRawSync(Buffer.alloc(50_000_000, 32)).toString('base64url');
    expect((await one(`BFR1.${bomb}.`)).finding).toBe('altered');
  });

  test('no text makes it fail', async () => {
    const sound = asFile(await make());
    await fc.assert(
      fc.asyncProperty(fc.string(), fc.nat(sound.length), async (text, at) => {
        for (const changed of [text, sound.slice(0, at) + text + sound.slice(at), `BFR1.${text}.`])
          expect((await reportOn([{ name: 'x', text: changed }], judges)).length).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});

test('thirty receipts, a row each, as CSV without formulas', async () => {
  const files = await Promise.all(
    Array.from({ length: 30 }, async (_, at) => ({
      name: `${at}.json`,
      text: asFile(await make(at === 0 ? '=1+1' : `Student, "${at}"`)),
    })),
  );
  const rows = await reportOn(files, judges);
  expect(rows.every(({ finding }) => finding === 'agrees')).toBe(true);
  const names = Object.fromEntries(COLUMNS.map((column) => [column, column])) as Record<ColumnName, string>;
  const lines = asCsv(rows, names, (finding) => finding)
    .trim()
    .split('\r\n');
  expect(lines).toHaveLength(31);
  expect(lines[1]!.startsWith('"\'=1+1"') || lines[1]!.startsWith("'=1+1")).toBe(true);
  expect(lines[2]).toContain('"Student, ""1"""');
});

test('the most frequent mistakes of a class, each receipt once', async () => {
  const handIn = async (name: string, ...texts: string[]) => {
    const answered = texts.map((text): Attempt => ({
      step: 'backwards.x',
      seed: 0,
      blank: 'x',
      text,
      verdict: 'exact',
    }));
    return { name, text: asFile(await make(name, answered)) };
  };
  const twice = await handIn('Cy', '1', '1');
  const rows = await reportOn(
    [await handIn('Ada', '1', '3', '-4'), await handIn('Bo', '3', '-4'), twice, twice, await handIn('Di', '3')],
    judges,
  );
  const found = commonMistakes(rows, 10);
  expect(found.map(({ step, count }) => [step, count])).toEqual([
    ['backwards.x', 3],
    ['backwards.x', 2],
  ]);
  expect(found[1]!.mistake).toBe('upstream');
  expect(commonMistakes(rows, 1)).toHaveLength(1);
});

describe('backflow grade', () => {
  const program = fileURLToPath(new URL('../../../../build/package/grade.js', import.meta.url));
  let folder: string;
  const grade = (...args: string[]) =>
    promisify(execFile)(process.execPath, [program, ...args]).then(
      ({ stdout }) => ({ code: 0, stdout, stderr: '' }),
      ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, stdout, stderr }),
    );

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'backflow-receipts-'));
    writeFileSync(join(folder, 'ada.json'), asFile(await make()));
    writeFileSync(join(folder, 'bo.txt'), await asLine(await make('Bo')));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('agrees with the page, and says what a receipt can’t prove', async () => {
    const csv = join(folder, '.table.csv');
    const { code, stdout } = await grade('grade', '--csv', csv, folder);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Ada +ada\.json +backwards +Judged again: everything agrees/);
    expect(stdout).toMatch(/Bo +bo\.txt/);
    expect(stdout).toContain('can’t prove who answered');
    expect(readFileSync(csv, 'utf8').trim().split('\r\n')).toHaveLength(3);
  });

  test('fails with a sentence for what does not agree, and explains wrong calls', async () => {
    const file = join(folder, 'cut.json');
    writeFileSync(file, asFile(await make()).slice(0, 300));
    const { code, stdout } = await grade('grade', '--lang', 'ko', file);
    rmSync(file);
    expect(code).toBe(1);
    expect(stdout).toContain('끝부분이 없습니다');
    expect(await grade('grade', join(folder, 'nothing'))).toMatchObject({ code: 2 });
    expect(await grade('mark')).toMatchObject({ code: 2 });
    expect((await grade('grade', '--color')).stderr).toContain('usage');
  });
});

// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { isRead, readingsOf, type Read } from '../../../../web/src/state/gates/tensor-read';

/** Each reading as its value and how it was read, the first one first. */
function readings(text: string, rank: 0 | 1 | 2 = 0): string[] {
  const { first, others } = readingsOf(text, rank);
  const written = ({ value, comma, lines }: Read): string =>
    `${JSON.stringify(value)} ${comma ?? ''}${lines ?? ''}`.trim();
  return [isRead(first) ? written(first) : first.reason, ...others.map(written)];
}

describe('texts with several readings', () => {
  it.each([
    ['1,5', 0, ['1.5 decimal', '[1,5] separator']],
    ['1,5', 1, ['[1,5] separator', '1.5 decimal']],
    ['1,5', 2, ['1.5 decimal', '[1,5] separator']],
    ['1,234', 0, ['1.234 decimal', '[1,234] separator', '1234 thousands']],
    ['1,234', 1, ['[1,234] separator', '1.234 decimal', '1234 thousands']],
    ['1.234,5', 0, ['[1.234,5] separator', '1234.5 decimal']],
    ['1,234.5', 0, ['[1,234.5] separator', '1234.5 thousands']],
    ['1,234,567', 0, ['[1,234,567] separator', '1234567 thousands']],
    ['1,5e3', 1, ['1500 decimal', '[1,5000] separator']],
    ['1,5\t1.234', 1, ['[1.5,1.234] decimal', '[1.5,1234] decimalAfterPoints']],
    ['0,5 1,5', 1, ['[0,5,1,5] separator', '[0.5,1.5] decimal']],
    ['0,5;1,5', 1, ['[0.5,1.5] decimal', '[[0,5],[1,5]] separator']],
    ['1,2\n3,4', 2, ['[[1,2],[3,4]] separator', '[1.2,3.4] decimal']],
    ['1,234\t5,678', 1, ['[1.234,5.678] decimal', '[1234,5678] thousands']],
    ['0,5;1,5\n2,5;3,5', 2, ['[[0.5,1.5],[2.5,3.5]] decimal', '[[0,5],[1,5],[2,5],[3,5]] separator']],
    ['[1. 2.\n 3. 4.]', 2, ['[[1,2],[3,4]] rows', '[1,2,3,4] wrapped']],
  ] as const)('%j in a field of rank %i', (text, rank, wanted) => expect(readings(text, rank)).toEqual(wanted));

  it('says how it reads a text whose likelier reading fails', () => {
    expect(readings('0,5\n1')).toEqual(['[0.5,1] decimal']);
    expect(readings('[1. 2.\n 3.]')).toEqual(['[1,2,3] wrapped']);
  });

  it('never takes a comma between thousands by itself', () =>
    expect(readings('1,234.5\t2')).toEqual(['number', '[1234.5,2] thousands']));
});

describe('texts with one reading', () => {
  it.each([
    ['3', '3'],
    ['1.234', '1.234'],
    ['1/3', '0.3333333333333333'],
    ['1, 5', '[1,5]'],
    ['[1,5]', '[1,5]'],
    ['[1,234]', '[1,234]'],
    ['{1,5}', '[1,5]'],
    ['array([1,234])', '[1,234]'],
    ['1,2,3', '[1,2,3]'],
    ['0,123,4', '[0,123,4]'],
    ['1,2,3;4,5,6', '[[1,2,3],[4,5,6]]'],
    ['1,2,3;\n4,5,6;', '[[1,2,3],[4,5,6]]'],
    ['1\t2,5', '[1,2.5]'],
    ['1.234,5\t2', '[1234.5,2]'],
    ['1.234,5\t1.234', '[1234.5,1234]'],
    ['1,5\t0.234', '[1.5,0.234]'],
    ['[1 2\n3 4]', '[[1,2],[3,4]]'],
    ['[[1. 2.]\n [3. 4.]]', '[[1,2],[3,4]]'],
    ['array([1., 2.,\n       3., 4.])', '[1,2,3,4]'],
  ])('%j', (text, value) => {
    for (const rank of [0, 1, 2] as const) expect(readings(text, rank)).toEqual([value]);
  });

  it.each(['', '1,,3', '1, 2,', 'x,y', '1 2; 3', '[[1, 2], [3, ]]'])('%j has none', (text) => {
    const { first, others } = readingsOf(text);
    expect([isRead(first), others]).toEqual([false, []]);
  });
});

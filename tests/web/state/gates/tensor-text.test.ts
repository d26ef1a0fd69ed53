// @vitest-environment node
import { readFileSync } from 'node:fs';
import type { TensorLike } from 'backflow';
import { describe, expect, it } from 'vitest';
import { isRead, readTensor } from '../../../../web/src/state/gates/tensor-read';
import { reshaped, withEntry, writeTensor } from '../../../../web/src/state/gates/tensor-text';

const MATRIX = [
  [1, 2],
  [3, 4],
];
const DECIMALS = [
  [0.5, 1.5],
  [2.5, 3.5],
];

/** The tensor, or why and where the text is not one. */
function read(text: string, rank?: 0 | 1 | 2): TensorLike | string {
  const reading = readTensor(text, rank);
  return isRead(reading) ? reading.value : `${reading.reason} ${reading.row}:${reading.column} ${reading.text}`.trim();
}

describe('tensors as text', () => {
  it.each([
    ['3', 3],
    ['−2.5e3', -2500],
    ['1.5×10⁻⁹', 1.5e-9],
    ['12\u202f346', 12346],
    ['.5', 0.5],
    ['1,5', 1.5],
    ['1, 5', [1, 5]],
    ['[1, 2, 3]', [1, 2, 3]],
    ['[1,2]', [1, 2]],
    ['1 2 3', [1, 2, 3]],
    ['1 2; 3 4', MATRIX],
    ['1, 2; 3, 4', MATRIX],
    ['1, 2;\n3, 4;', MATRIX],
    ['[1,2;3,4]', MATRIX],
    ['[[1, 2], [3, 4]]', MATRIX],
    ['[[1. 2.]\n [3. 4.]]', MATRIX],
    ['[[1, 2]]', [[1, 2]]],
    ['1\t2\n3\t4\n', MATRIX],
    ['1\t2\r\n3\t4\r\n', MATRIX],
    ['1 2\n\n3 4', MATRIX],
    ['1,2\n3,4', MATRIX],
    ['1\n2\n3', [1, 2, 3]],
  ])('reads %j', (text, tensor) => expect(read(text)).toEqual(tensor));

  it.each([
    ['0,5\t1,5\n2,5\t3,5', DECIMALS],
    ['0,5;1,5\n2,5;3,5', DECIMALS],
    ['0,5 1,5; 2,5 3,5', DECIMALS],
    ['−0,5;1,5', [-0.5, 1.5]],
    ['1\t2,5', [1, 2.5]],
    [
      '1,2,3;4,5,6',
      [
        [1, 2, 3],
        [4, 5, 6],
      ],
    ],
  ])('reads the commas of %j as they are meant', (text, tensor) => expect(read(text)).toEqual(tensor));

  it('reads a single comma according to the field, and says how', () => {
    expect(readTensor('1,2', 0)).toEqual({ value: 1.2, comma: 'decimal' });
    expect(readTensor('1,2', 1)).toEqual({ value: [1, 2], comma: 'separator' });
    expect(readTensor('-1,25', 2)).toEqual({ value: -1.25, comma: 'decimal' });
    expect(readTensor('1, 2', 1)).toEqual({ value: [1, 2] });
    expect(readTensor('1.2', 1)).toEqual({ value: 1.2 });
  });

  it.each([
    ['', 'empty 1:1'],
    [',', 'empty 1:1'],
    ['[,]', 'empty 1:1'],
    ['x', 'number 1:1 x'],
    ['1,,3', 'empty 1:2'],
    ['1, 2,', 'empty 1:3'],
    [', 1', 'empty 1:1'],
    ['1\t\t3', 'empty 1:2'],
    ['\t1\n2\t3', 'empty 1:1'],
    ['1\t2\n3\t', 'empty 2:2'],
    ['1;;3', 'empty 2:1'],
    ['1\n\n3', 'empty 2:1'],
    ['0,5;\n1,5;2', 'ragged 2:2 2'],
    ['[[1, 2], [3, ]]', 'empty 2:2'],
    ['1 2; 3', 'ragged 2:1 3'],
    ['[[1], [2, 3]]', 'ragged 2:2 3'],
    ['1,,x', 'empty 1:2'],
    ['1 2; 3 x', 'number 2:2 x'],
    ['1,234.5\t2', 'number 1:1 1,234.5'],
    ['NaN', 'number 1:1 NaN'],
    ['1e999', 'number 1:1 1e999'],
    ['0x10', 'number 1:1 0x10'],
    [Array.from({ length: 20_001 }, () => '1').join(' '), 'large 1:1 1'],
  ])('refuses %j with its place', (text, place) => expect(read(text)).toBe(place));

  it('writes what it reads back, in a field of any rank', () => {
    for (const tensor of [
      3,
      -1e-9,
      [1, -2],
      [
        [1, 2],
        [-3, 4.25],
      ],
    ])
      for (const rank of [0, 1, 2] as const) expect(read(writeTensor(tensor), rank)).toEqual(tensor);
  });

  it('changes an entry and a shape', () => {
    expect(withEntry(MATRIX, 1, 0, 9)).toEqual([
      [1, 2],
      [9, 4],
    ]);
    expect(reshaped(5, 2, 2, 2)).toEqual([
      [5, 5],
      [5, 5],
    ]);
    expect(reshaped(MATRIX, 1, 1, 3)).toEqual([1, 2, 2]);
    expect(reshaped([7, 8], 0, 1, 1)).toBe(7);
  });
});

interface FieldCase {
  text: string;
  value?: TensorLike;
  note: string;
}

const { 'value-fields': fields } = JSON.parse(readFileSync('tests/fixtures/reported-faults.json', 'utf8')) as {
  'value-fields': FieldCase[];
};

describe('value fields as users filled them in', () => {
  it.each(fields)('$text: $note', ({ text, value, note }) => {
    if (value) expect(read(text)).toEqual(value);
    else if (note.startsWith('An empty cell')) expect(read(text)).toMatch(/^empty \d+:\d+$/);
    else expect([read(text, 1), read(text, 0)]).toEqual([[1, 2], 1.2]);
  });
});

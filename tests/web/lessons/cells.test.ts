// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { cellsFrom, isWhole, textOf } from '../../../web/src/state/lessons/cells';

describe('a whole answer in one cell', () => {
  test.each([
    ['[1, -2]', [2], ['1', '-2']],
    ['1, -2', [2], ['1', '-2']],
    ['1 -2', [2], ['1', '-2']],
    ['(1; 2)', [2], null],
    ['[[1, 2], [3, 4]]', [2, 2], ['1', '2', '3', '4']],
    ['1 2; 3 4', [2, 2], ['1', '2', '3', '4']],
    ['1\t2\n3\t4', [2, 2], ['1', '2', '3', '4']],
    ['[[1, 2, 3], [4, 5, 6]]', [3, 2], null],
    ['[1, 2, 3]', [2], null],
    ['5', [2], null],
  ] as const)('%s in the shape %j', (text, shape, cells) => {
    expect(cellsFrom(text, shape)).toEqual(cells);
  });

  test.each(['0,5', '−0.2', '1/3', '2e-3', ' 4 '])('%s is one number', (text) => expect(isWhole(text)).toBe(false));
});

test('cells are the answer together, with decimal commas as points', () => {
  expect(textOf(['0,5', ' −2 '], [2])).toBe('[0.5, −2]');
  expect(textOf(['1', '2', '3', '1/3', '5', '6'], [2, 3])).toBe('[[1, 2, 3], [1/3, 5, 6]]');
});

// @vitest-environment node
import type { TensorLike } from 'backflow';
import { describe, expect, it } from 'vitest';
import { NOTATIONS, translate } from '../../../../web/src/state/gates/notations';
import { isRead, readTensor } from '../../../../web/src/state/gates/tensor-read';

const MATRIX = [
  [1, 2],
  [3, 4],
];

function read(text: string): TensorLike | string {
  const reading = readTensor(text);
  return isRead(reading) ? reading.value : `${reading.reason} ${reading.row}:${reading.column} ${reading.text}`;
}

const PRINTED: readonly [program: string, text: string, tensor: TensorLike][] = [
  ['NumPy', '[1. 2. 3.]', [1, 2, 3]],
  ['NumPy', '[[1. 2.]\n [3. 4.]]', MATRIX],
  ['NumPy', '[ 1.e-05 -2.e+00]', [1e-5, -2]],
  ['NumPy', '1e-05', 1e-5],
  ['NumPy', 'array([1., 2.])', [1, 2]],
  ['NumPy', 'array(1.5)', 1.5],
  ['NumPy', 'array([[1., 2.],\n       [3., 4.]])', MATRIX],
  ['NumPy', 'array([[1., 2.], [3., 4.]], dtype=float32)', MATRIX],
  ['NumPy', 'np.array([1, 2])', [1, 2]],
  ['NumPy', 'matrix([[1, 2]])', [[1, 2]]],
  ['NumPy', 'np.float64(1.5)', 1.5],
  ['NumPy', '[np.float64(1.5), np.int64(2)]', [1.5, 2]],
  ['NumPy, long', 'array([1., 2., 3.,\n       4., 5.])', [1, 2, 3, 4, 5]],
  ['NumPy, long', '[1. 2. 3.\n 4. 5.]', [1, 2, 3, 4, 5]],
  [
    'NumPy, long rows',
    '[[1. 2.\n  3.]\n [4. 5.\n  6.]]',
    [
      [1, 2, 3],
      [4, 5, 6],
    ],
  ],
  ['PyTorch', 'tensor(1.5, requires_grad=True)', 1.5],
  ['PyTorch', 'tensor([[1., 2.]], grad_fn=<...>)', [[1, 2]]],
  ['PyTorch', 'tensor([[1., 2.],\n        [3., 4.]], grad_fn=<AddBackward0>)', MATRIX],
  ['PyTorch', "torch.tensor([1, 2], device='cuda:0', dtype=torch.float64)", [1, 2]],
  ['PyTorch', 'tensor([ 1.0000e+00, -2.5000e-05])', [1, -2.5e-5]],
  ['PyTorch', 'Parameter containing:\ntensor([1., 2.], requires_grad=True)', [1, 2]],
  ['JAX', 'Array([1., 2.], dtype=float32)', [1, 2]],
  ['TensorFlow', 'tf.Tensor([1. 2.], shape=(2,), dtype=float32)', [1, 2]],
  ['Python', 'x = [1, 2,\n     3]', [1, 2, 3]],
  ['IPython', 'Out[12]: array([1, 2])', [1, 2]],
  ['MATLAB', '[1 2; 3 4]', MATRIX],
  ['MATLAB', '[1, 2; 3, 4]', MATRIX],
  ['MATLAB', '[1 2\n3 4]', MATRIX],
  ['MATLAB', 'A = [1 2; 3 4];', MATRIX],
  ['MATLAB', '     1     2\n     3     4\n', MATRIX],
  ['MATLAB', 'A =\n\n     1     2\n     3     4\n\n', MATRIX],
  ['MATLAB', 'x =\n\n   -0.5000\n    1.5000\n', [-0.5, 1.5]],
  ['MATLAB', 'ans =\n\n   1.2346e+03', 1234.6],
  [
    'MATLAB, a common factor',
    'A =\n\n   1.0e+03 *\n\n    1.0050   -0.0020\n    0.0000    4.2000\n',
    [
      [1005, -2],
      [0, 4200],
    ],
  ],
  ['Octave, a common factor', '  1.0e-05  *\n\n   1   2.5\n', [1e-5, 2.5e-5]],
  ['MATLAB, rat', '1/2  -2/3', [1 / 2, -2 / 3]],
  ['Mathematica', '{1, 2}', [1, 2]],
  ['Mathematica', '{{1, 2}, {3, 4}}', MATRIX],
  ['Mathematica', '{{1, 2},\n {3, 4}}', MATRIX],
  ['Mathematica', 'Out[3]= {1/2, -2/3}', [1 / 2, -2 / 3]],
  ['Mathematica', '{1.*^-5, 2.5*^7}', [1e-5, 2.5e7]],
  ['Mathematica', '{1.5`10, 2.`, 3.25``4.5}', [1.5, 2, 3.25]],
  ['Mathematica', '1.5`10*^-7', 1.5e-7],
  ['a Swiss spreadsheet', '1’234.5\t−5', [1234.5, -5]],
  ['a hand', '1 / 3', 1 / 3],
];

describe('what other programs print', () => {
  it.each(PRINTED)('%s: reads %j', (_, text, tensor) => expect(read(text)).toEqual(tensor));

  it.each(NOTATIONS.map((notation) => [notation.source, notation] as const))('needs the row for %s', (_, notation) => {
    const others = NOTATIONS.filter((one) => one !== notation);
    const lost = PRINTED.filter(([, text]) => translate(text.trim(), others) !== translate(text.trim()));
    expect(lost.length).toBeGreaterThan(0);
  });
});

describe('fractions and grouped thousands', () => {
  it.each([
    ['1/3', 1 / 3],
    ['-2/3', -2 / 3],
    ['−2/3', -2 / 3],
    ['1/-4', -0.25],
    ['1.5/2', 0.75],
    ['[1/3, 2/3]', [1 / 3, 2 / 3]],
    [
      '1/3 2/3; 1 2',
      [
        [1 / 3, 2 / 3],
        [1, 2],
      ],
    ],
    ['1/2\t2,5', [0.5, 2.5]],
    ['1.234,5\t2', [1234.5, 2]],
    ['1.234,5\n2.345.678,25', [1234.5, 2345678.25]],
    ['1.234.567', 1234567],
    ['1.234,5\t1.234', [1234.5, 1234]],
    ["1'234'567", 1234567],
    // Nothing shows that this point is not decimal.
    ['1.234\t5', [1.234, 5]],
  ])('reads %j', (text, tensor) => expect(read(text)).toEqual(tensor));

  it.each([
    ['1/0', 'number 1:1 1/0'],
    ['1/2/3', 'number 1:1 1/2/3'],
    ['1/', 'number 1:1 1/'],
    ['[1, 1/x]', 'number 1:2 1/x'],
    ['1.23,456.7\t2', 'number 1:1 1.23,456.7'],
    ["1'23", "number 1:1 1'23"],
    ['1.234,5\t1.5', 'number 1:1 1.234,5'],
  ])('refuses %j', (text, place) => expect(read(text)).toBe(place));
});

describe('prints that can’t be read', () => {
  it.each([
    ['[inf 1.]', 'number 1:1 inf'],
    ['array([1., nan])', 'number 1:2 nan'],
    ['[0 1 2 ... 7 8 9]', 'abridged 1:1 2 ... 7'],
    ['array([0, 1, 2, ..., 7, 8, 9])', 'abridged 1:1 2, ..., 7'],
    ['[[1 2]\n ...\n [3 4]]', 'abridged 1:1 ...'],
    ['tensor([[1., 2.,  ..., 3., 4.]])', 'abridged 1:1 2., ..., 3.'],
    ['{1, 2, <<96>>, 99}', 'abridged 1:1 2, <<96>>, 99'],
    ['array([1., 2.', 'unclosed 1:7 ['],
    ['tensor([1., 2.]', 'unclosed 1:7 ('],
    ['{{1, 2}, {3, 4}', 'unclosed 1:1 {'],
    ['{1, 2]', 'unclosed 1:1 {'],
    ['[[1, 2], [3, 4]', 'unclosed 1:1 ['],
    ['[[1, 2],\n [3, 4]]]', 'unopened 2:9 ]'],
    ['1, 2}', 'unopened 1:5 }'],
    ['tensor([[[1., 2.]]])', 'deep 1:10 ['],
    ['[[[1]], [[2]]]', 'deep 1:3 ['],
    ['{{1, 2}, {3}}', 'ragged 2:1 3'],
    ['array([[1., 2.],\n       [3., ]])', 'empty 2:2 '],
    ['[1 2 3\n4 5]', 'ragged 2:2 5'],
    ['[1. 2.\n 3. 4. 5.]', 'ragged 2:3 5.'],
    ['array([])', 'empty 1:1 '],
    ['x =', 'empty 1:1 '],
    ['sin(1)', 'number 1:1 sin(1)'],
  ])('says why, and where: %j', (text, place) => expect(read(text)).toBe(place));
});

// @vitest-environment node
import type { GateEntry, GraphNode } from 'backflow';
import { describe, expect, it } from 'vitest';
import { texLines, texName, texNumber, withAttributes, withNumbers } from '../../../../web/src/draw/gates/tex';
import { gateRow } from '../../../../web/src/panels/graph/gate-row';
import { errorExtent, newNameAt } from '../../../../web/src/state/gates/expression-text';
import { UndoHistory } from '../../../../web/src/state/page/undo';
import { formatExact } from '../../../../web/src/ui/format';
import { backflow } from '../../catalog';
import { Bench } from '../../engine/worker/gates/worker';

describe('the extent of an error', () => {
  it.each([
    ['f = x +* y', 1, 8, '*'],
    ['f = foo(x)', 1, 5, 'foo'],
    ['a = 1\nf = a + 엑스2', 2, 9, '엑스2'],
    ['f = 1.5e3 2', 1, 5, '1.5e3'],
    ['f = x +', 1, 8, '+'],
    ['f = x + ', 1, 9, '+ '],
  ])('in %j at %i:%i is %j', (text, line, column, words) => {
    const { from, to } = errorExtent(text, line, column);
    expect(text.slice(from, to)).toBe(words);
  });

  it('stays inside the text for any position', () => {
    for (const [line, column] of [
      [0, 0],
      [99, 99],
      [1, 99],
      [-5, 3],
    ] as const) {
      const { from, to } = errorExtent('f = x', line, Math.max(1, column));
      expect(from).toBeGreaterThanOrEqual(0);
      expect(to).toBeLessThanOrEqual(5);
    }
  });
});

describe('undo and redo', () => {
  it('joins what belongs together and forgets what was undone once something new is written', () => {
    let time = 0;
    const history = new UndoHistory('', () => time);
    for (const text of ['a', 'ab', 'abc']) history.record(text, 'typing');
    time = 5000;
    history.record('abcd', 'typing');
    history.record('x', '');
    expect([history.undo(), history.undo(), history.undo(), history.undo()]).toEqual(['abcd', 'abc', '', null]);
    expect([history.redo(), history.redo()]).toEqual(['abc', 'abcd']);
    history.record('new');
    expect(history.redo()).toBeNull();
    expect(history.undo()).toBe('abcd');
  });
});

describe('the typeset expression', () => {
  const tex = (text: string, values = {}): string[] => {
    const { nodes, values: known } = new Bench().answer({ text, values });
    const entryOf = (node: GraphNode): GateEntry | undefined =>
      backflow.catalog.gates.find(
        ({ name, minInputs: least, maxInputs: most, literals }) =>
          name === node.gate &&
          literals === node.attributes.length &&
          node.inputs.length >= least &&
          (most < 0 || node.inputs.length <= most),
      );
    return texLines(nodes!, entryOf, ({ id }) => texNumber(formatExact(known[id]!.data[0]!))).map(({ tex: line }) =>
      line.replaceAll(/[{}]/g, ''),
    );
  };

  it.each([
    ['f = (x + y) * z', String.raw`f = \left(x + y\right) \cdot z`],
    ['f = x + y * z', String.raw`f = x + y \cdot z`],
    ['f = x - (y - z)', String.raw`f = x - \left(y - z\right)`],
    ['f = (a + b)^2', String.raw`f = \left(a + b\right)^2`],
    ['f = -x^2', 'f = -x^2'],
    ['f = exp(x + 1)', 'f = e^x + 1'],
    ['f = max(x, y, 3)', String.raw`f = \max(x, y, 3)`],
    ['f = max(x, min(y, z), 3)', String.raw`f = \max(x, \min(y, z), 3)`],
    ['f = concat(x, y, 3)', 'f = [x, y, 3]'],
    ['f = concat(x, concat(y, z))', 'f = [x, y, z]'],
    ['f = pi * π * x', String.raw`f = \pi \cdot π \cdot x`],
    ['f = not x > 4 and y', String.raw`f = \lnot \left(x > 4\right) \land y`],
    ['f = (not x) * (not (y * z))', String.raw`f = \lnot x \cdot \lnot \left(y \cdot z\right)`],
    ['f = x * 1e-9', String.raw`f = x \cdot 1\times 10^-9`],
    ['f = sum(X @ W, 0)', String.raw`f = \operatornamesum\left(X W, 0\right)`],
    ['f = (X @ W)[1, -1] * 2', String.raw`f = \left(X W\right)[1, -1] \cdot 2`],
    ['f = 1e-9 ^ x', String.raw`f = \left(1\times 10^-9\right)^x`],
    ['f = log(x + 1)', String.raw`f = \ln \left(x + 1\right)`],
  ])('of %j', (text, line) => expect(tex(text)).toEqual([line]));

  it('writes names as they are read', () => {
    expect([texName('w0'), texName('x'), texName('loss'), texName('W_12'), texName('손실')]).toEqual([
      'w_{0}',
      'x',
      String.raw`\mathit{loss}`,
      'W_{12}',
      String.raw`\text{손실}`,
    ]);
    expect([texName('α'), texName('θ_1'), texName('αβ'), texName('x_α')]).toEqual([
      'α',
      'θ_{1}',
      String.raw`\mathit{αβ}`,
      String.raw`\text{x\_}α`,
    ]);
  });
});

describe('the new name at the caret', () => {
  it.each([
    ['f = sig|', 'sig'],
    ['f = si|g', 'sig'],
    ['f = x + 이|', '이'],
    ['f = (x + w|) * z', 'w'],
    ['a = b\nf = a * cc|', 'cc'],
    ['f = |sig', null],
    ['f = sig |', null],
    ['f = sig + sig|', null],
    ['f = x * 12|', null],
    ['g| = x', null],
    ['a = 2\nf = a|', null],
    ['f = x # sig|', null],
    ['', null],
  ])('in %j is %j', (text, name) => {
    const caret = Math.max(0, text.indexOf('|'));
    expect(newNameAt(text.replace('|', ''), caret)).toBe(name);
  });
});

describe('a formula with the index or axis of its gate', () => {
  it.each([
    ['f = x[1]', 'a[1]', '\\mathbb{1}[k = 1]'],
    ['f = sum(x, 0)', '\\textstyle\\sum_{\\mathrm{axis}~0} a', '1'],
    ['f = amax(x, -1)', '\\max_{\\mathrm{axis}~-1} a', '\\mathbb{1}[i = \\operatorname{argmax}_{\\mathrm{axis}~-1} a]'],
    ['f = sum(x)', '\\textstyle\\sum_i a_i', '1'],
  ])('of %j', (text, value, local) => {
    const node = new Bench().answer({ text, values: { x: [1, 2] } }).nodes!.at(-1)!;
    const entry = gateRow(backflow.catalog, node)!;
    expect([entry.texValue, entry.texLocal[0]!].map((tex) => withAttributes(tex, node, entry))).toEqual([value, local]);
  });
});

describe('a formula with numbers put in', () => {
  it('keeps brackets around what is not a bare number, and commands as they are', () => {
    expect(withNumbers('-\\frac{a}{b^2}', [1, 1.3678])).toBe('-\\frac{{1.00}}{{1.37}^2}');
    expect(withNumbers('b \\cdot a^{b-1}', [-2, 3])).toBe('{3.00} \\cdot {\\left(-2.00\\right)}^{{3.00}-1}');
    expect(withNumbers('\\mathbb{1}[a > 0]', [3.05e-4])).toBe('\\mathbb{1}[{\\left(3.05\\times 10^{-4}\\right)} > 0]');
    expect(withNumbers('-a', [12345.6])).toBe('-{12\\,346}');
    expect(withNumbers('-a', [Infinity])).toBe('-{\\left(\\infty\\right)}');
    expect(withNumbers('1', [2])).toBeNull();
  });
});

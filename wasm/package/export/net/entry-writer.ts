import { namesIn, type Expression } from '../formula/expression.js';
import type { Printer } from '../formula/print.js';
import type { PassWriter } from './pass.js';

/** How JavaScript and C++ differ where a pass is written with functions on matrices. */
export interface EntrySyntax {
  /** What begins a line that declares a value: `const`. */
  declare: string;
  /** A function of numbers. */
  lambda: (names: string[], body: string) => string;
}

/** The name of one entry of a value: `z` for `z1`. */
const entryName = (name: string): string => name.replace(/\d+$/, '');

/** The names of the values that a formula reads entry by entry; `n` is a number. */
const valuesIn = (formula: Expression): string[] => [...new Set(namesIn(formula))].filter((name) => name !== 'n');

function renamed(formula: Expression): Expression {
  switch (formula.kind) {
    case 'number':
      return formula;
    case 'name':
      return { kind: 'name', name: entryName(formula.name) };
    case 'negative':
      return { kind: 'negative', operand: renamed(formula.operand) };
    case 'binary':
      return { ...formula, left: renamed(formula.left), right: renamed(formula.right) };
    case 'call':
      return { ...formula, operands: formula.operands.map(renamed) };
  }
}

/** Writes the statements of a pass with functions on matrices, which the file defines. */
export function entryWriter(printer: Printer, { declare, lambda }: EntrySyntax): PassWriter {
  const mapped = (formula: Expression): string => {
    const names = valuesIn(formula);
    return `map(${lambda(names.map(entryName), printer.print(renamed(formula)))}, ${names.join(', ')})`;
  };
  const set = (to: string, value: string) => `${declare} ${to} = ${value};`;
  return {
    affine: (to, x, weights, bias) => set(to, `affine(${x}, ${weights}, ${bias})`),
    entries: (to, formula) => set(to, mapped(formula)),
    mask: (to, like, rate) => set(to, `mask(${like}, ${rate}, random)`),
    inputGradient: (to, pairs) => {
      const products = pairs.map(([gradient, weights]) => `timesTransposed(${gradient}, ${weights})`);
      return set(to, products.length === 2 ? `sum(${products.join(', ')})` : products[0]!);
    },
    weightGradient: (to, inputs, gradient) => set(to, `transposedTimes(${inputs}, ${gradient})`),
    biasGradient: (to, gradient) => set(to, `columnSums(${gradient})`),
    pairLoss: (formula) => `loss = total(${mapped(formula)}) / n;`,
    labelLoss: (gate, scores) => `loss = ${gate}(${scores}, target);`,
    labelLossGradient: (to, gate, scores) => set(to, `${gate}_gradient(${scores}, target)`),
    penalty: (name, rate, kind) =>
      `loss += ${kind === 'l2' ? `0.5 * ${rate} * sumOfSquares` : `${rate} * sumOfSizes`}(${name});`,
    penaltyGradient: (name, rate, kind) =>
      kind === 'l2' ? `addTo(d${name}, ${rate}, ${name});` : `addTo(d${name}, ${rate}, signs(${name}));`,
    comment: (text) => `// ${text}`,
  };
}

import type { Dialect } from './print.js';

/** A number in TeX, with six digits at most. */
export function texNumber(value: number): string {
  const text = String(Number(value.toPrecision(6)));
  const [digits, exponent] = text.split('e') as [string, string | undefined];
  return exponent === undefined ? digits : `${digits} \\times 10^{${Number(exponent)}}`;
}

const call = (name: string): string => `\\${name}\\left($0\\right)`;
const named = (name: string): string => `\\operatorname{${name}}\\left($0\\right)`;

/** Formulas in TeX, for amsmath. */
export const latex: Dialect = {
  number: texNumber,
  constants: { pi: '\\pi' },
  helpers: {},
  signs: { '*': '\\cdot', '<=': '\\le', '>=': '\\ge', '!=': '\\ne', '==': '=' },
  fraction: (top, bottom) => `\\frac{${top}}{${bottom}}`,
  power: (base, exponent, print) => `{${print(base, 6)}}^{${print(exponent, 0)}}`,
  calls: {
    exp: 'e^{$0}',
    log: call('ln'),
    log2: '\\log_2\\left($0\\right)',
    log10: '\\log_{10}\\left($0\\right)',
    sqrt: '\\sqrt{$0}',
    abs: '\\left|$0\\right|',
    sign: named('sign'),
    sin: call('sin'),
    cos: call('cos'),
    tan: call('tan'),
    tanh: call('tanh'),
    erf: named('erf'),
    expm1: { text: 'e^{$0} - 1', binding: 2 },
    sigmoid: '\\sigma\\left($0\\right)',
    softplus: '\\ln\\left(1 + e^{$0}\\right)',
    relu: '\\max\\left(0, $0\\right)',
    max: '\\max\\left($0, $1\\right)',
    min: '\\min\\left($0, $1\\right)',
    where: '\\begin{cases} $1 & \\text{if } $0 \\\\ $2 & \\text{else} \\end{cases}',
  },
};

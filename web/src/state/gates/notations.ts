/** How other programs write numbers and tensors, as replacements that turn their text into bracketed lists. */

export interface Notation {
  /** What writes it. */
  source: string;
  pattern: RegExp;
  replacement: string | ((match: string, ...groups: string[]) => string);
}

/**
 * Applied in this order, each to the result of those before it. A pattern must not match a text that is a tensor without it, or
 * must leave its meaning as it is.
 */
export const NOTATIONS: readonly Notation[] = [
  { source: 'PyTorch: a parameter', pattern: /^Parameter containing:\s*/, replacement: '' },
  { source: 'a name: `x =`, `Out[1]=`, `Out[1]:`', pattern: /^[A-Za-z]\w*(?:\[\d+\])?\s*[:=]\s*/, replacement: '' },
  { source: 'MATLAB: an end of a statement', pattern: /(?<=\])\s*;$/, replacement: '' },
  {
    source: 'NumPy: `np.float64(1.5)`',
    pattern: /\b(?:np|numpy)\.[a-z]+\d+\(([^()]*)\)/g,
    replacement: '$1',
  },
  {
    source: 'NumPy, PyTorch, JAX: `array([1., 2.], dtype=float32)`',
    pattern: /^(?:[A-Za-z]\w*\.)*(?:array|tensor|matrix)\(\s*([^=]*?)\s*(?:,\s*\w+\s*=[\s\S]*)?\)$/i,
    replacement: (_, list: string) => list.replace(/\s*\n\s*/g, ' '),
  },
  { source: 'Mathematica: the precision of 1.5`10', pattern: /(?<=[\d.])``?[\d.]*/g, replacement: '' },
  { source: 'Mathematica: `1.*^-5`', pattern: /\*\^/g, replacement: 'e' },
  { source: 'Mathematica: the start of a list', pattern: /\{/g, replacement: '[' },
  { source: 'Mathematica: the end of a list', pattern: /\}/g, replacement: ']' },
  {
    source: 'MATLAB: a common factor, `1.0e+03 *`',
    pattern: /^1(?:\.0+)?e([-+]?\d+)\s*\*\s*([\s\S]*)$/i,
    replacement: (_, exponent: string, numbers: string) => numbers.replace(/\d+(?:\.\d*)?/g, `$&e${exponent}`),
  },
  // Only at the end of a line of a list, where an entry would be missing.
  {
    source: 'Python: a list over several lines',
    pattern: /^\[[\s\S]*\]$/,
    replacement: (list) => list.replace(/,[^\S\n]*\n\s*/g, ', '),
  },
  { source: 'Switzerland: `1’234.5`', pattern: /(?<=\d)['’](?=\d{3}(?!\d))/g, replacement: '' },
  { source: 'a fraction with spaces', pattern: /(?<=[\d.]) *\/ *(?=[-+\u2212\d.])/g, replacement: '/' },
];

/** The text in the page's own notation. */
export function translate(text: string, notations = NOTATIONS): string {
  return notations.reduce((now, { pattern, replacement }) => now.replace(pattern, replacement as string), text);
}

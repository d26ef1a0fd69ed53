/**
 * Writes a graph as typeset mathematics, one line per named node, from the catalog's formulas. The letters a, b, … in the formulas
 * are replaced by the inputs.
 */
import type { GateEntry, GraphNode, Grip } from 'backflow';
import { formatNumber, plainExponent } from '../../ui/format';

/** A formula with its precedence. */
interface Piece {
  tex: string;
  grip: Grip;
  /** The gate and the operands of a call that may have any number of them. `max(a, b, c)` is two gates with two inputs each. */
  operands?: readonly string[];
  gate?: string;
}

/** Longer lines are not typeset, since they are hard to read; their gates are in the drawing. */
const MOST = 1200;

export function texLines(
  nodes: readonly GraphNode[],
  entryOf: (node: GraphNode) => GateEntry | undefined,
  constant: (node: GraphNode) => string,
): { node: number; tex: string }[] {
  const pieces = new Map<number, Piece>();
  const lines: { node: number; tex: string }[] = [];
  for (const node of nodes) {
    const piece = pieceOf(node, pieces, entryOf(node), constant);
    // From here on, a named node is written as its name.
    pieces.set(node.id, node.name ? { tex: isPi(node) ? '\\pi' : texName(node.name), grip: 4 } : piece);
    if (!node.name || node.inputs.length === 0) continue;
    const tex = `${texName(node.name)} = ${piece.tex}`;
    lines.push({ node: node.id, tex: tex.length > MOST ? `${texName(node.name)} = \\cdots` : tex });
  }
  return lines;
}

function pieceOf(
  node: GraphNode,
  pieces: ReadonlyMap<number, Piece>,
  entry: GateEntry | undefined,
  constant: (node: GraphNode) => string,
): Piece {
  if (node.inputs.length === 0) {
    if (node.gate !== 'constant') return { tex: texName(node.name ?? '?'), grip: 4 };
    const tex = constant(node);
    return { tex, grip: tex.startsWith('-') ? 1 : tex.includes('\\times') ? 2 : 4 };
  }
  const inputs = node.inputs.map((id) => pieces.get(id) ?? { tex: '?', grip: 4 as Grip });
  if (inputs.some(({ tex }) => tex.length > MOST)) return { tex: '\\cdots', grip: 4 };
  const formula = entry?.texValue.split(/(?<!\\[a-zA-Z]*)\s=\s/)[0] ?? '';
  const template = withAttributes(formula, node, entry);
  if (!entry || !fits(template, inputs.length)) return called(node, inputs);
  if (entry.maxInputs === -1 && template.includes('a, b')) return listed(node, template, inputs);
  const { grip, slots } = gripsOf(entry);
  const tex = substitute(template, (letter) => {
    const slot = slotOf(letter);
    const piece = inputs[slot];
    if (!piece) return letter;
    const need = slots[Math.min(slot, slots.length - 1)]!;
    return piece.grip >= need ? `{${piece.tex}}` : `\\left({${piece.tex}}\\right)`;
  });
  return { tex, grip };
}

/** A formula of the gate with its index, for which it has the letters i and j, or with its axis. */
export function withAttributes(tex: string, { attributes }: GraphNode, entry: GateEntry | undefined): string {
  if (attributes.length === 0) return tex;
  if (entry?.operator === '[') return tex.replace(/\b[ij]\b/g, (letter) => String(attributes[letter === 'i' ? 0 : 1]));
  return tex.replace('\\mathrm{axis}', `\\mathrm{axis}~${attributes[0]}`);
}

/** A call with any number of operands; those of the same call among them are its own. */
function listed({ gate }: GraphNode, template: string, inputs: readonly Piece[]): Piece {
  const operands = inputs.flatMap((piece) => (piece.gate === gate && piece.operands) || [piece.tex]);
  const tex = template.replace('a, b', () => operands.map((one) => `{${one}}`).join(', '));
  return { tex, grip: tex.startsWith('[') ? 4 : 3, gate, operands };
}

/** As the catalog says, except that ¬, unlike the word `not`, binds more tightly than other operators. */
function gripsOf({ operator, maxInputs, postfix, texGrip, texSlotGrips }: GateEntry): { grip: Grip; slots: Grip[] } {
  const loose = operator !== undefined && maxInputs === 1 && !postfix && texGrip === 1;
  return loose ? { grip: 2, slots: [3] } : { grip: texGrip, slots: texSlotGrips };
}

/** True for the constant, which a line or an input of this name is not. */
function isPi({ gate, name, line }: GraphNode): boolean {
  return gate === 'constant' && name === 'pi' && line === undefined;
}

/** A formula with each input exactly once can contain any input; others are written as a function. */
function fits(template: string, count: number): boolean {
  if (template.includes('cases') || template.includes('_')) return false;
  const letters: number[] = [];
  substitute(template, (letter) => {
    letters.push(slotOf(letter));
    return letter;
  });
  return letters.length === count && new Set(letters).size === count;
}

function called({ gate, attributes }: GraphNode, inputs: readonly Piece[]): Piece {
  const name = gate.replaceAll('_', '\\_');
  const words = [...inputs.map(({ tex }) => `{${tex}}`), ...attributes.map(String)];
  return { tex: `\\operatorname{${name}}\\left(${words.join(', ')}\\right)`, grip: 3 };
}

/** A formula with numbers for its letters; null if it has no letters. Powers and products keep their parentheses. */
export function withNumbers(template: string, values: readonly number[]): string | null {
  const written = substitute(template, (letter) => {
    const value = values[slotOf(letter)];
    if (value === undefined) return letter;
    const number = texNumber(formatNumber(value));
    return /^[\d.,\\]+$/.test(number) ? `{${number}}` : `{\\left(${number}\\right)}`;
  });
  return written === template ? null : written;
}

/** A number as the page writes it, for KaTeX. */
export function texNumber(text: string): string {
  return plainExponent(text)
    .replace(/e(-?\d+)$/, '\\times 10^{$1}')
    .replace('\u2212', '-')
    .replaceAll('\u202f', '\\,')
    .replace('∞', '\\infty')
    .replace('NaN', '\\text{NaN}');
}

/** Replaces the letters of inputs, but not commands and their text. */
function substitute(template: string, replace: (letter: string) => string): string {
  return template.replace(
    /\\(?:operatorname|mathrm|mathsf|mathbb|text)\{[^}]*\}|\\[a-zA-Z]+|[a-dA-D](?![a-zA-Z])/g,
    (token) => (token.startsWith('\\') ? token : replace(token)),
  );
}

function slotOf(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 97;
}

/** Greek letters that KaTeX has only in formulas. */
const GREEK = 'Α-Ωα-ωϑϕϖϱϵ';
const SUBSCRIPTED = new RegExp(`^([A-Za-z${GREEK}]+)_?(\\d*(?:_\\d+)*)$`);
const GREEK_RUN = new RegExp(`([${GREEK}]+)`);
/** Letters that KaTeX treats as high as an M. It has no height for others. */
const MEASURED =
  /^[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Hangul}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{M}\w]*$/u;

/** `w0` as w₀, `w0_1` as w₀,₁, `Wx` in italics as one name, anything else as text. */
export function texName(name: string): string {
  const parts = SUBSCRIPTED.exec(name);
  if (!parts) return texText(name);
  const [, letters, digits] = parts as unknown as [string, string, string];
  const stem = letters.length === 1 ? letters : `\\mathit{${letters}}`;
  return digits ? `${stem}_{${digits.replaceAll('_', ',')}}` : stem;
}

/** Puts Greek letters outside of text, where KaTeX would lose the size of a fraction. */
function texText(name: string): string {
  const runs = name.split(GREEK_RUN).map((run, index) => {
    if (index % 2 === 1 || run === '') return run;
    return `\\text{${run.replace(/[\\{}$&#^_%~]/g, (sign) => `\\${sign}`)}}`;
  });
  return MEASURED.test(name) ? runs.join('') : `${runs.join('')}\\vphantom{M}`;
}

/** KaTeX's warnings about scripts that its fonts lack. The browser's fonts have them. */
const OF_NAMES = ['unknownSymbol', 'symbolNotInFont', 'unicodeTextInMathMode'];

/** For KaTeX's option `strict`. */
export function texStrict(code: string): 'ignore' | 'warn' {
  return OF_NAMES.includes(code) ? 'ignore' : 'warn';
}

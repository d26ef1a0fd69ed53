/**
 * A graph as typeset mathematics, one line a named node, made of the catalog's own formulas: the letters a, b, … in them stand
 * for the inputs and are replaced by these.
 */
import type { GateEntry, GraphNode, Grip } from 'backflow';
import { formatNumber, plainExponent } from '../../ui/format';

/** A formula, and how tightly it holds together. */
interface Piece {
  tex: string;
  grip: Grip;
}

/** A line longer than this is not read but looked at: its gates are in the picture. */
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
    // What has a name is called by it from here on.
    pieces.set(node.id, node.name ? { tex: texName(node.name), grip: 4 } : piece);
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
  const template = entry?.texValue.split(/(?<!\\[a-zA-Z]*)\s=\s/)[0] ?? '';
  if (!entry || !fits(template, inputs.length)) return called(node.gate, inputs);
  const slots = entry.texSlotGrips;
  const tex = substitute(template, (letter) => {
    const slot = slotOf(letter);
    const piece = inputs[slot];
    if (!piece) return letter;
    const need = slots[Math.min(slot, slots.length - 1)]!;
    return piece.grip >= need ? `{${piece.tex}}` : `\\left({${piece.tex}}\\right)`;
  });
  return { tex, grip: entry.texGrip };
}

/** A formula that names each input once and no other can take any input in; others are written as a function. */
function fits(template: string, count: number): boolean {
  if (template.includes('cases') || template.includes('_')) return false;
  const letters: number[] = [];
  substitute(template, (letter) => {
    letters.push(slotOf(letter));
    return letter;
  });
  return letters.length === count && new Set(letters).size === count;
}

function called(gate: string, inputs: readonly Piece[]): Piece {
  const name = gate.replaceAll('_', '\\_');
  return { tex: `\\operatorname{${name}}\\left(${inputs.map(({ tex }) => `{${tex}}`).join(', ')}\\right)`, grip: 3 };
}

/** A formula with numbers in place of its letters; null where it has none to replace. Powers and products keep their brackets. */
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

/** Replaces the letters that stand for inputs; commands and the text in them are left alone. */
function substitute(template: string, replace: (letter: string) => string): string {
  return template.replace(
    /\\(?:operatorname|mathrm|mathsf|mathbb|text)\{[^}]*\}|\\[a-zA-Z]+|[a-dA-D](?![a-zA-Z])/g,
    (token) => (token.startsWith('\\') ? token : replace(token)),
  );
}

function slotOf(letter: string): number {
  return letter.toLowerCase().charCodeAt(0) - 97;
}

/** Greek letters that KaTeX has, in formulas only. */
const GREEK = 'Α-Ωα-ωϑϕϖϱϵ';
const SUBSCRIPTED = new RegExp(`^([A-Za-z${GREEK}]+)_?(\\d*(?:_\\d+)*)$`);
const GREEK_RUN = new RegExp(`([${GREEK}]+)`);
/** Letters that KaTeX takes for as high as an M; of others it knows no height. */
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

/** Greek letters stand outside of the text: in it KaTeX would forget the size of a fraction. */
function texText(name: string): string {
  const runs = name.split(GREEK_RUN).map((run, index) => {
    if (index % 2 === 1 || run === '') return run;
    return `\\text{${run.replace(/[\\{}$&#^_%~]/g, (sign) => `\\${sign}`)}}`;
  });
  return MEASURED.test(name) ? runs.join('') : `${runs.join('')}\\vphantom{M}`;
}

/** What KaTeX may say of a name in a script that its fonts don't have: the browser's have it. */
const OF_NAMES = ['unknownSymbol', 'symbolNotInFont', 'unicodeTextInMathMode'];

/** For KaTeX's option `strict`. */
export function texStrict(code: string): 'ignore' | 'warn' {
  return OF_NAMES.includes(code) ? 'ignore' : 'warn';
}

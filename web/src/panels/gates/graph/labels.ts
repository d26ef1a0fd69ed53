/** Widths of tags and numbers for the layout. */
import type { GraphNode } from 'backflow';
import { GAP, GATE, LEAF_HEIGHT, SMALL, type LayoutNode, type LayoutRequest } from '../../../draw/gates/places';

const SHORT = 50;
const EXACT = 138;
const STRIP = 64;
/** Constants' wires have no numbers. */
const BARE = 8;

/** The most entries of a vector that are written out; longer vectors are color strips. */
const MOST_ENTRIES = 3;
/** Three numbers per wire make a graph half as wide again, so only graphs with at most this many gates have them. */
const FEW = 10;

/** Font sizes of numbers: the usual one, and smaller ones for powers of ten. */
const SIZES = [13.5, 11.5, 10];
const SMALLEST = 10;

/** Wide letters such as Hangul count twice. */
function letters(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x1100 ? 1.7 : 1), 0);
}

/** A number's width in ems, a little more than most fonts need. */
function ems(text: string): number {
  const width = (letter: string): number =>
    /[., [\]\u202f]/.test(letter) ? 0.33 : /[⁻⁰¹²³⁴-⁹]/.test(letter) ? 0.53 : 0.59;
  return [...text].reduce((sum, letter) => sum + width(letter), 0);
}

/** The font size at which a number fits on its wire; null: a vector that doesn't fit. */
export function sizeIn(room: number, text: string, vector: boolean): number | null {
  const fits = (size: number, more: number): boolean => ems(text) * size <= room + more;
  // A single number is always written, even close to its gate. A vector's numbers would be too crowded at this size.
  if (!vector) return SIZES.find((size) => fits(size, GAP)) ?? SMALLEST;
  return SIZES.find((size) => size > SMALLEST && fits(size, GAP / 2)) ?? null;
}

function figuresWidth(shape: readonly number[], exact: boolean, few: boolean): number {
  const entries = shape.reduce((product, side) => product * side, 1);
  if (shape.length === 0 || (exact && entries === 1)) return exact ? EXACT : SHORT;
  const most = few ? MOST_ENTRIES : 2;
  return shape.length === 1 && entries <= most && !exact ? 38 * entries + 10 : STRIP;
}

/** True if a tensor may be written out, given enough space. */
export function isWritten({ length }: readonly number[], entries: number, exact: boolean): boolean {
  return length === 0 || (length === 1 && entries <= (exact ? 1 : MOST_ENTRIES));
}

/** Literals and picks are small, so that they don't hide what is computed. */
function markSize({ gate, inputs }: GraphNode, tag: string): Pick<LayoutNode, 'leaf' | 'width' | 'height'> {
  const leaf = inputs.length === 0;
  const small = gate === 'constant' || (!leaf && tag.startsWith('['));
  if (small) return { leaf, width: Math.max(SMALL, 12 + letters(tag) * 7), height: SMALL };
  return leaf
    ? { leaf, width: Math.max(40, 18 + letters(tag) * 8), height: LEAF_HEIGHT }
    : { leaf, width: GATE, height: GATE };
}

/** The layout's request. Requests with the same key have the same layout, which depends on shapes but not on values. */
export function layoutRequest(
  nodes: readonly GraphNode[],
  output: number,
  exact: boolean,
  tag: (node: GraphNode) => string,
): { key: string; request: LayoutRequest } {
  const few = nodes.length <= FEW;
  const request: LayoutRequest = {
    output,
    nodes: nodes.map((node) => {
      const label = node.gate === 'constant' ? BARE : figuresWidth(node.shape, exact, few);
      return { id: node.id, inputs: [...node.inputs], ...markSize(node, tag(node)), label };
    }),
  };
  return { key: JSON.stringify(request), request };
}

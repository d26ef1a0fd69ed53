/** How wide tags and figures are: what the layout needs to know of the type. */
import type { GraphNode } from 'backflow';
import { GAP, GATE, type LayoutRequest } from '../../../draw/gates/places';

const SHORT = 50;
const EXACT = 138;
const STRIP = 64;
/** Nobody writes figures on a constant's wire. */
const BARE = 8;

/** Entries of a vector that are written out; more are a strip of colours. */
const MOST_ENTRIES = 3;
/** Three numbers a wire make a graph half as wide again: only one that has few gates can spare the room. */
const FEW = 10;

/** Sizes of a figure's letters: the usual one, and smaller ones for powers of ten. */
const SIZES = [13.5, 11.5, 10];
const SMALLEST = 10;

/** Wide letters (Hangul, say) take two places. */
function letters(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x1100 ? 1.7 : 1), 0);
}

/** A figure's width in ems, a little more than most typefaces need. */
function ems(text: string): number {
  const width = (letter: string): number =>
    /[., [\]\u202f]/.test(letter) ? 0.33 : /[⁻⁰¹²³⁴-⁹]/.test(letter) ? 0.53 : 0.59;
  return [...text].reduce((sum, letter) => sum + width(letter), 0);
}

/** The size of letters in which a figure stays on its wire; null: a vector has no room for its numbers. */
export function sizeIn(room: number, text: string, vector: boolean): number | null {
  const fits = (size: number, more: number): boolean => ems(text) * size <= room + more;
  // A single number is always written, and may come close to its gate; of a vector's numbers so small ones would be a crowd.
  if (!vector) return SIZES.find((size) => fits(size, GAP)) ?? SMALLEST;
  return SIZES.find((size) => size > SMALLEST && fits(size, GAP / 2)) ?? null;
}

function figuresWidth(shape: readonly number[], exact: boolean, few: boolean): number {
  const entries = shape.reduce((product, side) => product * side, 1);
  if (shape.length === 0 || (exact && entries === 1)) return exact ? EXACT : SHORT;
  const most = few ? MOST_ENTRIES : 2;
  return shape.length === 1 && entries <= most && !exact ? 38 * entries + 10 : STRIP;
}

/** Whether a tensor may be written out at all; whether it is depends on the room that it has. */
export function isWritten({ length }: readonly number[], entries: number, exact: boolean): boolean {
  return length === 0 || (length === 1 && entries <= (exact ? 1 : MOST_ENTRIES));
}

/** What the layout is asked for. Two requests with the same key have the same layout: values do not count, shapes do. */
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
      const leaf = node.inputs.length === 0;
      const width = leaf ? Math.max(40, 18 + letters(tag(node)) * 8) : GATE;
      const label = node.gate === 'constant' ? BARE : figuresWidth(node.shape, exact, few);
      return { id: node.id, inputs: [...node.inputs], leaf, width, label };
    }),
  };
  return { key: JSON.stringify(request), request };
}

/** How wide tags and figures are: what the layout needs to know of the type. */
import type { GraphNode } from 'backflow';
import { GATE, type LayoutRequest } from '../../draw/gates-places';

const SLIDE = 56;
const EXACT = 138;
const STRIP = 64;

/** Wide letters (Hangul, say) take two places. */
function letters(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0)! > 0x1100 ? 1.7 : 1), 0);
}

function figuresWidth(shape: readonly number[], exact: boolean): number {
  const entries = shape.reduce((product, side) => product * side, 1);
  if (shape.length === 0 || (exact && entries === 1)) return exact ? EXACT : SLIDE;
  return shape.length === 1 && entries <= 2 && !exact ? 44 * entries + 8 : STRIP;
}

/** What the layout is asked for. Two requests with the same key have the same layout: values do not count, shapes do. */
export function layoutRequest(
  nodes: readonly GraphNode[],
  output: number,
  exact: boolean,
  tag: (node: GraphNode) => string,
): { key: string; request: LayoutRequest } {
  const request: LayoutRequest = {
    output,
    nodes: nodes.map((node) => {
      const leaf = node.inputs.length === 0;
      const width = leaf ? Math.max(40, 18 + letters(tag(node)) * 8) : GATE;
      return { id: node.id, inputs: [...node.inputs], leaf, width, label: figuresWidth(node.shape, exact) };
    }),
  };
  return { key: JSON.stringify(request), request };
}

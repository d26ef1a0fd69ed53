/**
 * Folds a graph that is too large to show: each line of the text becomes one gate. No wire is lost, since other lines can only use
 * a line's last gate. If there are too many lines, adjacent lines share a gate.
 */
import type { GraphNode } from 'backflow';
import type { GatesNode } from '../../protocol/gates';

/** The most nodes that are laid out and drawn. */
export const MOST_SHOWN = 300;

/** `unfolded`: lines, by the id of their last gate, that show their gates as long as there is room. */
export function foldNodes(nodes: readonly GraphNode[], unfolded: readonly number[], most = MOST_SHOWN): GatesNode[] {
  if (nodes.length <= most) return [...nodes];
  const lines = linesOf(nodes);
  const open = new Set(unfolded);
  const inputs = nodes.filter(({ gate, name }) => gate === 'input' && name !== undefined);
  const room = Math.max(20, most - Math.min(inputs.length, most / 2));
  const share = Math.ceil(lines.length / room);
  // A gate of many lines reads nearly every input, and those wires would hide all others.
  const leaves = share > 1 || inputs.length > most / 2 ? [] : inputs;
  const folds: GraphNode[][] = [];
  let shown = leaves.length + lines.length / share;
  for (const line of lines) {
    const last = folds.at(-1);
    if (open.has(line.at(-1)!.id) && shown + line.length <= 2 * most) {
      shown += line.length;
      for (const node of line) folds.push([node]);
      folds.push([]);
    } else if (last && last.length > 0 && linesIn(last) < share && !open.has(last.at(-1)!.id)) last.push(...line);
    else folds.push([...line]);
  }
  /** The gate that stands for each node. */
  const stands = new Map<number, number>(leaves.map(({ id }) => [id, id]));
  for (const fold of folds) for (const { id } of fold) stands.set(id, fold.at(-1)!.id);
  const gates = folds
    .filter(({ length }) => length > 0)
    .map((fold): GatesNode => {
      const node = fold.at(-1)!;
      const standing = (input: number): number => stands.get(input) ?? input;
      const known = (id: number): boolean => stands.has(id);
      if (fold.length === 1) return { ...node, inputs: node.inputs.filter(known).map(standing) };
      const read = fold.flatMap((one) => one.inputs.filter(known).map(standing)).filter((id) => id !== node.id);
      return {
        ...node,
        gate: 'fold',
        pattern: 'none',
        inputs: [...new Set(read)],
        attributes: [],
        composite: false,
        folds: fold.length,
        opens: shown + fold.length <= 2 * most,
      };
    });
  return [...leaves, ...gates];
}

/** Each assignment's nodes, the named one last. */
function linesOf(nodes: readonly GraphNode[]): GraphNode[][] {
  const lines: GraphNode[][] = [];
  let line: GraphNode[] = [];
  for (const node of nodes) {
    if (node.gate === 'input') continue;
    line.push(node);
    if (node.name === undefined) continue;
    lines.push(line);
    line = [];
  }
  if (line.length > 0) lines.push(line);
  return lines;
}

function linesIn(fold: readonly GraphNode[]): number {
  return fold.filter(({ name }) => name !== undefined).length;
}

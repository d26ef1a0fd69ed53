/** Checks a few entries of a large tensor instead of all. */
import type { CheckEntry, Graph } from 'backflow';

/** The check of at most so many entries of a node, evenly spaced. */
export function spacedCheck(graph: Graph, node: string | number, length: number, most: number): CheckEntry[] {
  const apart = Math.ceil(length / most);
  return Array.from({ length: Math.ceil(length / apart) }, (_, k) => graph.check({ node, index: k * apart })[0]!);
}

/** True if the check calls the gradient wrong. */
export const isOff = ({ verdict }: CheckEntry): boolean => verdict === 'wrong' || verdict === 'uneasy';

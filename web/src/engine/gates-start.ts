/** Where and from what the Gates room's backward pass starts. */
import type { BackwardOptions, Graph, TensorLike } from 'backflow';
import { EngineError, toWire } from './errors';
import type { GatesRequest } from './gates-protocol';

/** Where the backward pass starts, from what, and what it does wrong; what names a node that is not there is passed over. */
export function fromOf(
  graph: Graph,
  { output, upstream, mistake }: GatesRequest,
): BackwardOptions & { output: number } {
  const { nodes } = graph;
  const end = nodes.find(({ id }) => id === output) ?? nodes.find(({ id }) => id === graph.output)!;
  const gate = mistake?.kind === 'wrong-local' ? nodes.find(({ id }) => id === mistake.node) : undefined;
  const possible = mistake?.kind === 'overwrite' || (gate !== undefined && gate.inputs.length > 0);
  return {
    output: end.id,
    ...(upstream !== null && { upstream: filled(upstream, end.shape) }),
    ...(possible && { mistake: mistake! }),
  };
}

/** One number stands for a tensor of it. */
function filled(upstream: TensorLike, [rows, columns]: readonly number[]): TensorLike {
  if (typeof upstream !== 'number' || rows === undefined) return upstream;
  const row = (length: number): number[] => new Array<number>(length).fill(upstream);
  return columns === undefined ? row(rows) : Array.from({ length: rows }, () => row(columns));
}

/** What is wrong with the start is told as the upstream's fault: that is where it can be put right. */
export function sendBack(graph: Graph, from: BackwardOptions): void {
  try {
    graph.backward(from);
  } catch (error) {
    throw new EngineError({ ...toWire(error), ...(from.upstream !== undefined && { name: 'upstream' }) });
  }
}

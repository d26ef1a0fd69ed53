/** Where and from what the Gates room's backward pass starts. */
import type { BackwardOptions, Graph } from 'backflow';
import { EngineError, toWire } from '../../protocol/errors';
import type { GatesRequest } from '../../protocol/gates';
import { tensorOf } from '../../protocol/tensor-shape';

/**
 * Where the backward pass starts, from what, and what it does wrong; what names a node that is not there is passed over. `last`: the
 * text's last line. (`graph.output` is where the last pass began.)
 */
export function fromOf(
  graph: Graph,
  { output, upstream, mistake }: GatesRequest,
  last: number,
): BackwardOptions & { output: number } {
  const { nodes } = graph;
  const end = nodes.find(({ id }) => id === output) ?? nodes.find(({ id }) => id === last)!;
  const gate = mistake?.kind === 'wrong-local' ? nodes.find(({ id }) => id === mistake.node) : undefined;
  const possible = mistake?.kind === 'overwrite' || (gate !== undefined && gate.inputs.length > 0);
  return {
    output: end.id,
    // One number stands for a tensor of it.
    ...(upstream !== null && {
      upstream: typeof upstream === 'number' ? tensorOf(end.shape, () => upstream) : upstream,
    }),
    ...(possible && { mistake: mistake! }),
  };
}

/** What is wrong with the start is told as the upstream's fault: that is where it can be put right. */
export function sendBack(graph: Graph, from: BackwardOptions): void {
  try {
    graph.backward(from);
  } catch (error) {
    throw new EngineError({ ...toWire(error), ...(from.upstream !== undefined && { subject: 'upstream' }) });
  }
}

/** The start of the Gates room's backward pass. */
import type { BackwardOptions, Graph } from 'backflow';
import { EngineError, toWire } from '../../protocol/errors';
import type { GatesRequest } from '../../protocol/gates';
import { tensorOf } from '../../protocol/tensor-shape';

/**
 * The options of the backward pass: its start, its upstream and its mistake. Missing nodes are ignored. `last` is the node of the
 * text's last line (`graph.output` is where the last pass started).
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
    // A number stands for a tensor filled with it.
    ...(upstream !== null && {
      upstream: typeof upstream === 'number' ? tensorOf(end.shape, () => upstream) : upstream,
    }),
    ...(possible && { mistake: mistake! }),
  };
}

/** Runs the backward pass. Errors of its start are reported with the subject `upstream`, where they can be fixed. */
export function sendBack(graph: Graph, from: BackwardOptions): void {
  try {
    graph.backward(from);
  } catch (error) {
    throw new EngineError({ ...toWire(error), ...(from.upstream !== undefined && { subject: 'upstream' }) });
  }
}

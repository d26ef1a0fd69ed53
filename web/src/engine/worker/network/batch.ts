/** The next batch's loss and gradients, before its update. The training does not advance. */
import type { Graph, Trainer } from 'backflow';
import type { NextBatch } from '../../protocol/messages';

/** The loss is the step's last node. */
const lossOf = (graph: Graph): number => graph.nodes.at(-1)!.id;

export function nextBatch(trainer: Trainer, step: number): NextBatch {
  const graph = trainer.graph();
  try {
    const loss = graph.value(lossOf(graph)).data[0]!;
    const gradients = trainer.parameters.map(({ name, shape }) => ({ name, shape, data: graph.gradient(name).data }));
    return { step, loss, lossGradient: graph.gradient(lossOf(graph)).data[0]!, gradients };
  } finally {
    graph.dispose();
  }
}

/** The gradient that a backward sweep starts with. */
export function lossGradient(trainer: Trainer): number {
  const graph = trainer.graph();
  try {
    return graph.gradient(lossOf(graph)).data[0]!;
  } finally {
    graph.dispose();
  }
}

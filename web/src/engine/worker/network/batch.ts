/** The next batch's loss and gradients, before its update. The training does not advance. */
import type { Trainer } from 'backflow';
import type { NextBatch } from '../../protocol/messages';

export function nextBatch(trainer: Trainer, step: number): NextBatch {
  const graph = trainer.graph();
  try {
    const { id } = graph.nodes.at(-1)!;
    const loss = graph.value(id).data[0]!;
    const lossGradient = graph.gradient(id).data[0]!;
    const gradients = trainer.parameters.map(({ name, shape }) => ({ name, shape, data: graph.gradient(name).data }));
    return { step, loss, lossGradient, gradients };
  } finally {
    graph.dispose();
  }
}

/** Where a step's pulses run: the value into its gate, the gradient out of it to the inputs. Causality, not decoration. */
import type { GraphNode } from 'backflow';
import { wireKey } from '../../../draw/graph/drawn';
import { STRETCH, type Pulse } from '../../../draw/graph/pulse';
import type { SweepView } from '../../../state/gates/sweep';

/** Each wire with the stem of the copy gate before it, or after it on the way back. */
export function stepPulses({ phase }: SweepView, node: GraphNode): Pulse[] {
  if (phase === 'start') return [{ key: `stem-${node.id}`, delay: 0 }];
  const [stem, wire] = phase === 'forward' ? [0, STRETCH] : [STRETCH, 0];
  return node.inputs.flatMap((input, slot) => [
    { key: `stem-${input}`, delay: stem },
    { key: wireKey({ to: node.id, slot }), delay: wire },
  ]);
}

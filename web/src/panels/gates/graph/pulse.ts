/** The pulses of a step: the value moves into its gate, or the gradient out of it to the inputs. */
import type { GraphNode } from 'backflow';
import { wireKey } from '../../../draw/graph/drawn';
import { STRETCH, type Pulse } from '../../../draw/graph/pulse';
import type { SweepView } from '../../../state/gates/sweep';

/** Each wire with its copy gate's stem: before it forward, after it backward. */
export function stepPulses({ phase }: SweepView, node: GraphNode): Pulse[] {
  if (phase === 'start') return [{ key: `stem-${node.id}`, delay: 0 }];
  const [stem, wire] = phase === 'forward' ? [0, STRETCH] : [STRETCH, 0];
  return node.inputs.flatMap((input, slot) => [
    { key: `stem-${input}`, delay: stem },
    { key: wireKey({ to: node.id, slot }), delay: wire },
  ]);
}

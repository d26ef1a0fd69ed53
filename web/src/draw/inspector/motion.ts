/** The times at which the backward pulse runs along each wire, in the order of the computation. */
import { wireKey } from '../graph/drawn';
import { STRETCH, SWEEP, type Pulse } from '../graph/pulse';
import type { GraphLayout } from './layout';

/**
 * With a chosen gate, the pulse runs along its outgoing wires and then along its inputs; without, over the whole graph from
 * the loss to the parameters. Both take `SWEEP`.
 */
export function pulsesOf(layout: GraphLayout, chosen: number | null): Pulse[] {
  if (chosen !== null && layout.nodes.has(chosen)) {
    const into = layout.wires.filter(({ from }) => from === chosen);
    const out = layout.wires.filter(({ to }) => to === chosen);
    return [
      ...into.map((wire) => ({ key: wireKey(wire), delay: 0 })),
      ...out.map((wire) => ({ key: wireKey(wire), delay: into.length > 0 ? STRETCH : 0 })),
    ];
  }
  const last = Math.max(1, ...[...layout.nodes.values()].map(({ slot }) => slot.column));
  return layout.wires.map((wire) => {
    const column = layout.nodes.get(wire.to)!.slot.column;
    return { key: wireKey(wire), delay: (1 - column / last) * (SWEEP - STRETCH) };
  });
}

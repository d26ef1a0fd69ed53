/** When the backward pulse runs along each wire: causality, not decoration. */
import type { GraphLayout, Wire } from './layout';

/** The whole sweep and one wire's part of it, in milliseconds. */
export const SWEEP = 300;
const STRETCH = 150;

export interface Pulse {
  wire: Wire;
  delay: number;
  duration: number;
}

/**
 * With a gate chosen: along its outgoing wires into it, then out on its inputs. Without: over the whole graph from the
 * loss to the parameters. Either takes `SWEEP`.
 */
export function pulsesOf(layout: GraphLayout, chosen: number | null): Pulse[] {
  if (chosen !== null && layout.nodes.has(chosen)) {
    const into = layout.wires.filter(({ from }) => from === chosen);
    const out = layout.wires.filter(({ to }) => to === chosen);
    return [
      ...into.map((wire) => ({ wire, delay: 0, duration: STRETCH })),
      ...out.map((wire) => ({ wire, delay: into.length > 0 ? STRETCH : 0, duration: STRETCH })),
    ];
  }
  const last = Math.max(1, ...[...layout.nodes.values()].map(({ slot }) => slot.column));
  return layout.wires.map((wire) => {
    const column = layout.nodes.get(wire.to)!.slot.column;
    return { wire, delay: (1 - column / last) * (SWEEP - STRETCH), duration: STRETCH };
  });
}

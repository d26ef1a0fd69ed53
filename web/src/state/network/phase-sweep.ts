/** The phases of the next step, gate by gate: which values and gradients of its graph are there. */
import type { GraphNode } from 'backflow';
import { sweepOf, viewAt, type Sweep, type SweepView } from '../gates/sweep';
import type { Phases } from './phases.svelte';

/** Gates that the forward phase computes, before the loss; and those of the backward sweep. */
export interface GateCounts {
  forward: number;
  backward: number;
}

/** The loss is the step's last node. */
const sweepOfStep = (nodes: readonly GraphNode[]): Sweep => sweepOf(nodes, nodes.at(-1)?.id ?? -1);

/** The forward phase ends with the last gate of the net; the loss and the regularizer come after it. */
function countsIn(nodes: readonly GraphNode[], { forward, backward }: Sweep): GateCounts {
  const groups = new Map(nodes.map(({ id, group }) => [id, group?.kind]));
  const ofNet = forward.filter((id) => groups.get(id) !== 'loss' && groups.get(id) !== 'regularization');
  return { forward: ofNet.length, backward: backward.length };
}

export const gateCounts = (nodes: readonly GraphNode[]): GateCounts => countsIn(nodes, sweepOfStep(nodes));

/** What is computed in the phase that is shown; null: everything, since no phase is shown or the step is through. */
export function phaseView(
  nodes: readonly GraphNode[],
  { now, share }: Pick<Phases, 'now' | 'share'>,
): SweepView | null {
  if (!now || now === 'update' || (now === 'backward' && share >= 1)) return null;
  const sweep = sweepOfStep(nodes);
  const counts = countsIn(nodes, sweep);
  const whole = sweep.forward.length;
  if (now === 'forward') return viewAt(nodes, sweep, gatesAt(share, counts.forward));
  if (now === 'loss') return viewAt(nodes, sweep, whole);
  return viewAt(nodes, sweep, whole + 1 + gatesAt(share, counts.backward));
}

/** The gates that a share of a phase has passed. Shares that keys set are whole gates. */
const gatesAt = (share: number, count: number): number => Math.floor(share * count + 1e-9);

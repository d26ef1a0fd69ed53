/** The order of the two sweeps and what is known after each step: forward, then backward from the output. */
import type { GraphNode } from 'backflow';

/** What a sweep needs to know of a graph. */
type Wired = readonly Pick<GraphNode, 'id' | 'inputs'>[];

export interface Sweep {
  /** Gates in the order in which they compute their values. */
  forward: number[];
  /** Gates that the output depends on, in the order in which they send gradients back. */
  backward: number[];
  output: number;
  /** Number of steps: every gate forward, the upstream at the output, every gate backward. */
  length: number;
}

/** A gate that is still to come, and the gates whose values or gradients it waits for. */
export interface Waiting {
  node: number;
  waits: number[];
}

export interface SweepView {
  phase: 'forward' | 'start' | 'backward' | 'done';
  /** The gate of the last step; null before the first. */
  current: number | null;
  values: ReadonlySet<number>;
  /** Nodes whose gradient is complete. */
  gradients: ReadonlySet<number>;
  /** Gates that have sent their gradients back. */
  sent: ReadonlySet<number>;
  queue: Waiting[];
}

/** The nodes that the output depends on, including itself. */
export function ancestorsOf(nodes: Wired, output: number): Set<number> {
  const reached = new Set([output]);
  for (let index = nodes.length - 1; index >= 0; --index) {
    const { id, inputs } = nodes[index]!;
    if (reached.has(id)) for (const input of inputs) reached.add(input);
  }
  return reached;
}

export function sweepOf(nodes: Wired, output: number): Sweep {
  const forward = nodes.filter(({ inputs }) => inputs.length > 0).map(({ id }) => id);
  const reached = ancestorsOf(nodes, output);
  const backward = forward.filter((id) => reached.has(id)).reverse();
  return { forward, backward, output, length: forward.length + 1 + backward.length };
}

/** The state after `step` steps. */
export function viewAt(nodes: Wired, sweep: Sweep, step: number): SweepView {
  const { forward, backward, output } = sweep;
  const computed = forward.slice(0, step);
  const values = new Set(nodes.filter(({ inputs }) => inputs.length === 0).map(({ id }) => id));
  for (const id of computed) values.add(id);
  const back = step - forward.length - 1;
  if (back < 0) {
    const rest = forward.slice(step);
    const inputsOf = new Map(nodes.map(({ id, inputs }) => [id, inputs]));
    const queue = rest.map((node) => ({
      node,
      waits: unique(inputsOf.get(node)!.filter((input) => !values.has(input))),
    }));
    return { phase: 'forward', current: computed.at(-1) ?? null, values, gradients: new Set(), sent: new Set(), queue };
  }
  const sent = new Set(backward.slice(0, back));
  const reached = new Set(backward);
  const users = new Map<number, number[]>();
  for (const { id, inputs } of nodes) {
    if (reached.has(id)) for (const input of inputs) users.set(input, [...(users.get(input) ?? []), id]);
  }
  /** The uses that have not sent their gradients yet. */
  const waitsOf = (id: number): number[] => unique((users.get(id) ?? []).filter((user) => !sent.has(user)));
  const gradients = new Set([output]);
  for (const id of users.keys()) if (waitsOf(id).length === 0) gradients.add(id);
  const queue = backward.slice(back).map((node) => ({ node, waits: waitsOf(node) }));
  // Nothing is left to send to what the output doesn't depend on.
  if (queue.length === 0)
    for (const { id } of nodes) {
      gradients.add(id);
      sent.add(id);
    }
  const phase = back === 0 ? 'start' : queue.length === 0 ? 'done' : 'backward';
  return { phase, current: back === 0 ? output : backward[back - 1]!, values, gradients, sent, queue };
}

/** Whether the value of a node is computed. `view`: null if the sweeps have ended. */
export const hasValue = (view: SweepView | null, id: number): boolean => !view || view.values.has(id);
/** Whether its gradient is complete. */
export const hasGradient = (view: SweepView | null, id: number): boolean => !view || view.gradients.has(id);
/** Whether it has sent gradients to its inputs. */
export const hasSent = (view: SweepView | null, id: number): boolean => !view || view.sent.has(id);

function unique(ids: number[]): number[] {
  return [...new Set(ids)];
}

/**
 * Predict mode: every gradient of a graph is a question, in the order of the backward sweep. A node with several uses has a blank on
 * each branch, and one for the sum.
 */
import type { GraphNode } from 'backflow';
import type { GraphScene } from '../../engine/protocol/lessons';
import type { Blank, Step } from '../../lessons/format';
import { ancestorsOf, sweepOf, type SweepView } from '../gates/sweep';
import type { Quiz } from './quiz.svelte';
import { blanksOf } from './scene';

/** More blanks would be work, not practice, and tensors with more entries are not typed. */
export const MOST_BLANKS = 60;
export const MOST_ENTRIES = 12;

type Node = Pick<GraphNode, 'id' | 'gate' | 'inputs' | 'shape'>;

/** A graph whose gradients are asked for, with the ids of its nodes. */
export interface Predicted {
  nodes: readonly Node[];
  output: number;
  scene: GraphScene;
  /** Nodes that have no gradient of their own, such as classes. */
  isLabel(node: number): boolean;
  /** Some of its gates are not shown, and their ids are not those of the whole graph. */
  folded?: boolean;
}

const nameOf = (id: number): string => `#${id}`;
const sizeOf = ({ shape }: Node): number => shape.reduce((all, one) => all * one, 1);

/** What is asked, in the order of the sweep. `wanted`: only these nodes. */
export function stepOf({ nodes, output, isLabel }: Predicted, wanted: (node: Node) => boolean = () => true): Step {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const reached = ancestorsOf(nodes, output);
  const asks = (id: number): boolean => {
    const node = byId.get(id)!;
    return node.gate !== 'constant' && !isLabel(id) && id !== output && sizeOf(node) <= MOST_ENTRIES && wanted(node);
  };
  /** The uses of each node, and those that send something back and have not been asked yet. */
  const uses = new Map<number, number>();
  const left = new Map<number, number>();
  for (const { id, inputs } of nodes) {
    for (const input of inputs) {
      uses.set(input, (uses.get(input) ?? 0) + 1);
      if (reached.has(id)) left.set(input, (left.get(input) ?? 0) + 1);
    }
  }
  const blanks: Blank[] = [];
  for (const gate of sweepOf(nodes, output).backward) {
    byId.get(gate)!.inputs.forEach((input, slot) => {
      left.set(input, left.get(input)! - 1);
      if (!asks(input)) return;
      if (uses.get(input)! > 1) blanks.push({ id: `${gate}.${slot}`, truth: { passed: nameOf(gate), slot } });
      if (left.get(input) === 0) blanks.push({ id: nameOf(input), truth: { gradient: nameOf(input) } });
    });
  }
  return { id: 'predict', ...(blanks.length > 0 && { question: { blanks } }) };
}

/** What the cards may show: the gradients that were found, and what gates sent back whose branches were all found. */
export function viewOf({ nodes, output }: Predicted, quiz: Quiz): SweepView | null {
  if (quiz.done) return null;
  const ids = new Set(blanksOf(quiz.step).map(({ id }) => id));
  const isOpen = (id: string): boolean => !ids.has(id) || quiz.open(id);
  const sent = ({ id, inputs }: Node): boolean =>
    inputs.every((input, slot) => isOpen(ids.has(`${id}.${slot}`) ? `${id}.${slot}` : nameOf(input)));
  return {
    phase: 'backward',
    current: null,
    values: new Set(nodes.map(({ id }) => id)),
    gradients: new Set(nodes.filter(({ id }) => id === output || isOpen(nameOf(id))).map(({ id }) => id)),
    sent: new Set(nodes.filter(sent).map(({ id }) => id)),
    queue: [],
  };
}

/** Nothing is found yet: every value is known, and no gradient. */
export const unfoundView = (nodes: readonly { id: number }[]): SweepView => ({
  ...{ phase: 'backward', current: null, gradients: new Set(), sent: new Set(), queue: [] },
  values: new Set(nodes.map(({ id }) => id)),
});

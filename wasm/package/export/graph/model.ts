import type { Graph, GraphNode, Tensor } from '../../types.js';
import { exportError } from '../errors.js';
import { elementGates } from '../formula/gates.js';

/** A node as every format reads it. */
export interface ExportNode {
  id: number;
  /** Its name in the user's text. */
  name?: string;
  gate: string;
  inputs: number[];
  attributes: number[];
  shape: number[];
  value: Tensor;
  /** d (sum of the output's entries) / d (this node). */
  gradient: Tensor;
  /** True for a literal and for whatever is computed from literals alone. */
  constant: boolean;
  /** True if a gradient flows into it: it depends on an input and is not only a label. */
  traced: boolean;
}

/** A graph as every format reads it. */
export interface GraphModel {
  /** The name of the files without an ending. */
  name: string;
  nodes: ExportNode[];
  /** The inputs, in the order of the text. */
  inputs: ExportNode[];
  output: ExportNode;
}

/** True for gates that work entry by entry: with one operand, max and min are reductions. */
export const isElementWise = ({ gate, inputs }: Pick<ExportNode, 'gate' | 'inputs'>): boolean =>
  Object.hasOwn(elementGates, gate) && !((gate === 'max' || gate === 'min') && inputs.length === 1);

/** Slots that take a class index. */
const labelSlots: Record<string, number> = { pick: 1, softmax_cross_entropy: 1, hinge: 1 };

/** True if a gate's slot passes a gradient on. */
export const passes = ({ gate, inputs }: Pick<ExportNode, 'gate' | 'inputs'>, slot: number): boolean =>
  labelSlots[gate] !== slot && !(isElementWise({ gate, inputs }) && elementGates[gate]!.local[slot] === '0');

/** Throws for a derivative that does not exist, unless the translations pass on what the engine does. */
function requireDerivatives(graph: Graph, nodes: readonly GraphNode[]): void {
  for (const { id, gate, inputs } of nodes) {
    if (inputs.length === 0) continue;
    for (const { slot, flag } of graph.edges(id)) {
      const written = gate === 'norm' || (gate === 'power' && slot === 1);
      if (flag !== undefined && flag !== 'no-gradient' && !written) throw exportError('no-derivative', { gate });
    }
  }
}

const finite = ({ data }: Tensor): boolean => data.every(Number.isFinite);

/** Reads a graph, after a forward and a backward sweep from its output. */
export function readGraph(graph: Graph, name: string): GraphModel {
  graph.forward();
  graph.backward();
  requireDerivatives(graph, graph.nodes);
  const { nodes, values, gradients } = graph.snapshot();
  const made: ExportNode[] = [];
  for (const [at, node] of nodes.entries()) {
    const before = node.inputs.map((id) => made[id]!);
    const one: ExportNode = {
      ...node,
      value: values[at]!,
      gradient: gradients![at]!,
      constant: node.gate === 'constant' || (node.gate !== 'input' && before.every(({ constant }) => constant)),
      traced: node.gate === 'input' || before.some(({ traced }, slot) => traced && passes(node, slot)),
    };
    if (!finite(one.value) || !finite(one.gradient))
      throw exportError('not-finite', { name: node.name ?? `#${node.id}` });
    made[node.id] = one;
  }
  return {
    name,
    nodes: made,
    inputs: made.filter(({ gate }) => gate === 'input'),
    output: made[graph.output]!,
  };
}

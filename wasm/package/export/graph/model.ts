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
  /** Each after those that it reads. Ids are in no order where a gate is expanded. */
  nodes: ExportNode[];
  /** The node with this id. */
  at: (id: number) => ExportNode;
  /** The inputs, in the order of the text. */
  inputs: ExportNode[];
  output: ExportNode;
  /** The largest difference that passes the proof. */
  tolerance: number;
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

/** True for a snapshot of a trainer in float32. Other graphs compute in float64. */
const isSingle = (nodes: readonly GraphNode[], values: readonly Tensor[]): boolean =>
  nodes.some(({ group }) => group !== undefined) &&
  values.every(({ data }) => data.every((value) => Math.fround(value) === value));

const finite = ({ data }: Tensor): boolean => data.every(Number.isFinite);

/** Reads a graph, after a forward and a backward sweep from its output, which makes no mistake on purpose. */
export function readGraph(graph: Graph, name: string): GraphModel {
  graph.forward();
  graph.backward();
  requireDerivatives(graph, graph.nodes);
  const { nodes, values, gradients } = graph.snapshot();
  const made: ExportNode[] = [];
  const byId = new Map<number, ExportNode>();
  const find = (id: number): ExportNode => byId.get(id)!;
  for (const [at, node] of nodes.entries()) {
    const before = node.inputs.map(find);
    const one: ExportNode = {
      ...node,
      value: values[at]!,
      gradient: gradients![at]!,
      constant: node.gate === 'constant' || (node.gate !== 'input' && before.every(({ constant }) => constant)),
      traced: node.gate === 'input' || before.some(({ traced }, slot) => traced && passes(node, slot)),
    };
    if (!finite(one.value) || !finite(one.gradient))
      throw exportError('not-finite', { name: node.name ?? `#${node.id}` });
    made.push(one);
    byId.set(node.id, one);
  }
  return {
    name,
    nodes: made,
    at: find,
    inputs: made.filter(({ gate }) => gate === 'input'),
    output: find(graph.output),
    tolerance: isSingle(nodes, values) ? 1e-5 : 1e-9,
  };
}

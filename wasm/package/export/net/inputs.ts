import type { Graph, GraphNode, Tensor, Trainer } from '../../types.js';
import { exportError } from '../errors.js';
import { formulaOf, name, namesIn, num, type Expression } from '../formula/expression.js';
import { elementGates, slots } from '../formula/gates.js';
import type { NetFeature, NetModel } from './model.js';

/** The features that have names, as formulas on columns x and y (core/data/features.cpp). */
const named: Record<string, string> = {
  x: 'x',
  y: 'y',
  x2: 'x ** 2',
  y2: 'y ** 2',
  xy: 'x * y',
  sin_x: 'sin(x)',
  sin_y: 'sin(y)',
};

const rows = ({ shape: [count = 0, width = 0], data }: Tensor): number[][] =>
  Array.from({ length: count }, (_, row) => Array.from(data.subarray(row * width, (row + 1) * width)));

/** The column that a typed feature's name reads, from 0. */
const columnOf = (read: string, columns: number): number =>
  read === 'x' ? 0 : columns === 2 ? 1 : Number(read.slice(1)) - 1;

/** Writes the graph of a typed feature as one formula; all of its gates must work entry by entry. */
function formulaOfGraph(graph: Graph, feature: string, format: string): Expression {
  const made: Expression[] = [];
  const write = (node: GraphNode): Expression => {
    if (node.gate === 'input') return name(node.name!);
    if (node.gate === 'constant' && node.shape.length === 0) return num(graph.value(node.id).data[0]!);
    const gate = elementGates[node.gate];
    if (!gate || node.inputs.length > 3) throw exportError('feature-gate', { feature, gate: node.gate, format });
    const operands = Object.fromEntries(node.inputs.map((id, slot) => [slots[slot]!, made[id]!]));
    return formulaOf(gate.value, operands);
  };
  for (const node of graph.nodes) made[node.id] = write(node);
  return made[graph.output]!;
}

/** A feature with the function that computes it for a point, by the engine for a typed one. */
interface Computed extends NetFeature {
  reads: string[];
  of: (point: number[]) => number;
}

function typed(graph: Graph, title: string, format: string): Computed {
  const reads = graph.nodes.filter(({ gate }) => gate === 'input').map((node) => node.name!);
  const of = (point: number[]) => {
    for (const read of reads) graph.set(read, point[columnOf(read, point.length)]!);
    graph.forward();
    return graph.value(graph.output).data[0]!;
  };
  return { title, formula: formulaOfGraph(graph, title, format), reads, of };
}

const byName: Record<string, (x: number, y: number) => number> = {
  x: (x) => x,
  y: (_, y) => y,
  x2: (x) => x * x,
  y2: (_, y) => y * y,
  xy: (x, y) => x * y,
  sin_x: (x) => Math.sin(x),
  sin_y: (_, y) => Math.sin(y),
};

/** Mean and population deviation; a deviation of 0 counts as 1. */
function scaleOf(values: number[]): [mean: number, deviation: number] {
  const mean = values.every((one) => one === values[0]) ? values[0]! : sum(values) / values.length;
  const deviation = Math.sqrt(sum(values.map((one) => (one - mean) ** 2)) / values.length);
  return [mean, deviation === 0 ? 1 : deviation];
}

const sum = (values: number[]): number => values.reduce((total, one) => total + one, 0);

/** What a net reads: columns, features and how they are standardized. */
export type NetInputs = Pick<NetModel, 'columns' | 'reads' | 'features' | 'scale'>;

export function inputsOf(trainer: Trainer, format: string): NetInputs {
  const graphs: Graph[] = [];
  try {
    return readInputs(trainer, format, graphs);
  } finally {
    for (const graph of graphs) graph.dispose();
  }
}

/** The features that the trainer uses; names are for points with two columns. */
function computedOf(trainer: Trainer, format: string, graphs: Graph[]): Computed[] {
  const made: Computed[] = [];
  for (const [index, one] of (trainer.config.features ?? []).entries()) {
    if (typeof one !== 'string') {
      const graph = trainer.featureGraph(index);
      graphs.push(graph);
      made.push(typed(graph, one.name, format));
    } else if (trainer.data.columns.length === 2) {
      if (!named[one]) throw exportError('option-not-translatable', { option: 'feature', value: one, format });
      const of = ([x = 0, y = 0]: number[]) => byName[one]!(x, y);
      made.push({ title: one, formula: formulaOf(named[one]!), reads: namesIn(formulaOf(named[one]!)), of });
    }
  }
  return made;
}

function readInputs(trainer: Trainer, format: string, graphs: Graph[]): NetInputs {
  const { columns, trainPoints } = trainer.data;
  const computed = computedOf(trainer, format, graphs);
  const plain =
    computed.length === columns.length &&
    computed.every(({ formula }, at) => formula.kind === 'name' && formula.name === 'xy'[at]);
  const used = plain ? [] : computed;
  const points = rows(trainPoints);
  const scales = Array.from({ length: trainer.config.standardize ? used.length || columns.length : 0 }, (_, at) =>
    scaleOf(points.map((point) => (used[at] ? used[at].of(point) : point[at]!))),
  );
  const reads = [...new Set(used.flatMap((one) => one.reads))].sort();
  return {
    columns,
    reads: reads.map((read) => ({ name: read, column: columnOf(read, columns.length) })),
    features: used.map(({ title, formula }) => ({ title, formula })),
    scale: trainer.config.standardize
      ? { means: scales.map(([mean]) => mean), deviations: scales.map(([, one]) => one) }
      : null,
  };
}

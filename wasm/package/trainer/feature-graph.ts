import { EngineGraph } from '../graph/graph.js';
import type { Runtime } from '../engine/runtime.js';
import type { DataView, Graph } from '../types.js';

/** The column that a typed feature reads by this name, from 0 (core/train/typed_feature.cpp). */
const columnNamed = (name: string, count: number): number =>
  name === 'x' ? 0 : count === 2 ? 1 : Number(name.slice(1)) - 1;

/** The graph of a typed feature, at the first training point. */
export function featureGraph(runtime: Runtime, expression: string, { trainPoints, columns }: DataView): Graph {
  const text = `_feature = ${expression}`;
  const { inputs } = runtime.call('parse', text);
  const first = inputs.map((name) => [name, trainPoints.data[columnNamed(name, columns.length)]!]);
  return EngineGraph.fromText(runtime, text, Object.fromEntries(first), undefined);
}

/**
 * Pixels of a typed expression's graph, left to right. Dagre says where things stand; what stands there is this file's: gates with
 * room for the numbers on their outgoing wire, copy gates where a value is used more than once, a box for each branch's numbers.
 */
import { Graph, layout } from '@dagrejs/dagre';
import {
  boxOf,
  COPY,
  GAP,
  LABEL_HEIGHT,
  type Bends,
  type Box,
  type Drawing,
  type GatesLayout,
  type Label,
  type LayoutNode,
  type LayoutRequest,
  type Use,
} from './gates-places';
import { bringTogether, setApart } from './gates-apart';
import { drawWires } from './gates-wires';

/** Many boxes make the program slow; beyond this branches have no boxes of their own, and inputs stand at each use. */
const MANY = 90;

/** True where a tidy layout takes long enough that a draft is worth showing before it. */
export const wantsDraft = ({ nodes }: LayoutRequest): boolean => nodes.length > MANY;

/** A draft leaves out the searches for few crossings and short wires, which take more than half of the time. */
export function layoutGates({ nodes, output }: LayoutRequest, draft = false): GatesLayout {
  if (nodes.length <= MANY) return place(nodes, output, true, draft);
  const apart = setApart(nodes, output);
  return bringTogether(place(apart.nodes, output, false, draft), apart.tags);
}

function place(nodes: readonly LayoutNode[], output: number, roomy: boolean, draft: boolean): GatesLayout {
  const uses = usesOf(nodes);
  const copied = (id: number): boolean =>
    uses.get(id)!.length + (id === output && uses.get(id)!.length > 0 ? 1 : 0) > 1;
  const graph = new Graph<Label, Box, Bends>({ multigraph: true });
  const ranker = draft ? 'longest-path' : 'network-simplex';
  graph.setGraph({ rankdir: 'LR', nodesep: 14, edgesep: 12, ranksep: 20, ranker });
  for (const node of nodes)
    graph.setNode(`n${node.id}`, { width: node.width + GAP + node.label, height: node.leaf ? LABEL_HEIGHT : 58 });
  for (const node of nodes) {
    if (!copied(node.id)) {
      for (const { to, slot } of uses.get(node.id)!) graph.setEdge(`n${node.id}`, `n${to}`, { weight: 2 }, `${slot}`);
      continue;
    }
    graph.setNode(`c${node.id}`, { width: COPY, height: COPY });
    graph.setEdge(`n${node.id}`, `c${node.id}`, { weight: 8 });
    for (const { to, slot } of uses.get(node.id)!) {
      const key = `b${node.id}>${to}:${slot}`;
      if (!roomy) {
        graph.setEdge(`c${node.id}`, `n${to}`, {}, `${slot}`);
        continue;
      }
      graph.setNode(key, { width: node.label, height: LABEL_HEIGHT });
      graph.setEdge(`c${node.id}`, key, {});
      graph.setEdge(key, `n${to}`, {}, `${slot}`);
    }
  }
  layout(graph, draft ? { disableOptimalOrderHeuristic: true } : { constraints: siblings(nodes, uses) });
  uprightly(graph, nodes);
  return drawWires(graph, nodes, output, uses, copied, roomy);
}

/** Inputs of one gate that nothing else uses can stand in the order in which they are written. */
function siblings(nodes: readonly LayoutNode[], uses: Map<number, Use[]>): { left: string; right: string }[] {
  const free = new Set(nodes.filter(({ id }) => uses.get(id)!.length === 1).map(({ id }) => id));
  return nodes.flatMap(({ inputs }) =>
    inputs.slice(1).flatMap((right, index) => {
      const left = inputs[index]!;
      return free.has(left) && free.has(right) ? [{ left: `n${left}`, right: `n${right}` }] : [];
    }),
  );
}

function usesOf(nodes: readonly LayoutNode[]): Map<number, Use[]> {
  const uses = new Map<number, Use[]>(nodes.map(({ id }) => [id, []]));
  for (const { id, inputs } of nodes) inputs.forEach((input, slot) => uses.get(input)?.push({ to: id, slot }));
  return uses;
}

/** The library does not mind which end is up; a reader does: a gate's first input stands above its second. */
function uprightly(graph: Drawing, nodes: readonly LayoutNode[]): void {
  let above = 0;
  for (const { inputs } of nodes) {
    for (let slot = 1; slot < inputs.length; ++slot) {
      const [upper, lower] = [boxOf(graph, `n${inputs[slot - 1]!}`), boxOf(graph, `n${inputs[slot]!}`)];
      above += Math.sign(lower.y - upper.y);
    }
  }
  if (above >= 0) return;
  const { height = 0 } = graph.graph();
  for (const key of graph.nodes()) graph.node(key).y = height - graph.node(key).y!;
  for (const edge of graph.edges()) for (const point of graph.edge(edge).points ?? []) point.y = height - point.y;
}

/** The worker's end of the Gates room's panels: reads a graph after its forward and backward passes. */
import type { Backflow, CheckEntry, Graph, GraphNode, Tensor } from 'backflow';
import type { GateRequest } from '../../protocol/gate';
import type {
  CheckView,
  CurveRequest,
  ErrorCurves,
  ErrorPoint,
  GateCurve,
  GateLook,
  PanelsAnswer,
  PanelsWatch,
  Precision,
  PushView,
} from '../../protocol/gates-panels';
import { jacobianOf } from '../jacobian';
import { shapeOf } from '../../protocol/tensor-shape';

/** Time limits of one look: the user waits, and the worker has other work. */
const CHECK_MS = 400;
const ERRORS_MS = 800;
export const STEPS = Array.from({ length: 12 }, (_, index) => Number(`1e-${index + 1}`));

interface Looked {
  graph: Graph;
  /** The nodes that are drawn: a part of the graph, if it is folded. */
  shown: readonly GraphNode[];
  inputs: readonly string[];
  broken: boolean;
}

/** What does not depend on the chosen gate. */
export function lookAt(looked: Looked, watch: PanelsWatch): Omit<PanelsAnswer, 'structure' | 'took' | 'gate'> {
  const { graph, inputs } = looked;
  return {
    check: watch.check ? checkInputs(graph, inputs) : null,
    errors: watch.errors ? errorCurves(graph, inputs) : null,
    push: watch.push && inputs.includes(watch.push.input) ? push(looked, watch.push) : null,
    suspects: looked.broken ? graph.suspects() : null,
  };
}

/** What depends on the chosen gate. `pushed`: the tangents that the panel watches have passed through the graph. */
export function lookAtGate(
  graph: Graph,
  chosen: GateRequest['watch'] | null,
  { jacobian, pushed }: { jacobian: boolean; pushed: boolean },
): GateLook {
  const node = graph.nodes.find(({ id }) => id === chosen?.node);
  if (!node) return { node: null, jacobian: null, edges: [] };
  return {
    node: node.id,
    jacobian: jacobian ? jacobianOf(graph, node, chosen!.slot) : null,
    edges: pushed ? graph.tangentEdges(node.id) : [],
  };
}

interface Place {
  name: string;
  index: number;
}

/** Every number of the inputs. The check skips labels. */
function placesOf(graph: Graph, inputs: readonly string[]): Place[] {
  return inputs.flatMap((name) => Array.from(graph.value(name).data, (_, index) => ({ name, index })));
}

export function checkInputs(graph: Graph, inputs: readonly string[], most = CHECK_MS): CheckView {
  const start = performance.now();
  const places = placesOf(graph, inputs);
  const entries: CheckEntry[] = [];
  let labels = 0;
  for (const { name, index } of places) {
    const found = graph.check({ node: name, index });
    entries.push(...found);
    labels += found.length === 0 ? 1 : 0;
    if (performance.now() - start > most) break;
  }
  return { entries, total: places.length - labels };
}

/** The error curves of as many entries as can be checked at every step in time; mostly all of them. */
export function errorCurves(graph: Graph, inputs: readonly string[], most = ERRORS_MS): ErrorCurves {
  const { entries, total } = checkInputs(graph, inputs, most / (2 * STEPS.length));
  // An entry that is zero to within rounding or has no derivative has no error that shrinks with the step.
  const told = entries.filter(({ verdict }) => verdict !== 'lost' && verdict !== 'undefined');
  const curve = (precision: Precision): ErrorPoint[] => STEPS.map((step) => largest(graph, told, step, precision));
  return { curves: { float32: curve('float32'), float64: curve('float64') }, checked: entries.length, total };
}

function largest(graph: Graph, places: readonly Place[], step: number, precision: Precision): ErrorPoint {
  const found: ErrorPoint = { step, error: null, name: '', index: 0, kinks: 0 };
  for (const { name, index } of places) {
    for (const { relativeError, kink } of graph.check({ node: name, index, step, precision })) {
      if (kink) found.kinks += 1;
      else if (!(relativeError <= (found.error ?? -1))) Object.assign(found, { error: relativeError, name, index });
    }
  }
  return found;
}

function push({ graph, shown }: Looked, { input, tangent }: NonNullable<PanelsWatch['push']>): PushView {
  const { nodes } = graph;
  const shape = nodes.find(({ name }) => name === input)!.shape;
  // The tangent may be older than the input's shape.
  const fits = tangent !== null && shapeOf(tangent).join() === shape.join();
  const all = graph.tangents(input, fits ? tangent : undefined);
  const tangents: Record<number, Tensor> = {};
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  for (const { id } of shown) tangents[id] = all[places.get(id)!]!;
  return { input, tangents };
}

/** Evaluates gates over an interval: each runs on a vector, with ones as upstream, so that gradients are local gradients. */
export function gateCurves(engine: Backflow, { gates, low, high, points }: CurveRequest): GateCurve[] {
  const x = Array.from({ length: points }, (_, index) => low + ((high - low) * index) / (points - 1));
  return gates.map(({ name, parameters }) => {
    const names = parameters.map((_, index) => `p${index}`);
    const values = Object.fromEntries(parameters.map((value, index) => [`p${index}`, value]));
    const graph = engine.graph(`y = ${name}(${['x', ...names].join(', ')})`, { x, ...values });
    try {
      graph.backward();
      return { name, x: Float64Array.from(x), value: graph.value('y').data, local: graph.gradient('x').data };
    } finally {
      graph.dispose();
    }
  });
}

/** The Gates room's end in the worker: answers its requests, and shows the last good graph while there is no new one. */
import type { Backflow, Graph, TensorLike } from 'backflow';
import { toWire } from '../../protocol/errors';
import { firstLook, type GateAnswer, type GateRequest } from '../../protocol/gate';
import type {
  GatesAnswer,
  GatesConstant,
  GatesInput,
  GatesNode,
  GatesRefusal,
  GatesRequest,
} from '../../protocol/gates';
import { KeptGraph, valueFor, type Built, type Names, type Start } from './kept';
import { forksOf, overflowOf, readAll } from './read';
import { fittingValues, isAboutValues } from './values';
import { choose } from '../inspect';
import { lookAt, lookAtGate } from './panels';
import type { PanelsAnswer, PanelsRequest } from '../../protocol/gates-panels';

export class GatesSession {
  readonly #kept = new KeptGraph();

  /** Evaluates a request. If text and values make no graph, the one that was shown stays usable. */
  evaluate(engine: Backflow, request: GatesRequest): GatesAnswer | GatesRefusal {
    try {
      return this.#evaluate(engine, request);
    } catch (error) {
      const refused = toWire(error);
      const names = this.#readable(engine, request);
      const inputs = names && names.inputs;
      const fits = inputs && isAboutValues(refused.code) && refused.subject !== 'upstream';
      return {
        refused,
        inputs: names && inputsOf(request, names, {}),
        constants: names ? constantsOf(engine, names) : [],
        fits: fits ? fittingValues(engine, request.text, inputs, request.values) : null,
        shown: this.#first(fallbacks(request), (one) => this.#evaluate(engine, one)),
      };
    }
  }

  /** What open panels show of the requested graph, which is mostly built already. */
  look(engine: Backflow, { request, watch }: PanelsRequest): PanelsAnswer {
    try {
      return this.#look(engine, request, watch);
    } catch (error) {
      const answer = this.#first(fallbacks(request), (one) => this.#look(engine, one, watch));
      if (!answer) throw error;
      return answer;
    }
  }

  /** Text and values of the graph that is shown; null: none yet. */
  get source(): { text: string; values: Record<string, TensorLike> } | null {
    return this.#kept.source;
  }

  /** One gate of the graph that the page shows; null if the numbers of that graph have changed since. */
  gate({ sweep, watch, panels }: GateRequest): GateAnswer | null {
    return this.#kept.readAgain(sweep, (built) => {
      const { graph, shown, structure } = built;
      // Another tangent comes with the next look at the panels.
      const pushed = panels.push !== null && built.pushed === JSON.stringify(panels.push);
      return {
        structure,
        chosen: chosenOf(graph, shown, watch),
        look: lookAtGate(graph, watch, { jacobian: panels.jacobian, pushed }),
      };
    });
  }

  #first<T>(requests: readonly GatesRequest[], answer: (request: GatesRequest) => T): T | null {
    for (const request of requests) {
      try {
        return answer(request);
      } catch {
        // Try the next request.
      }
    }
    return null;
  }

  #look(engine: Backflow, request: GatesRequest, watch: PanelsRequest['watch']): PanelsAnswer {
    const start = performance.now();
    return this.#kept.read(engine, request, (built, { mistake }) => {
      const { graph, structure } = built;
      const seen = lookAt({ ...built, inputs: built.names.inputs, broken: mistake !== undefined }, watch);
      if (seen.push) built.pushed = JSON.stringify(watch.push);
      const gate = lookAtGate(graph, request.watch, { jacobian: watch.jacobian, pushed: seen.push !== null });
      return { ...seen, gate, structure, took: performance.now() - start };
    });
  }

  #readable(engine: Backflow, request: GatesRequest): Names | null {
    try {
      return this.#kept.namesIn(engine, request);
    } catch {
      return null;
    }
  }

  #evaluate(engine: Backflow, request: GatesRequest): GatesAnswer {
    const start = performance.now();
    return this.#kept.read(engine, request, (built, from) => {
      const { graph, shown, structure, sweep, expanded } = built;
      const { nodes } = graph;
      const { output, mistake = null } = from;
      const { values, gradients } = readAll(graph, shown);
      const folded = shown.length !== nodes.length;
      return {
        structure,
        sweep,
        nodes: structure === request.known ? null : shown,
        size: nodes.length,
        inputs: inputsOf(request, built.names, built.first),
        constants: built.names.constants.map((name) => ({ name, value: graph.value(name).data[0]! })),
        output,
        values,
        gradients,
        // The wires of a folded graph are not the uses that a copy gate sums.
        forks: folded ? {} : forksOf(graph, nodes),
        // Without a chosen gate, the output's gate is shown.
        chosen: chosenOf(graph, shown, request.watch ?? firstLook(shown, output)),
        expanded,
        difference: built.typed && !mistake ? differenceOf(engine, built, from) : null,
        overflow: expanded.length > 0 ? overflowOf(graph) : null,
        mistake,
        took: performance.now() - start,
      };
    });
  }
}

function inputsOf(request: GatesRequest, names: Names, first: Built['first']): GatesInput[] {
  const { length } = names.given;
  return names.inputs.map((name) => ({
    name,
    value: valueFor(request, name, first),
    ...(length > 0 && names.given.includes(name) && { constant: true }),
  }));
}

/** The constants of a text without a graph. */
function constantsOf(engine: Backflow, { constants }: Names): GatesConstant[] {
  return constants.map((name) => {
    const graph = engine.graph(`c = ${name}`, {});
    const { data } = graph.value('c');
    graph.dispose();
    return { name, value: data[0]! };
  });
}

/** The largest difference of the inputs' gradients from those of the graph as typed. */
function differenceOf(engine: Backflow, built: Built, from: Start): number | null {
  const typed = built.typed!;
  const { inputs } = built.names;
  if (inputs.length === 0) return null;
  // The graph as typed has no parts, so a part can't be its output.
  if (!typed.nodes.some(({ id }) => id === from.output)) return null;
  typed.backward(from);
  const flat = (graph: Graph): number[] => inputs.flatMap((name) => [...graph.gradient(name).data]);
  const [a, b] = [flat(built.graph), flat(typed)];
  // If one is infinite, either the other is too, or the difference is infinite.
  const finite = [...a, ...b].every(Number.isFinite);
  if (!finite) return a.every((value, index) => Object.is(value, b[index])) ? 0 : Infinity;
  // The engine computes the difference, as it computes all numbers.
  const compared = engine.graph('d = max(abs(a - b))', { a, b });
  try {
    return compared.value('d').data[0]!;
  } finally {
    compared.dispose();
  }
}

/** The chosen gate. For a folded line only the result is shown, since its last gate has inputs that are not drawn. */
function chosenOf(
  graph: Graph,
  shown: readonly GatesNode[],
  watch: NonNullable<GatesRequest['watch']>,
): GatesAnswer['chosen'] {
  return choose(graph, watch, Boolean(shown.find(({ id }) => id === watch.node)?.folds));
}

/** Requests to try after one that fails: the last graph with the current values, or unchanged. */
function fallbacks(request: GatesRequest): GatesRequest[] {
  if (!request.shown) return [];
  const { shown } = request;
  const present = { ...shown.values, ...request.values };
  // If the text is the same, its upstream may be at fault, so it is tried last.
  const starts = shown.text === request.text ? [null, shown.upstream] : [shown.upstream, null];
  return starts.flatMap((upstream) =>
    [present, shown.values].map((values) => ({ ...request, ...shown, values, upstream })),
  );
}

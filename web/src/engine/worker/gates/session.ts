/** The Gates room's end in the worker: keeps the graph of the last good text and redoes only what has changed. */
import type { Backflow, Graph, GraphNode, TensorLike } from 'backflow';
import { failure, toWire } from '../../protocol/errors';
import type { GatesAnswer, GatesNode, GatesRefusal, GatesRequest } from '../../protocol/gates';
import { foldNodes } from './fold';
import { forksOf, overflowOf, readAll } from './read';
import { fromOf, sendBack } from './start';
import { fittingValues, graphWithValues, isAboutValues } from './values';
import { choose } from '../inspect';
import { lookAt } from './panels';
import type { PanelsAnswer, PanelsRequest } from '../../protocol/gates-panels';

/** Longer texts take too long while a user waits. */
export const MOST_CHARACTERS = 400_000;
const MOST_GATES = 10_000;

interface Built {
  text: string;
  graph: Graph;
  /** The node of the last line. */
  output: number;
  /** The names of the inputs. */
  inputs: string[];
  /** The first value of every input; inputs without a value from the user keep it. */
  first: Record<string, TensorLike>;
  /** The value of each input as text, which is fast to compare. */
  held: Map<string, string>;
  expanded: number[];
  structure: number;
  shown: GatesNode[];
  /** The unfolded lines that `shown` was made for. */
  unfolded: string;
  /** The graph as typed, for comparison with the expanded one. */
  typed: Graph | null;
}

export class GatesSession {
  #built: Built | null = null;
  #structures = 0;

  /** Evaluates a request. If text and values make no graph, the one that was shown stays usable. */
  evaluate(engine: Backflow, request: GatesRequest): GatesAnswer | GatesRefusal {
    try {
      return this.#evaluate(engine, request);
    } catch (error) {
      const refused = toWire(error);
      const inputs = this.#readable(engine, request);
      const fits = inputs && isAboutValues(refused.code) && refused.subject !== 'upstream';
      return {
        refused,
        inputs: inputs && inputs.map((name) => ({ name, value: valueFor(request, name, {}) })),
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
    const built = this.#bring(engine, request);
    const { graph, inputs } = built;
    try {
      this.#fold(built, request);
      const { shown, structure } = built;
      const from = fromOf(graph, request, built.output);
      sendBack(graph, from);
      const seen = lookAt({ graph, shown, inputs, chosen: request.watch, broken: from.mistake !== undefined }, watch);
      return { ...seen, structure, took: performance.now() - start };
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  #inputsOf(engine: Backflow, { text }: GatesRequest): string[] {
    if (text.length > MOST_CHARACTERS)
      throw failure('too-long', 'too-long', { length: text.length, most: MOST_CHARACTERS });
    return this.#built?.text === text ? this.#built.inputs : engine.parse(text).inputs;
  }

  #readable(engine: Backflow, request: GatesRequest): string[] | null {
    try {
      return this.#inputsOf(engine, request);
    } catch {
      return null;
    }
  }

  #evaluate(engine: Backflow, request: GatesRequest): GatesAnswer {
    const start = performance.now();
    const built = this.#bring(engine, request);
    const { graph } = built;
    try {
      this.#fold(built, request);
      const { shown, structure } = built;
      const { nodes } = graph;
      const from = fromOf(graph, request, built.output);
      const { output, mistake = null } = from;
      sendBack(graph, from);
      const { values, gradients } = readAll(graph, shown);
      const folded = shown.length !== nodes.length;
      return {
        structure,
        nodes: structure === request.known ? null : shown,
        size: nodes.length,
        inputs: built.inputs.map((name) => ({ name, value: valueFor(request, name, built.first) })),
        output,
        values,
        gradients,
        // The wires of a folded graph are not the uses that a copy gate sums.
        forks: folded ? {} : forksOf(graph, nodes),
        // Without a chosen gate, the output's gate is shown.
        chosen: chosenOf(graph, shown, request.watch ?? { node: output, slot: 0, entry: 0 }),
        expanded: built.expanded,
        difference: built.typed && !mistake ? this.#difference(engine, built, from) : null,
        overflow: built.expanded.length > 0 ? overflowOf(graph) : null,
        mistake,
        took: performance.now() - start,
      };
    } catch (error) {
      // After an upstream of the wrong shape, the graph can still be used; after any other error it is stale.
      if (toWire(error).subject !== 'upstream') this.#forget();
      throw error;
    }
  }

  /** Builds or updates the graph for this request and runs it forward. A failed request leaves no half-made graph. */
  #bring(engine: Backflow, request: GatesRequest): Built {
    const before = this.#built;
    const same = before?.text === request.text && startsWith(request.expanded, before.expanded);
    if (!before || !same) return this.#build(engine, request);
    try {
      this.#update(before, request);
      this.#expand(engine, before, request);
      return before;
    } catch {
      // If the values don't fit together, a new graph reports where.
      return this.#build(engine, request);
    }
  }

  #build(engine: Backflow, request: GatesRequest): Built {
    const inputs = this.#inputsOf(engine, request);
    const { graph, values } = graphWithValues(engine, request.text, inputs, request.values);
    const { length } = graph.nodes;
    if (length > MOST_GATES) {
      graph.dispose();
      throw failure('too-many-gates', 'too-many-gates', { count: length, most: MOST_GATES });
    }
    this.#forget();
    const held = new Map(inputs.map((name) => [name, JSON.stringify(values[name])]));
    const { text } = request;
    const built: Built = {
      text,
      graph,
      output: graph.output,
      inputs,
      first: values,
      held,
      expanded: [],
      structure: ++this.#structures,
      shown: [],
      unfolded: '',
      typed: null,
    };
    this.#built = built;
    this.#expand(engine, built, request);
    return built;
  }

  #update(built: Built, request: GatesRequest): void {
    let changed = false;
    for (const name of built.inputs) {
      const value = valueFor(request, name, built.first);
      const written = JSON.stringify(value);
      if (written === built.held.get(name)) continue;
      changed = true;
      const shapes = shapesOf(built.graph.nodes);
      built.graph.set(name, value);
      built.typed?.set(name, value);
      built.held.set(name, written);
      if (shapesOf(built.graph.nodes) !== shapes) built.structure = ++this.#structures;
    }
    if (changed) built.graph.forward();
    if (changed) built.typed?.forward();
  }

  /** Updates the shown nodes after a change of the structure or of the unfolded lines. */
  #fold(built: Built, { unfolded }: GatesRequest): void {
    const wanted = `${built.structure}:${unfolded.join()}`;
    if (built.unfolded === wanted) return;
    const { nodes } = built.graph;
    const shown = foldNodes(nodes, unfolded);
    if (built.shown.length > 0 && shown.length !== nodes.length) built.structure = ++this.#structures;
    built.shown = shown;
    built.unfolded = `${built.structure}:${unfolded.join()}`;
  }

  /** Ids that are no longer composite gates are ignored. */
  #expand(engine: Backflow, built: Built, request: GatesRequest): void {
    const { graph } = built;
    const wanted = request.expanded;
    for (const id of wanted.slice(built.expanded.length)) {
      if (!graph.nodes.some((node) => node.id === id && node.composite)) continue;
      built.typed ??= engine.graph(built.text, valuesOf(built, request));
      graph.expand(id);
      graph.forward();
      built.expanded = [...built.expanded, id];
      built.structure = ++this.#structures;
    }
  }

  #difference(engine: Backflow, built: Built, from: { output: number }): number | null {
    const typed = built.typed!;
    if (built.inputs.length === 0) return null;
    // The graph as typed has no parts, so a part can't be its output.
    if (!typed.nodes.some(({ id }) => id === from.output)) return null;
    typed.backward(from);
    const flat = (graph: Graph): number[] => built.inputs.flatMap((name) => [...graph.gradient(name).data]);
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

  #forget(): void {
    this.#built?.graph.dispose();
    this.#built?.typed?.dispose();
    this.#built = null;
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

function valuesOf({ inputs, first }: Built, request: GatesRequest): Record<string, TensorLike> {
  return Object.fromEntries(inputs.map((name) => [name, valueFor(request, name, first)]));
}

function valueFor({ values }: GatesRequest, name: string, first: Record<string, TensorLike>): TensorLike {
  if (Object.hasOwn(values, name)) return values[name]!;
  return Object.hasOwn(first, name) ? first[name]! : 1;
}

function shapesOf(nodes: readonly GraphNode[]): string {
  return nodes.map(({ shape }) => shape.join('x')).join(' ');
}

function startsWith(whole: readonly number[], part: readonly number[]): boolean {
  return part.every((id, index) => whole[index] === id);
}

/** The Gates room's end in the worker: keeps the graph of the last good text and does no more than what changed asks for. */
import type { Backflow, BackwardOptions, Graph, GraphNode, Tensor, TensorLike } from 'backflow';
import { EngineError, failure, toWire } from './errors';
import type { GatesAnswer, GatesInput, GatesNode, GatesRefusal, GatesRequest } from './gates-protocol';
import { foldNodes } from './gates-fold';
import { choose } from './inspect';
import { lookAt } from './panels';
import type { PanelsAnswer, PanelsRequest } from './panels-protocol';

/** What is longer can't be worked through while a person waits. */
export const MOST_CHARACTERS = 400_000;
export const MOST_GATES = 10_000;
/** An input that was just typed has no value yet. */
const FIRST_VALUE = 1;

interface Built {
  text: string;
  graph: Graph;
  /** The names that the text reads. */
  inputs: string[];
  /** What each input holds, as text: cheap to compare. */
  held: Map<string, string>;
  expanded: number[];
  structure: number;
  shown: GatesNode[];
  /** What `shown` was made for. */
  unfolded: string;
  /** The graph as typed, to compare an expanded one with. */
  typed: Graph | null;
}

export class GatesSession {
  #built: Built | null = null;
  #structures = 0;

  /** A text that can't be read throws; values that do not fit the text are told with the inputs they are for. */
  evaluate(engine: Backflow, request: GatesRequest): GatesAnswer | GatesRefusal {
    if (request.text.length > MOST_CHARACTERS)
      throw failure('too-long', `the text has ${request.text.length} characters; ${MOST_CHARACTERS} at most`);
    const inputs = this.#inputsOf(engine, request);
    try {
      return this.#evaluate(engine, request, inputs);
    } catch (error) {
      return { refused: toWire(error), inputs: inputsOf(inputs, request) };
    }
  }

  /** What open panels show of the graph that the request asks for; it stands already, mostly. */
  look(engine: Backflow, { request, watch }: PanelsRequest): PanelsAnswer {
    const start = performance.now();
    const inputs = this.#inputsOf(engine, request);
    const built = this.#bring(engine, request, inputs);
    const { graph } = built;
    try {
      this.#fold(built, request);
      const { shown, structure } = built;
      const from = fromOf(graph, request);
      sendBack(graph, from);
      const seen = lookAt({ graph, shown, inputs, chosen: request.watch, broken: from.mistake !== undefined }, watch);
      return { ...seen, structure, took: performance.now() - start };
    } catch (error) {
      this.#forget();
      throw error;
    }
  }

  #inputsOf(engine: Backflow, { text }: GatesRequest): string[] {
    return this.#built?.text === text ? this.#built.inputs : engine.parse(text).inputs;
  }

  #evaluate(engine: Backflow, request: GatesRequest, inputs: string[]): GatesAnswer {
    const start = performance.now();
    const built = this.#bring(engine, request, inputs);
    const { graph } = built;
    try {
      this.#fold(built, request);
      const { shown, structure } = built;
      const { nodes } = graph;
      const from = fromOf(graph, request);
      const { output, mistake = null } = from;
      sendBack(graph, from);
      const { values, gradients } = readAll(graph, shown);
      const folded = shown.length !== nodes.length;
      return {
        structure,
        nodes: structure === request.known ? null : shown,
        size: nodes.length,
        inputs: inputsOf(inputs, request),
        output,
        values,
        gradients,
        // A folded graph's wires are not the uses that a copy gate adds up.
        forks: folded ? {} : forksOf(graph, nodes),
        // Where nothing is pointed at, the output's gate is shown.
        chosen: choose(graph, request.watch ?? { node: output, slot: 0, entry: 0 }),
        expanded: built.expanded,
        difference: built.typed && !mistake ? this.#difference(engine, built, from) : null,
        mistake,
        took: performance.now() - start,
      };
    } catch (error) {
      // The upstream's shape, say: the graph stands, but nothing in it is fresh.
      this.#forget();
      throw error;
    }
  }

  /** The graph for this request, run forward. A request that can't be met leaves no half-made graph behind. */
  #bring(engine: Backflow, request: GatesRequest, inputs: string[]): Built {
    const before = this.#built;
    const same = before?.text === request.text && startsWith(request.expanded, before.expanded);
    if (!before || !same) return this.#build(engine, request, inputs);
    try {
      this.#update(before, request);
      this.#expand(engine, before, request);
      return before;
    } catch {
      // Values that no longer fit together: made anew, the graph says at which place.
      return this.#build(engine, request, inputs);
    }
  }

  #build(engine: Backflow, request: GatesRequest, inputs: string[]): Built {
    const values = valuesOf(inputs, request);
    const graph = engine.graph(request.text, values);
    const { length } = graph.nodes;
    if (length > MOST_GATES) {
      graph.dispose();
      throw failure('too-many-gates', `the expression has ${length} gates; ${MOST_GATES} at most`);
    }
    this.#forget();
    const held = new Map(inputs.map((name) => [name, JSON.stringify(values[name])]));
    const { text } = request;
    const built: Built = {
      text,
      graph,
      inputs,
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
      const value = valueFor(request, name);
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

  /** What is shown follows the structure and what the person opened in it. */
  #fold(built: Built, { unfolded }: GatesRequest): void {
    const wanted = `${built.structure}:${unfolded.join()}`;
    if (built.unfolded === wanted) return;
    const { nodes } = built.graph;
    const shown = foldNodes(nodes, unfolded);
    if (built.shown.length > 0 && shown.length !== nodes.length) built.structure = ++this.#structures;
    built.shown = shown;
    built.unfolded = `${built.structure}:${unfolded.join()}`;
  }

  /** Ids that are no composite gate any more are passed over. */
  #expand(engine: Backflow, built: Built, request: GatesRequest): void {
    const { graph } = built;
    const wanted = request.expanded;
    for (const id of wanted.slice(built.expanded.length)) {
      if (!graph.nodes.some((node) => node.id === id && node.composite)) continue;
      built.typed ??= engine.graph(built.text, valuesOf(built.inputs, request));
      graph.expand(id);
      graph.forward();
      built.expanded = [...built.expanded, id];
      built.structure = ++this.#structures;
    }
  }

  #difference(engine: Backflow, built: Built, from: { output: number }): number | null {
    const typed = built.typed!;
    // A part can't be the output of the graph that has no parts.
    if (!typed.nodes.some(({ id }) => id === from.output)) return null;
    typed.backward(from);
    const flat = (graph: Graph): number[] => built.inputs.flatMap((name) => [...graph.gradient(name).data]);
    // The subtraction is the engine's, like every other.
    const compared = engine.graph('d = max(abs(a - b))', { a: flat(built.graph), b: flat(typed) });
    const [largest] = compared.value('d').data;
    compared.dispose();
    return largest!;
  }

  #forget(): void {
    this.#built?.graph.dispose();
    this.#built?.typed?.dispose();
    this.#built = null;
  }
}

/** Where the backward pass starts, from what, and what it does wrong; what names a node that is not there is passed over. */
function fromOf(graph: Graph, { output, upstream, mistake }: GatesRequest): BackwardOptions & { output: number } {
  const { nodes } = graph;
  const gate = mistake?.kind === 'wrong-local' ? nodes.find(({ id }) => id === mistake.node) : undefined;
  const possible = mistake?.kind === 'overwrite' || (gate !== undefined && gate.inputs.length > 0);
  return {
    output: nodes.some(({ id }) => id === output) ? output! : graph.output,
    ...(upstream !== null && { upstream }),
    ...(possible && { mistake: mistake! }),
  };
}

/** What is wrong with the start is told as the upstream's fault: that is where it can be put right. */
function sendBack(graph: Graph, from: BackwardOptions): void {
  try {
    graph.backward(from);
  } catch (error) {
    throw new EngineError({ ...toWire(error), ...(from.upstream !== undefined && { name: 'upstream' }) });
  }
}

function inputsOf(inputs: readonly string[], request: GatesRequest): GatesInput[] {
  return inputs.map((name) => ({ name, value: valueFor(request, name) }));
}

function valuesOf(inputs: readonly string[], request: GatesRequest): Record<string, TensorLike> {
  return Object.fromEntries(inputs.map((name) => [name, valueFor(request, name)]));
}

function valueFor({ values }: GatesRequest, name: string): TensorLike {
  return Object.hasOwn(values, name) ? values[name]! : FIRST_VALUE;
}

function shapesOf(nodes: readonly GraphNode[]): string {
  return nodes.map(({ shape }) => shape.join('x')).join(' ');
}

function startsWith(whole: readonly number[], part: readonly number[]): boolean {
  return part.every((id, index) => whole[index] === id);
}

/** Of what is shown, by id; read at once, since a large graph has thousands. */
function readAll(graph: Graph, shown: readonly GraphNode[]): Pick<GatesAnswer, 'values' | 'gradients'> {
  const { nodes, values, gradients } = graph.snapshot();
  const places = new Map(nodes.map(({ id }, index) => [id, index]));
  const byId = (tensors: readonly Tensor[] | null): Record<number, Tensor> =>
    Object.fromEntries(tensors ? shown.map(({ id }) => [id, tensors[places.get(id)!]!]) : []);
  return { values: byId(values), gradients: byId(gradients) };
}

function forksOf(graph: Graph, nodes: readonly GraphNode[]): GatesAnswer['forks'] {
  const uses = new Map<number, number>();
  for (const { inputs } of nodes) for (const input of inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  const forks: GatesAnswer['forks'] = {};
  for (const [id, count] of uses) if (count > 1) forks[id] = graph.contributions(id);
  return forks;
}

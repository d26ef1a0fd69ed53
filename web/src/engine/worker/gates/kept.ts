/** The graph of the Gates room's last good request. Later requests redo only what has changed. */
import type { Backflow, BackwardOptions, Graph, GraphNode, ParseResult, TensorLike } from 'backflow';
import { failure, toWire } from '../../protocol/errors';
import type { GatesNode, GatesRequest } from '../../protocol/gates';
import { foldNodes } from './fold';
import { fromOf, sendBack } from './start';
import { graphWithValues } from './values';

/** The names that a text reads. */
export interface Names {
  /** All that are given values, including constants to which the user gave one. */
  inputs: string[];
  /** `e`, `pi` and `π` where they are the numbers … */
  constants: string[];
  /** … and where they are inputs. */
  given: string[];
}

/** Longer texts take too long while a user waits. */
const MOST_CHARACTERS = 400_000;
const MOST_GATES = 10_000;

export interface Built {
  text: string;
  graph: Graph;
  /** The node of the last line. */
  output: number;
  parsed: Pick<ParseResult, 'inputs' | 'constants'>;
  names: Names;
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
  /** Identifies the numbers of the last backward pass; 0: none since the last change. */
  sweep: number;
  /** Where that pass started, as text. */
  started: string;
  /** The last tangent since the last change, as text. */
  pushed: string;
}

/** Where a backward pass starts, and its mistake. */
export type Start = BackwardOptions & { output: number };

export class KeptGraph {
  #built: Built | null = null;
  #structures = 0;
  #sweeps = 0;

  /** Runs the request's graph forward and backward, and reads it. A failed request leaves no half-made graph. */
  read<T>(engine: Backflow, request: GatesRequest, read: (built: Built, start: Start) => T): T {
    const built = this.#bring(engine, request);
    return this.#guard(() => {
      this.#fold(built, request);
      const start = fromOf(built.graph, request, built.output);
      this.#sendBack(built, start);
      return read(built, start);
    });
  }

  /** The text of the graph and the values of its inputs; null if there is none. */
  get source(): { text: string; values: Record<string, TensorLike> } | null {
    if (!this.#built) return null;
    const { text, graph, names } = this.#built;
    return { text, values: Object.fromEntries(names.inputs.map((name) => [name, graph.value(name)])) };
  }

  /** Reads the graph as it is; null if it has other numbers than these. */
  readAgain<T>(sweep: number, read: (built: Built) => T): T | null {
    const built = this.#built;
    return built?.sweep === sweep ? this.#guard(() => read(built)) : null;
  }

  /** The names that a text reads. A constant with a value is an input. */
  namesIn(engine: Backflow, request: GatesRequest): Names {
    const parsed = this.#parse(engine, request);
    const [given, constants] = [true, false].map((has) =>
      parsed.constants.filter((name) => Object.hasOwn(request.values, name) === has),
    ) as [string[], string[]];
    return { inputs: [...parsed.inputs, ...given], constants, given };
  }

  #parse(engine: Backflow, { text }: GatesRequest): Built['parsed'] {
    if (text.length > MOST_CHARACTERS)
      throw failure('too-long', 'too-long', { length: text.length, most: MOST_CHARACTERS });
    return this.#built?.text === text ? this.#built.parsed : engine.parse(text);
  }

  /** Builds or updates the graph for this request and runs it forward. A failed request leaves no half-made graph. */
  #bring(engine: Backflow, request: GatesRequest): Built {
    const before = this.#built;
    const same =
      before?.text === request.text &&
      startsWith(request.expanded, before.expanded) &&
      before.names.given.join() === this.namesIn(engine, request).given.join();
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
    const parsed = this.#parse(engine, request);
    const names = this.namesIn(engine, request);
    const { inputs } = names;
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
      parsed,
      names,
      first: values,
      held,
      expanded: [],
      structure: ++this.#structures,
      shown: [],
      unfolded: '',
      typed: null,
      sweep: 0,
      started: '',
      pushed: '',
    };
    this.#built = built;
    this.#expand(engine, built, request);
    return built;
  }

  #update(built: Built, request: GatesRequest): void {
    let changed = false;
    for (const name of built.names.inputs) {
      const value = valueFor(request, name, built.first);
      const written = JSON.stringify(value);
      if (written === built.held.get(name)) continue;
      changed = true;
      outdate(built);
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

  /** Runs the backward pass, unless the graph already has its numbers. */
  #sendBack(built: Built, start: Start): void {
    const started = JSON.stringify(start);
    if (built.sweep > 0 && built.started === started) return;
    built.sweep = 0;
    sendBack(built.graph, start);
    built.started = started;
    built.sweep = ++this.#sweeps;
  }

  #guard<T>(task: () => T): T {
    try {
      return task();
    } catch (error) {
      // After an upstream of the wrong shape, the graph can still be used; after any other error it is stale.
      if (toWire(error).subject !== 'upstream') this.#forget();
      throw error;
    }
  }

  /** Ids that are no longer composite gates are ignored. */
  #expand(engine: Backflow, built: Built, request: GatesRequest): void {
    const { graph } = built;
    const wanted = request.expanded;
    for (const id of wanted.slice(built.expanded.length)) {
      if (!graph.nodes.some((node) => node.id === id && node.composite)) continue;
      built.typed ??= engine.graph(built.text, valuesOf(built, request));
      outdate(built);
      graph.expand(id);
      graph.forward();
      built.expanded = [...built.expanded, id];
      built.structure = ++this.#structures;
    }
  }

  #forget(): void {
    this.#built?.graph.dispose();
    this.#built?.typed?.dispose();
    this.#built = null;
  }
}

/** The graph is about to change, so its gradients and tangents are out of date. */
function outdate(built: Built): void {
  built.sweep = 0;
  built.pushed = '';
}

function valuesOf({ names, first }: Built, request: GatesRequest): Record<string, TensorLike> {
  return Object.fromEntries(names.inputs.map((name) => [name, valueFor(request, name, first)]));
}

export function valueFor({ values }: GatesRequest, name: string, first: Record<string, TensorLike>): TensorLike {
  if (Object.hasOwn(values, name)) return values[name]!;
  return Object.hasOwn(first, name) ? first[name]! : 1;
}

function shapesOf(nodes: readonly GraphNode[]): string {
  return nodes.map(({ shape }) => shape.join('x')).join(' ');
}

function startsWith(whole: readonly number[], part: readonly number[]): boolean {
  return part.every((id, index) => whole[index] === id);
}

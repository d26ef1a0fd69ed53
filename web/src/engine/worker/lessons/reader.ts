/** Reads numbers from a lesson's scene: a typed graph, or a net in training. */
import type { Backflow, Graph, Tensor, TensorLike, Trainer } from 'backflow';
import { failure } from '../../protocol/errors';
import {
  isGiven,
  type GraphScene,
  type NetScene,
  type NodeRead,
  type Read,
  type RunScene,
  type Scene,
} from '../../protocol/lessons';
import { shapeOf } from '../../protocol/tensor-shape';

/** Runs `read` with a scene, and frees the scene afterwards. */
export function withScene<T>(engine: Backflow, scene: Scene, read: (reader: Reader) => T): T {
  return using('graph' in scene ? ofGraph(engine, scene.graph) : ofNet(engine, scene.net), read);
}

/** Runs `read` with the net that the page trains. Its trainer stays as it is. */
export function withRun<T>(
  engine: Backflow,
  trainer: Trainer | null,
  { run }: RunScene,
  read: (reader: Reader) => T,
): T {
  if (!trainer) throw failure('no-trainer', 'no-trainer');
  return using(new Reader(engine, trainer.graph(run), {}), read);
}

function using<T>(reader: Reader, read: (reader: Reader) => T): T {
  try {
    return read(reader);
  } finally {
    reader.dispose();
  }
}

function ofGraph(engine: Backflow, scene: GraphScene): Reader {
  const graph = graphOf(engine, scene);
  return new Reader(engine, graph, {
    values: scene.values,
    back: () => graph.backward(startOf(scene)),
  });
}

/** A scene's graph, expanded, after a forward and a backward pass. */
function graphOf(engine: Backflow, scene: GraphScene): Graph {
  const { text, values, expanded = [] } = scene;
  const { inputs } = engine.parse(text);
  const graph = engine.graph(text, Object.fromEntries(inputs.map((name) => [name, values[name]!])));
  for (const name of expanded) graph.expand(idOf(graph, name));
  graph.forward();
  graph.backward(startOf(scene));
  return graph;
}

const startOf = ({ output, upstream, mistake }: GraphScene) => ({
  ...(output !== undefined && { output: nodeKey(output) }),
  ...(upstream !== undefined && { upstream }),
  ...(mistake && { mistake }),
});

function ofNet(engine: Backflow, { config, steps = 0, example, mistake }: NetScene): Reader {
  const trainer = engine.trainer(config);
  try {
    if (mistake) trainer.makeMistake(mistake);
    trainer.step(steps);
    const graph = trainer.graph(example === undefined ? {} : { example });
    return new Reader(engine, graph, { trainer });
  } catch (error) {
    trainer.dispose();
    throw error;
  }
}

/** A node as the package takes it: `#` and an id is the id. */
export const nodeKey = (name: string): string | number => (/^#\d+$/.test(name) ? Number(name.slice(1)) : name);

/** The id of the node with this name, or of this id. */
function idOf(graph: Graph, name: string): number {
  const key = nodeKey(name);
  const node = graph.nodes.find((one) => one.id === key || one.name === key);
  if (!node) throw failure('no-node', 'no-node', { name });
  return node.id;
}

interface Origin {
  /** The values of a typed graph, which a read may change for itself … */
  values?: Record<string, TensorLike>;
  /** … and how its backward pass is run. */
  back?(): void;
  trainer?: Trainer;
}

export class Reader {
  readonly graph: Graph;
  readonly #engine: Backflow;
  readonly #origin: Origin;

  constructor(engine: Backflow, graph: Graph, origin: Origin) {
    this.#engine = engine;
    this.graph = graph;
    this.#origin = origin;
  }

  read(read: Read): Tensor {
    if (isGiven(read)) return tensorFrom(read);
    if ('size' in read) return scalar(this.#size(read.size) * (read.times === undefined ? 1 : this.#size(read.times)));
    if ('figure' in read) return scalar(this.#figure(read));
    if ('formula' in read) return this.#formula(read);
    return this.#with(read.with ?? {}, () => {
      const tensor = this.#tensor(read);
      return 'term' in read ? tensor : entryOf(tensor, read.index);
    });
  }

  dispose(): void {
    this.graph.dispose();
    this.#origin.trainer?.dispose();
  }

  #tensor(read: NodeRead): Tensor {
    const { graph } = this;
    if ('value' in read) return graph.value(nodeKey(read.value));
    if ('gradient' in read) return graph.gradient(nodeKey(read.gradient));
    if ('numeric' in read) {
      const entries = graph.check({ node: nodeKey(read.numeric) });
      return {
        shape: graph.value(nodeKey(read.numeric)).shape,
        data: Float64Array.from(entries, ({ numeric }) => numeric),
      };
    }
    if ('term' in read) return this.#term(read);
    const name = 'passed' in read ? read.passed : read.local;
    const edge = graph.edges(nodeKey(name)).find(({ slot }) => slot === read.slot);
    const tensor = 'passed' in read ? edge?.downstream : edge?.local;
    if (!tensor) throw failure('no-slot', 'no-slot', { name, slot: read.slot });
    return tensor;
  }

  #term({ term: name, slot, index = 0, result, factor }: Extract<NodeRead, { term: unknown }>): Tensor {
    const found = this.graph.terms(nodeKey(name), slot, index).find(({ outputIndex }) => outputIndex === result);
    if (!found) throw failure('no-entry', 'no-entry', { name, index: result });
    return scalar(factor ? found[factor] : found.product);
  }

  #size(name: string): number {
    return this.graph.value(nodeKey(name)).data.length;
  }

  #figure({ figure, after = 0, changes, mistake }: Extract<Read, { figure: unknown }>): number {
    const { trainer } = this.#origin;
    if (!trainer) throw failure('no-trainer', 'no-trainer');
    if (figure === 'parameters') return trainer.parameters.reduce((sum, { data }) => sum + data.length, 0);
    if (figure === 'examples') return trainer.data.trainPoints.shape[0]!;
    if (figure === 'classes') return trainer.data.classNames?.length ?? new Set(trainer.data.trainLabels).size;
    // A copy trains on, so that other reads see the scene as it is.
    const anew = changes !== undefined || mistake !== undefined;
    const copy = this.#engine.trainer({ ...trainer.config, ...changes }, anew ? {} : { restore: trainer.save() });
    try {
      copy.makeMistake(mistake === undefined ? trainer.mistake : mistake);
      return copy.step(after)[figure] ?? NaN;
    } finally {
      copy.dispose();
    }
  }

  #formula({ formula, of = {} }: Extract<Read, { formula: unknown }>): Tensor {
    const text = `answer = ${formula}`;
    const read = (name: string): Tensor => {
      if (!Object.hasOwn(of, name)) throw failure('no-node', 'no-node', { name });
      return this.read(of[name]!);
    };
    const { inputs } = this.#engine.parse(text);
    const graph = this.#engine.graph(text, Object.fromEntries(inputs.map((name) => [name, read(name)])));
    try {
      graph.forward();
      return graph.value(graph.output);
    } finally {
      graph.dispose();
    }
  }

  #with<T>(changes: Record<string, TensorLike>, read: () => T): T {
    const names = Object.keys(changes);
    if (names.length === 0) return read();
    const { values, back } = this.#origin;
    const set = (from: Record<string, TensorLike>): void => {
      for (const name of names) this.graph.set(name, from[name]!);
      this.graph.forward();
      back?.();
    };
    set(changes);
    try {
      return read();
    } finally {
      set(values!);
    }
  }
}

const scalar = (value: number): Tensor => ({ shape: [], data: Float64Array.of(value) });

function tensorFrom(value: TensorLike): Tensor {
  if (typeof value === 'number') return scalar(value);
  const data = 'shape' in value ? value.data : (value as readonly (number | readonly number[])[]).flat();
  return { shape: shapeOf(value), data: Float64Array.from(data as ArrayLike<number>) };
}

function entryOf(tensor: Tensor, index: number | undefined): Tensor {
  if (index === undefined) return tensor;
  if (index >= tensor.data.length) throw failure('no-entry', 'no-entry', { name: '', index });
  return scalar(tensor.data[index]!);
}

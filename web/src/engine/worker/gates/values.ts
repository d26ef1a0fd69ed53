/**
 * Values for inputs that have none yet. Which shapes fit the text the engine says (`fit`), with ones for all entries; better
 * numbers are drawn then.
 */
import type { Backflow, Graph, Tensor, TensorLike } from 'backflow';
import { drawNumbers } from './numbers';
import { tensorOf } from '../../protocol/tensor-shape';

export interface Valued {
  graph: Graph;
  /** Of every input. */
  values: Record<string, TensorLike>;
}

type Values = Record<string, TensorLike>;

/** The graph with the given values, and for the other inputs such that fit. Throws what is wrong with the simplest try. */
export function graphWithValues(engine: Backflow, text: string, inputs: readonly string[], given: Values): Valued {
  const own = givenTo(inputs, given);
  const complete = Object.keys(own).length === inputs.length;
  return withNumbers(engine, text, inputs, own, complete ? {} : engine.fit(text, own));
}

/** Values for the inputs whose given ones do not fit the text, as few as possible; null where none are found. */
export function fittingValues(engine: Backflow, text: string, inputs: readonly string[], given: Values): Values | null {
  const own = givenTo(inputs, given);
  try {
    const found = engine.fit(text, own, { keep: false });
    const free = Object.keys(found);
    if (free.length === 0) return null;
    const { graph, values } = withNumbers(engine, text, inputs, own, found);
    graph.dispose();
    return Object.fromEntries(free.map((name) => [name, values[name]!]));
  } catch {
    return null;
  }
}

/** Whether other values could help. */
export function isAboutValues(code: string): boolean {
  return ['shape', 'bad-value', 'out-of-range'].includes(code);
}

function givenTo(inputs: readonly string[], given: Values): Values {
  return Object.fromEntries(inputs.filter((name) => Object.hasOwn(given, name)).map((name) => [name, given[name]!]));
}

function withNumbers(
  engine: Backflow,
  text: string,
  inputs: readonly string[],
  own: Values,
  found: Record<string, Tensor>,
): Valued {
  const valueOf = (name: string): TensorLike => {
    const fitting = Object.hasOwn(found, name) ? found[name] : undefined;
    return fitting ? tensorOf(fitting.shape, (place) => fitting.data[place]!) : own[name]!;
  };
  const values = Object.fromEntries(inputs.map((name) => [name, valueOf(name)]));
  const graph = engine.graph(text, values);
  const free = inputs.filter((name) => Object.hasOwn(found, name));
  return { graph, values: drawNumbers(graph, engine.catalog, values, free) };
}

/**
 * Finds values for inputs without values. The engine finds shapes that fit the text (`fit`), with ones as entries; then better
 * numbers are drawn.
 */
import type { Backflow, Graph, Tensor, TensorLike } from 'backflow';
import { drawNumbers } from './numbers';
import { tensorOf } from '../../protocol/tensor-shape';

export interface Valued {
  graph: Graph;
  /** The values of every input. */
  values: Record<string, TensorLike>;
}

type Values = Record<string, TensorLike>;

/** The graph with the given values and fitting ones for the other inputs. If none fit, throws the simplest try's error. */
export function graphWithValues(engine: Backflow, text: string, inputs: readonly string[], given: Values): Valued {
  const own = givenTo(inputs, given);
  const complete = Object.keys(own).length === inputs.length;
  return withNumbers(engine, text, inputs, own, complete ? {} : engine.fit(text, own));
}

/** New values for as few inputs as possible, so that all values fit the text; null if none are found. */
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

/** True if other values could fix the error. */
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

/**
 * Values for inputs that have none yet: numbers where numbers fit the text, else the smallest vectors and matrices that do. Whether
 * they fit only the engine knows, so it is asked: a graph of a few gates is built in a tenth of a millisecond. Shapes are found
 * first, with ones for all entries: these are class indices and targets too.
 */
import type { Backflow, Graph, TensorLike } from 'backflow';
import { toWire } from '../../protocol/errors';
import { namesBeside } from '../../protocol/expression-tokens';
import { drawNumbers } from './numbers';
import { shapeOf, tensorOf } from '../../protocol/tensor-shape';

const SIDE = 2;
/** Sides of the given tensors are tried too, if they are small. */
const MOST_SIDE = 32;
const MOST_SIDES = 3;
/** A person who types waits for no more than these: so many tries, and so many characters read in all of them. */
const MOST_TRIES = 300;
const MOST_CHARACTERS = 30_000;

export interface Valued {
  graph: Graph;
  /** Of every input. */
  values: Record<string, TensorLike>;
}

type Values = Record<string, TensorLike>;

/** The graph with the given values, and for the other inputs such that fit. Throws what is wrong with the simplest try. */
export function graphWithValues(engine: Backflow, text: string, inputs: readonly string[], given: Values): Valued {
  const triesFor = guesser(text, inputs, given);
  const found = search(
    engine,
    text,
    inputs.map((name) => ({ name, tries: Object.hasOwn(given, name) ? [given[name]!] : triesFor(name) })),
  );
  return withNumbers(engine, found, given);
}

/** Values for the inputs whose given ones do not fit the text, as few as possible; null where none are found. */
export function fittingValues(engine: Backflow, text: string, inputs: readonly string[], given: Values): Values | null {
  const triesFor = guesser(text, inputs, given);
  try {
    const found = search(
      engine,
      text,
      inputs.map((name) => ({
        name,
        tries: [...(Object.hasOwn(given, name) ? [given[name]!] : []), ...triesFor(name)],
      })),
    );
    const { graph, values } = withNumbers(engine, found, given);
    graph.dispose();
    const others = Object.entries(values).filter(([name]) => !keeps(given, name, found.values));
    return others.length > 0 ? Object.fromEntries(others) : null;
  } catch {
    return null;
  }
}

function withNumbers(engine: Backflow, { graph, values }: Valued, given: Values): Valued {
  const free = Object.keys(values).filter((name) => !keeps(given, name, values));
  return { graph, values: drawNumbers(graph, engine.catalog, values, free) };
}

function keeps(given: Values, name: string, values: Values): boolean {
  return Object.hasOwn(given, name) && values[name] === given[name];
}

/** Whether other values could help. */
export function isAboutValues(code: string): boolean {
  return ['shape', 'bad-value', 'out-of-range'].includes(code);
}

interface Tries {
  name: string;
  /** The likeliest first. */
  tries: TensorLike[];
}

/** Those with the fewest second choices first. */
function search(engine: Backflow, text: string, lists: readonly Tries[]): Valued {
  let left = Math.max(1, Math.min(MOST_TRIES, Math.floor(MOST_CHARACTERS / text.length)));
  let first: unknown;
  for (const picked of pickings(lists)) {
    const values = Object.fromEntries(lists.map(({ name, tries }, index) => [name, tries[picked[index]!]!]));
    try {
      return { graph: engine.graph(text, values), values };
    } catch (error) {
      first ??= error;
      if (!isAboutValues(toWire(error).code) || --left === 0) throw first;
    }
  }
  throw first;
}

/** All first tries stand apart: a text may have thousands of inputs, and choices go one into another. */
function* pickings(lists: readonly Tries[]): Generator<number[]> {
  yield lists.map(() => 0);
  for (let changes = 1; changes <= lists.length; ++changes) yield* choices(lists, changes);
}

/** Which try each list takes, for exactly so many that do not take their first. */
function* choices(lists: readonly Tries[], changes: number, at = 0): Generator<number[]> {
  if (at === lists.length) {
    if (changes === 0) yield [];
    return;
  }
  if (lists.length - at > changes) for (const rest of choices(lists, changes, at + 1)) yield [0, ...rest];
  if (changes === 0) return;
  for (let index = 1; index < lists[at]!.tries.length; ++index)
    for (const rest of choices(lists, changes - 1, at + 1)) yield [index, ...rest];
}

function sidesToTry(given: Values, inputs: readonly string[]): number[] {
  const sides = new Set([SIDE]);
  for (const name of inputs) {
    if (!Object.hasOwn(given, name)) continue;
    for (const side of shapeOf(given[name]!)) if (side <= MOST_SIDE && sides.size < MOST_SIDES) sides.add(side);
  }
  return [...sides];
}

/** What a name's value may be, the likeliest first: what stands beside an `@` is no number. */
function guesser(text: string, inputs: readonly string[], given: Values): (name: string) => TensorLike[] {
  const sides = sidesToTry(given, inputs);
  const operands = namesBeside(text, '@');
  return (name) => {
    const tensors = guesses(name, sides);
    // Of one class only the first can be the label.
    const labels = [0, ...sides.map((side) => tensorOf([side], () => 0))];
    return operands.has(name) ? [...tensors, 1, ...labels] : [1, ...tensors, ...labels];
  };
}

/** Vectors and matrices, matrices first for what is written as one, with a capital. */
function guesses(name: string, sides: readonly number[]): TensorLike[] {
  const vectors = sides.map((side) => tensorOf([side], () => 1));
  const matrices = sides.flatMap((rows) => sides.map((columns) => tensorOf([rows, columns], () => 1)));
  return /^\p{Lu}/u.test(name) ? [...matrices, ...vectors] : [...vectors, ...matrices];
}

/** Judges a repair: what the engine finds in the state in which the reader left the room. */
import type { Backflow, Graph, Tensor, TensorLike } from 'backflow';
import type { GraphScene, NetScene, RepairGoal, RepairRequest, RepairVerdict, Scene } from '../../protocol/lessons';
import { isOff, spacedCheck } from '../spaced-check';
import { withScene, type Reader } from './reader';

/** A net is looked at so many times on its way. */
const LOOKS = 30;
/** The inputs of a text are drawn so many times. */
const DRAWS = 3;
/** Relative difference of what is called the same. */
const SAME = 1e-9;
/** So many entries of each leaf are checked, evenly spaced. */
const MOST_ENTRIES = 24;

export function judge(engine: Backflow, { broken, now, goal }: RepairRequest): RepairVerdict {
  if ('figure' in goal) {
    const data = (scene: Scene): string => JSON.stringify(netOf(scene).config.data);
    if (goal.sameData && data(broken) !== data(now)) return { mended: false, otherData: true };
    return trained(engine, netOf(now), goal);
  }
  if ('same' in goal) return same(engine, graphOf(now), goal.same);
  return withScene(engine, now, (reader) =>
    'check' in goal ? checked(reader, mistakeIn(now)) : sized(reader, broken, now, goal),
  );
}

function netOf(scene: Scene): NetScene {
  if (!('net' in scene)) throw new TypeError('this repair is one of a net');
  return scene.net;
}

function graphOf(scene: Scene): GraphScene {
  if (!('graph' in scene)) throw new TypeError('this repair is one of a typed graph');
  return scene.graph;
}

const mistakeIn = (scene: Scene): boolean => Boolean('graph' in scene ? scene.graph.mistake : scene.net.mistake);

/** The gradient of every leaf. */
function checked({ graph }: Reader, mistaken: boolean): RepairVerdict {
  const leaves = graph.nodes.filter(({ gate }) => gate === 'input');
  const wrong = leaves.flatMap(({ id, name = `#${id}` }) =>
    spacedCheck(graph, id, graph.value(id).data.length, MOST_ENTRIES)
      .filter(isOff)
      .map(({ index }) => ({ name, index })),
  );
  return { mended: wrong.length === 0 && !mistaken, wrong };
}

function sized(
  reader: Reader,
  broken: Scene,
  now: Scene,
  { size, atLeast, changes }: Extract<RepairGoal, { size: unknown }>,
): RepairVerdict {
  const value = Math.max(...reader.read(size).data.map(Math.abs));
  const before = graphOf(broken).values;
  const after = graphOf(now).values;
  const changed = Object.keys(before).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return { mended: value >= atLeast && changed.length <= changes, found: { value }, changes: changed.length };
}

/** Trains from the start: what counts are the settings, not the luck of the run so far. */
function trained(
  engine: Backflow,
  { config, mistake }: NetScene,
  { figure, atLeast = -Infinity, atMost = Infinity, within }: Extract<RepairGoal, { figure: unknown }>,
): RepairVerdict {
  const trainer = engine.trainer(config);
  try {
    if (mistake) trainer.makeMistake(mistake);
    const apart = Math.ceil(within / LOOKS);
    let best: { value: number; step: number } | null = null;
    for (let left = within; left > 0; left -= apart) {
      const result = trainer.step(Math.min(apart, left));
      const value = result[figure] ?? NaN;
      if (value >= atLeast && value <= atMost) return { mended: true, found: { value, step: result.step } };
      if (Number.isNaN(value) || result.stopped) break;
      if (!best || (atMost < Infinity ? value < best.value : value > best.value)) best = { value, step: result.step };
    }
    return { mended: false, ...(best && { found: best }) };
  } finally {
    trainer.dispose();
  }
}

/** Compares the outputs of two texts with the same inputs. */
function same(engine: Backflow, { text, values }: GraphScene, other: string): RepairVerdict {
  const sizes = new Map(Object.entries(values));
  for (let draw = 0; draw < DRAWS; ++draw) {
    const drawn = Object.fromEntries(
      [...sizes].map(([name, value], place) => [name, withOthers(value, draw * 7 + place)]),
    );
    const [a, b] = [text, other].map((one) => outputOf(engine, one, drawn)) as [Tensor, Tensor];
    const alike =
      a.data.length === b.data.length &&
      a.data.every((one, k) => Math.abs(one - b.data[k]!) <= SAME * Math.max(1, Math.abs(one)));
    if (!alike) return { mended: false, found: { value: a.data[0]! } };
  }
  return { mended: true };
}

/** Other numbers in the same shape, none of which is 0 or 1. A matrix must not be symmetric, or a missing transpose would pass. */
function withOthers(value: TensorLike, seed: number): TensorLike {
  const at = (place: number): number => ((seed * 37 + place * 13) % 11) * 0.5 - 2.3;
  if (typeof value === 'number') return at(0);
  if ('shape' in value) return { shape: value.shape, data: Array.from(value.data, (_, place) => at(place)) };
  return (value as readonly TensorLike[]).map((one, place) => withOthers(one, 5 * seed + place + 1)) as never;
}

function outputOf(engine: Backflow, text: string, values: Record<string, TensorLike>): Tensor {
  const used = engine.parse(text).inputs;
  const graph: Graph = engine.graph(text, Object.fromEntries(used.map((name) => [name, values[name] ?? 1])));
  try {
    graph.forward();
    return graph.value(graph.output);
  } finally {
    graph.dispose();
  }
}

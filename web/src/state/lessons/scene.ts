/** From a step's data to what the engine is asked: scenes with configurations, and numbers drawn by a seed. */
import type { Catalog, TensorLike } from 'backflow';
import { isGiven, type LessonRequest, type Question, type Read, type Scene } from '../../engine/protocol/lessons';
import type { Blank, Draw, Repair, Step, StepScene } from '../../lessons/format';
import { readAddress } from '../network/address';
import { toConfig } from '../network/settings';

/** The page shows three significant digits. */
export const DIGITS = 3;

/** The scene of a step as the engine takes it. Throws if a net's address has parts that can't be used. */
export function sceneFor(scene: StepScene, catalog: Catalog): Scene {
  if ('graph' in scene) return scene;
  const { settings, problems } = readAddress(scene.net, catalog);
  if (problems.length > 0) throw new Error(`${scene.net}: ${JSON.stringify(problems)}`);
  const { steps, example, mistake } = scene;
  const config = toConfig(settings, catalog);
  return {
    net: { config, ...(steps && { steps }), ...(example !== undefined && { example }), ...(mistake && { mistake }) },
  };
}

/** The scene with which a step begins: its own, or the last one before it. */
export function sceneOf(steps: readonly Step[], place: number): StepScene | null {
  return (
    steps
      .slice(0, place + 1)
      .reverse()
      .find(({ scene }) => scene)?.scene ?? null
  );
}

/** A step's blanks; none if it asks for a choice or nothing. */
export function blanksOf({ question }: Pick<Step, 'question'>): readonly Blank[] {
  return question && 'blanks' in question ? question.blanks : [];
}

/** What a step asks of the engine in this scene. `drawn`: with other numbers, so that wrong answers given as numbers don't apply. */
export function requestFor(step: Step, scene: StepScene, catalog: Catalog, drawn = false): LessonRequest {
  return {
    scene: sceneFor(scene, catalog),
    numbers: step.numbers ?? {},
    questions: Object.fromEntries(blanksOf(step).map((blank) => [blank.id, questionOf(blank, drawn)])),
    digits: DIGITS,
  };
}

/** What a blank asks of the engine. `drawn`: as in `requestFor`. */
export function questionOf({ truth, wrong = {}, conventions = {}, computed }: Blank, drawn = false): Question {
  const kept = (reads: Record<string, Read>) =>
    drawn ? Object.fromEntries(Object.entries(reads).filter(([, read]) => !isGiven(read))) : reads;
  return {
    truth,
    wrong: kept(wrong),
    conventions: kept(conventions),
    computed: computed ?? (typeof truth === 'object' && ('value' in truth || 'gradient' in truth || 'passed' in truth)),
  };
}

/** What `draw` calls the starting gradient. No input can have this name. */
export const UPSTREAM = '∂';

/** The scene with other values for the inputs of `draw`. Seed 0 keeps its own. */
export function drawnScene(scene: StepScene, draw: Draw | undefined, seed: number): StepScene {
  if (seed === 0 || !draw || !('graph' in scene)) return scene;
  const random = randomFrom(seed);
  const values: Record<string, TensorLike> = { ...scene.graph.values };
  let { upstream } = scene.graph;
  const taken = new Set<number>();
  for (const [name, range] of Object.entries(draw)) {
    const next = numbersFrom(range, taken, random);
    if (name === UPSTREAM) upstream = drawn(upstream!, next);
    else values[name] = drawn(values[name]!, next);
  }
  return { graph: { ...scene.graph, values, ...(upstream !== undefined && { upstream }) } };
}

/** What a repair opens: with seed 0 as it stands, otherwise with a mistake that the seed draws. */
export function brokenScene({ broken, mistakes }: Repair, seed: number): StepScene {
  if (seed === 0 || !mistakes || !('net' in broken)) return broken;
  return { ...broken, mistake: mistakes[Math.floor(randomFrom(seed)() * mistakes.length)]! };
}

/** Numbers in the shape of `like`, drawn by `next`. */
function drawn(like: TensorLike, next: () => number): TensorLike {
  if (typeof like === 'number') return next();
  if ('data' in like) return { shape: like.shape, data: Float64Array.from(like.data, next) };
  return (like as readonly TensorLike[]).map((one) => drawn(one, next)) as never;
}

/** None of the numbers is 0, and no two are alike where there is a choice, so that mistakes can be told apart. */
function numbersFrom({ from, to, step }: Draw[string], taken: Set<number>, random: () => number): () => number {
  const all = Array.from({ length: Math.round((to - from) / step) + 1 }, (_, place) =>
    Number((from + step * place).toPrecision(12)),
  ).filter((value, _, { length }) => value !== 0 || length === 1);
  return () => {
    if (all.every((value) => taken.has(value))) taken.clear();
    const left = all.filter((value) => !taken.has(value));
    const value = left[Math.floor(random() * left.length)]!;
    taken.add(value);
    return value;
  };
}

/** Mulberry32, so that a seed draws the same numbers everywhere: numbers from 0 to 1 without 1. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same order at every visit, another one for each step and seed, so that the place of an answer says nothing. */
export function shuffled<T>(from: readonly T[], step: string, seed: number): T[] {
  const random = randomFrom([...step].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), seed + 1) >>> 0);
  const list = [...from];
  for (let last = list.length - 1; last > 0; --last) {
    const other = Math.floor(random() * (last + 1));
    [list[last], list[other]] = [list[other]!, list[last]!];
  }
  return list;
}

/** Worksheets: the questions of a lesson in several versions. All numbers come from the engine, which solves each version. */
import type { Catalog, GraphNode, Tensor } from 'backflow';
import { unlessLost } from '../../engine/protocol/errors';
import type { QuestionAnswers, Read } from '../../engine/protocol/lessons';
import type { StepScene } from '../../lessons/format';
import { usesIn } from './uses';
import type { Engine } from '../page/engine.svelte';
import type { Played } from './course';
import { MOST_SEED } from './place';
import { plainRequest } from './gates-place';
import { drawnScene, requestFor } from './scene';

export const MOST_VERSIONS = 30;

/** The numbers on a graph's wires. */
export interface GraphNumbers {
  nodes: readonly GraphNode[];
  output: number;
  values: ReadonlyMap<number, Tensor>;
  gradients: ReadonlyMap<number, Tensor>;
  /** What a slot passes on, by `wireKey`, for nodes that are used more than once. */
  passed: ReadonlyMap<string, Tensor>;
}

export interface SheetItem {
  played: Played;
  seed: number;
  scene: StepScene | null;
  numbers: Record<string, Tensor>;
  answers: Record<string, QuestionAnswers>;
  /** Null for a net, and for words alone. */
  graph: GraphNumbers | null;
}

export type Asked = Pick<Engine, 'evaluate' | 'lesson'> & { catalog: Catalog | null };

/** A sheet: what is asked, and what it is called. */
export interface SheetSource {
  title: string;
  /** In the names of files. */
  name: string;
  /** What can be printed, with the words of each choice. */
  scopes: readonly { id: string; text: string; steps: readonly Played[] }[];
  /** The scope to begin with. */
  scope: string;
  /** The seed whose numbers are shown now. */
  seed: number;
  /** The address of a step, printed with what has no graph. */
  linkTo(step: string, seed: number): string;
}

/** So many seeds are tried for a version that differs from those before it. */
const MOST_TRIES = 40;

/**
 * The seeds of versions, without end. The first has the numbers that are shown now. Small ranges draw the same numbers again: such seeds
 * are left out as long as there are others.
 */
export function* seedsFrom(steps: readonly Played[], first: number): Generator<number, never> {
  const seen = new Set<string>();
  const numbersOf = (seed: number): string =>
    JSON.stringify(steps.map(({ step, scene }) => scene && drawnScene(scene, step.draw, seed)));
  for (let next = first, tries = 0; ; next = (next + 1) % (MOST_SEED + 1)) {
    const numbers = numbersOf(next);
    if (seen.has(numbers) && ++tries < MOST_TRIES) continue;
    seen.add(numbers);
    tries = 0;
    yield next;
  }
}

/**
 * Makes so many versions of a sheet one after the other, so that the first is there at once. Numbers that a gate refuses, and those
 * that make others that are not finite, make no version; if there are no others, there are fewer versions.
 */
export async function* sheets(
  engine: Asked,
  steps: readonly Played[],
  first: number,
  versions: number,
): AsyncGenerator<SheetItem[]> {
  const structures = new Map<string, { nodes: readonly GraphNode[]; output: number }>();
  const asked = steps.filter(({ step }) => step.question);
  let [count, refused] = [0, 0];
  for (const seed of seedsFrom(steps, first)) {
    const made = itemsOf(seed);
    const items = await (seed === first ? made : made.catch(unlessLost));
    if (!items || (seed !== first && !items.every(isFinite))) {
      if (++refused === MOST_TRIES) return;
      continue;
    }
    yield items;
    if (++count === versions) return;
  }

  async function itemsOf(seed: number): Promise<SheetItem[]> {
    const items: SheetItem[] = [];
    for (const played of asked) items.push(await itemOf(engine, played, seed, structures));
    return items;
  }
}

const isFinite = ({ answers, graph }: SheetItem): boolean =>
  [...Object.values(answers).map(({ truth }) => truth), ...(graph?.values.values() ?? [])].every(({ data }) =>
    data.every(Number.isFinite),
  );

async function itemOf(
  engine: Asked,
  played: Played,
  seed: number,
  structures: Map<string, { nodes: readonly GraphNode[]; output: number }>,
): Promise<SheetItem> {
  const { step } = played;
  const scene = played.scene && drawnScene(played.scene, step.draw, seed);
  if (!scene) return { played, seed, scene, numbers: {}, answers: {}, graph: null };
  const request = requestFor(step, scene, engine.catalog!, seed !== 0);
  if (!('graph' in scene)) {
    const { numbers, questions } = await engine.lesson(request);
    return { played, seed, scene, numbers, answers: questions, graph: null };
  }
  // The gates of a step are the same in every version.
  const structure = structures.get(step.id) ?? (await structureOf(engine, scene));
  structures.set(step.id, structure);
  const { numbers, questions } = await engine.lesson({
    ...request,
    numbers: { ...request.numbers, ...readsOf(structure.nodes) },
  });
  return { played, seed, scene, numbers, answers: questions, graph: graphOf(structure, numbers) };
}

async function structureOf(engine: Asked, scene: Extract<StepScene, { graph: unknown }>) {
  const { text, values, upstream = null, expanded = [] } = scene.graph;
  const graph = { text, values, upstream };
  const reply = await engine.evaluate(plainRequest(graph));
  if ('refused' in reply || !reply.nodes) throw new Error(`${text}: ${JSON.stringify(reply)}`);
  if (expanded.length === 0) return { nodes: reply.nodes, output: reply.output };
  const ids = reply.nodes.filter(({ name }) => name !== undefined && expanded.includes(name)).map(({ id }) => id);
  const opened = await engine.evaluate(plainRequest(graph, ids));
  if ('refused' in opened || !opened.nodes) throw new Error(`${text}: ${JSON.stringify(opened)}`);
  return { nodes: opened.nodes, output: opened.output };
}

/** Names that no lesson's number has. */
const value = (id: number): string => `value of ${id}`;
const gradient = (id: number): string => `gradient of ${id}`;
const passed = (to: number, slot: number): string => `passed by ${to} ${slot}`;

function readsOf(nodes: readonly GraphNode[]): Record<string, Read> {
  const reads: Record<string, Read> = {};
  for (const { id } of nodes) {
    reads[value(id)] = { value: `#${id}` };
    reads[gradient(id)] = { gradient: `#${id}` };
  }
  for (const { to, slot } of usesIn(nodes)) reads[passed(to, slot)] = { passed: `#${to}`, slot };
  return reads;
}

function graphOf(
  { nodes, output }: { nodes: readonly GraphNode[]; output: number },
  numbers: Record<string, Tensor>,
): GraphNumbers {
  const each = (name: (id: number) => string) => new Map(nodes.map(({ id }) => [id, numbers[name(id)]!]));
  return {
    nodes,
    output,
    values: each(value),
    gradients: each(gradient),
    passed: new Map(usesIn(nodes).map(({ to, slot }) => [`${to}:${slot}`, numbers[passed(to, slot)]!])),
  };
}

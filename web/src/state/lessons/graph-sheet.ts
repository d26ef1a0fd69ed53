/** A worksheet of any graph: all its gradients are asked for. Further versions have numbers like those that stand in it. */
import type { GraphNode, TensorLike } from 'backflow';
import type { GraphScene, NodeRead, Read } from '../../engine/protocol/lessons';
import type { Draw, Inline, Paragraph, StepText } from '../../lessons/format';
import { ancestorsOf, sweepOf } from '../gates/sweep';
import type { Played } from './course';
import { MOST_BLANKS, stepOf } from './predict-step';
import { blanksOf, UPSTREAM } from './scene';

/** Larger numbers, such as years or pixels, stay as they are. */
const LARGEST = 100;

/** The graph as the engine evaluated it. */
export interface SheetGraph {
  nodes: readonly GraphNode[];
  output: number;
  scene: GraphScene;
  /** Nodes that have no gradient of their own, such as classes. */
  isLabel(node: number): boolean;
  /** Inputs that take certain numbers only, such as targets −1 and 1. */
  isTarget(node: number): boolean;
  /** The slots of a gate that take a class, and have no local gradient. */
  labelSlots(gate: number): readonly number[];
  /** What a node is called in a sentence. */
  titleOf(node: number): string;
}

/** The worksheet's only question; null for a graph with more gradients than can be asked, or none. */
export function graphQuestion(graph: SheetGraph, words: StepText): Played | null {
  const { nodes, output, scene, isLabel, isTarget } = graph;
  const step = stepOf({ nodes, output, scene, isLabel });
  const count = blanksOf(step).length;
  if (count === 0 || count > MOST_BLANKS) return null;
  const kept = new Set(nodes.filter(({ id }) => isLabel(id) || isTarget(id)).map(({ name }) => name));
  const draw: Draw = {};
  for (const [name, value] of Object.entries(scene.values)) {
    const range = kept.has(name) ? null : rangeLike(value);
    if (range) draw[name] = range;
  }
  const start = scene.upstream === undefined ? null : rangeLike(scene.upstream);
  if (start) draw[UPSTREAM] = start;
  const { numbers, lines } = workedOf(graph);
  return {
    step: { ...step, draw, numbers },
    words: { ...words, after: lines.length > 0 ? [...words.after, ...lines] : [] },
    scene: { graph: scene },
    recall: false,
  };
}

/** The worked solution, a line for each wire of numbers: upstream × local = what is passed on; and the sums where a value is used again. */
function workedOf({ nodes, output, isLabel, labelSlots, titleOf }: SheetGraph): {
  numbers: Record<string, Read>;
  lines: Paragraph[];
} {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const reached = ancestorsOf(nodes, output);
  const scalar = (id: number): boolean => byId.get(id)!.shape.length === 0;
  const moves = (id: number): boolean => byId.get(id)!.gate !== 'constant' && !isLabel(id);
  const numbers: Record<string, Read> = {};
  const number = (read: Exclude<NodeRead, { numeric: string }>): Inline => {
    const name = JSON.stringify(read);
    numbers[name] = read;
    return { number: name };
  };
  const passed = new Map<number, Inline[]>();
  const lines: Paragraph[] = [];
  for (const to of sweepOf(nodes, output).backward) {
    byId.get(to)!.inputs.forEach((from, slot) => {
      if (!reached.has(to) || !moves(from)) return;
      const sent = number({ passed: `#${to}`, slot });
      passed.set(from, [...(passed.get(from) ?? []), sent]);
      if (!scalar(from) || !scalar(to) || labelSlots(to).includes(slot)) return;
      const factors = [number({ gradient: `#${to}` }), ' × ', number({ local: `#${to}`, slot })];
      lines.push([`${titleOf(from)}: `, ...factors, ' = ', sent]);
    });
  }
  for (const [id, parts] of passed) {
    const sum = parts.flatMap((part, at) => (at > 0 ? [' + ', part] : [part]));
    if (parts.length > 1) lines.push([`${titleOf(id)}: `, ...sum, ' = ', number({ gradient: `#${id}` })]);
  }
  return { numbers, lines };
}

/** Numbers of the same signs and about the same size; whole ones for whole ones. Null: they stay. */
function rangeLike(value: TensorLike): Draw[string] | null {
  const all = numbersOf(value);
  const most = Math.max(...all.map(Math.abs));
  if (!(most > 0 && most <= LARGEST)) return null;
  if (all.every((one) => one > 0 && one < 1)) return { from: 0.1, to: 0.9, step: 0.1 };
  const whole = all.every(Number.isInteger);
  const step = whole ? 1 : 0.5;
  const reach = Math.max(whole ? 4 : 2, Math.ceil(most));
  const [falls, rises] = [all.some((one) => one < 0), all.some((one) => one > 0)];
  return { from: falls ? -reach : step, to: rises ? reach : -step, step };
}

function numbersOf(value: TensorLike): number[] {
  if (typeof value === 'number') return [value];
  const list = 'data' in value ? value.data : value;
  return [...(list as Iterable<TensorLike>)].flatMap(numbersOf);
}

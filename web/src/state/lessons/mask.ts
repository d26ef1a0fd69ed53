/** Where a step's blanks stand on the graph, and which numbers the picture hides. */
import type { GraphNode } from 'backflow';
import type { Blank, Shown, Step } from '../../lessons/format';
import { blanksOf } from './scene';
import type { Quiz } from './quiz.svelte';

/** A place on the picture: a node's own wire, or the branch into a slot of a gate. */
export interface BlankPlace {
  blank: Blank;
  kind: 'value' | 'gradient';
  node: number;
  /** The gate and slot at the end of the wire, for what a slot passes on. */
  branch?: { to: number; slot: number };
}

type Nodes = readonly Pick<GraphNode, 'id' | 'name' | 'inputs' | 'shape'>[];

const idOf = (nodes: Nodes, name: string): number | undefined =>
  nodes.find((node) => node.name === name)?.id ?? nodes.find(({ id }) => `#${id}` === name)?.id;

/** A wire has space for one number only: the cells of vectors and matrices stand below the text. */
export const standsOnWire = (place: BlankPlace, nodes: Nodes): boolean =>
  nodes.find(({ id }) => id === place.node)?.shape.length === 0;

/** The node or the branch of the picture that a blank asks for; null if it asks for something else. */
export function placeOf(blank: Blank, nodes: Nodes): BlankPlace | null {
  const { truth } = blank;
  if (typeof truth !== 'object' || !truth || Array.isArray(truth)) return null;
  if ('value' in truth || 'gradient' in truth) {
    if (truth.with !== undefined || truth.index !== undefined) return null;
    const kind = 'value' in truth ? 'value' : 'gradient';
    const node = idOf(nodes, 'value' in truth ? truth.value : truth.gradient);
    return node === undefined ? null : { blank, kind, node };
  }
  if (!('passed' in truth) || truth.index !== undefined) return null;
  const to = idOf(nodes, truth.passed);
  const input = nodes.find(({ id }) => id === to)?.inputs[truth.slot];
  return to === undefined || input === undefined
    ? null
    : { blank, kind: 'gradient', node: input, branch: { to, slot: truth.slot } };
}

export function placesOf(step: Step, nodes: Nodes): BlankPlace[] {
  return blanksOf(step).flatMap((blank) => placeOf(blank, nodes) ?? []);
}

/** Blanks whose fields stand below the text. */
export function blanksBelow(step: Step, nodes: Nodes): { blank: Blank; place: BlankPlace | null }[] {
  return blanksOf(step).flatMap((blank) => {
    const place = placeOf(blank, nodes);
    return place && standsOnWire(place, nodes) ? [] : [{ blank, place }];
  });
}

function sees(rule: Shown['values'], node: Nodes[number] | undefined): boolean {
  if (rule === undefined || rule === 'all') return true;
  if (rule === 'none' || !node) return false;
  return rule.includes(node.name ?? `#${node.id}`);
}

/** What the picture hides: blanks until they are answered, with a question mark, and what the step doesn't show until it is done. */
export function hidesOf(step: Step, nodes: Nodes, quiz: Quiz) {
  const places = placesOf(step, nodes);
  const uses = new Map<number, number>();
  for (const { inputs } of nodes) for (const input of inputs) uses.set(input, (uses.get(input) ?? 0) + 1);
  const nodeAt = (id: number) => nodes.find((node) => node.id === id);
  const asked = (kind: BlankPlace['kind'], node: number, branch?: { to: number; slot: number }): boolean =>
    places.some(
      (place) =>
        place.kind === kind &&
        place.node === node &&
        !quiz.open(place.blank.id) &&
        (uses.get(node) === 1 || place.branch?.to === branch?.to) &&
        (uses.get(node) === 1 || place.branch?.slot === branch?.slot),
    );
  /** Blanks below the picture ask for a node of it as well. */
  const below = (kind: 'value' | 'gradient', node: number): boolean =>
    blanksOf(step).some(({ id, truth }) => {
      if (quiz.open(id) || typeof truth !== 'object' || Array.isArray(truth) || !(kind in truth)) return false;
      const read = truth as { value?: string; gradient?: string; with?: unknown };
      return read.with === undefined && idOf(nodes, (read.value ?? read.gradient)!) === node;
    });
  // A solved question shows everything.
  const rule = (kind: 'values' | 'gradients', node: number): boolean =>
    (quiz.asks && quiz.done) || sees(step.shown?.[kind], nodeAt(node));
  return {
    value: (node: number): boolean | 'unseen' =>
      asked('value', node) || below('value', node) || (!rule('values', node) && 'unseen'),
    gradient: (node: number, branch?: { to: number; slot: number }): boolean | 'unseen' =>
      asked('gradient', node, branch) || (!branch && below('gradient', node)) || (!rule('gradients', node) && 'unseen'),
  };
}

/** What a small change of an input does to the output: predicted by the gradient, and really. The engine computes both. */
import type { GraphNode, Tensor } from 'backflow';
import type { GatesPlace } from '../gates/fields';
import type { Engine } from '../page/engine.svelte';
import { DIGITS } from './scene';

interface Nudge {
  input: string;
  value: number;
  by: number;
  output: number;
  nodes: readonly GraphNode[];
}

export async function askNudge(
  engine: Pick<Engine, 'lesson'>,
  { text, values }: GatesPlace,
  { input, value, by, output, nodes }: Nudge,
): Promise<{ predicted: Tensor; real: Tensor }> {
  const name = nodes.find(({ id }) => id === output)?.name ?? `#${output}`;
  const after = { value: name, with: { [input]: value + by } };
  const { numbers } = await engine.lesson({
    scene: { graph: { text, values } },
    numbers: {
      predicted: { formula: 'slope * by', of: { slope: { gradient: input }, by } },
      real: { formula: 'after - before', of: { after, before: { value: name } } },
    },
    questions: {},
    digits: DIGITS,
  });
  return { predicted: numbers['predicted']!, real: numbers['real']! };
}

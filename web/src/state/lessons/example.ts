/** The last hint: the same step with other numbers, solved. */
import type { Catalog, Tensor } from 'backflow';
import type { Step, StepScene } from '../../lessons/format';
import type { Read } from '../../engine/protocol/lessons';
import type { Engine } from '../page/engine.svelte';
import { blanksOf, drawnScene, requestFor, UPSTREAM } from './scene';

export interface Example {
  /** The inputs, such as `x = 3, y = −2`. */
  values: string;
  /** The answer to each blank. */
  answers: Record<string, string>;
}

/** Null for a step whose numbers can't be drawn. */
export async function solvedExample(
  engine: Pick<Engine, 'lesson'> & { catalog: Catalog | null },
  step: Step,
  scene: StepScene | null,
  seed: number,
  write: (tensor: Tensor) => string,
): Promise<Example | null> {
  if (!step.draw || !scene || !('graph' in scene)) return null;
  const other = drawnScene(scene, step.draw, seed + 101);
  if (!('graph' in other)) return null;
  const names = Object.keys(step.draw);
  const request = requestFor(step, other, engine.catalog!, true);
  const { text, upstream } = other.graph;
  const inputs: Record<string, Read> = Object.fromEntries(
    names.map((name) => (name === UPSTREAM ? [name + outputOf(text), upstream!] : [name, { value: name }])),
  );
  const { questions, numbers } = await engine.lesson({ ...request, numbers: inputs });
  return {
    values: Object.keys(inputs)
      .map((name) => `${name} = ${write(numbers[name]!)}`)
      .join(', '),
    answers: Object.fromEntries(blanksOf(step).map(({ id }) => [id, write(questions[id]!.truth)])),
  };
}

/** The name in a text's last line. */
const outputOf = (text: string): string => text.split('\n').at(-1)!.split('=')[0]!.trim();

/** The lessons' data, and what the engine answers to their questions. */
import { load, type Tensor } from 'backflow';
import { answerLesson } from '../../../web/src/engine/worker/lessons';
import type { QuestionAnswers } from '../../../web/src/engine/protocol/lessons';
import type { Lesson, Step } from '../../../web/src/lessons/format';
import { requestFor, sceneOf } from '../../../web/src/state/lessons/scene';

const backflow = await load();

/** In their order, as in web/src/lessons/lessons.ts, which only a bundler can read. */
const IDS = [
  ...['nudge', 'backwards', 'sigmoid', 'patterns', 'vectors', 'matrices'],
  ...['loss', 'templates', 'activations', 'step', 'batches', 'checking'],
];

export const lessons: readonly Lesson[] = await Promise.all(
  IDS.map(async (id) => ((await import(`../../../web/src/lessons/${id}/lesson.ts`)) as { lesson: Lesson }).lesson),
);

export const stepsOf = (id: string): readonly Step[] => lessons.find((lesson) => lesson.id === id)!.steps;

/** A step by its id, with the answers to its blanks. */
export function asked(id: string): { step: Step; answers: Record<string, QuestionAnswers> } {
  const { steps } = lessons.find((lesson) => id.startsWith(`${lesson.id}.`))!;
  const place = steps.findIndex((step) => step.id === id);
  const scene = sceneOf(steps, place);
  const step = steps[place]!;
  return { step, answers: scene ? answerLesson(backflow, requestFor(step, scene, backflow.catalog)).questions : {} };
}

/** With more digits than the page shows. */
export function typed({ shape, data }: Tensor): string {
  const numbers = [...data].map((value) => String(Number(value.toPrecision(10))));
  if (shape.length === 0) return numbers[0]!;
  const [rows, columns] = shape.length === 2 ? shape : [1, shape[0]!];
  const lines = Array.from({ length: rows! }, (_, row) => numbers.slice(row * columns!, (row + 1) * columns!));
  return shape.length === 1 ? `[${numbers.join(', ')}]` : `[${lines.map((line) => `[${line.join(', ')}]`).join(', ')}]`;
}

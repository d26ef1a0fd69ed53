/** Every lesson with its words in every language, and its questions with the engine's answers. */
import { answerLesson } from '../../../web/src/engine/worker/lessons';
import { LANGUAGES } from '../../../web/src/i18n/languages';
import type { LessonText, Step, StepScene } from '../../../web/src/lessons/format';
import { fetchLesson, fetchText, LESSON_IDS } from '../../../web/src/lessons/lessons';
import { Quiz } from '../../../web/src/state/lessons/quiz.svelte';
import { drawnScene, requestFor, sceneOf } from '../../../web/src/state/lessons/scene';
import { backflow, catalog } from '../catalog';

export const codes = LANGUAGES.map(({ code }) => code);

export interface Asked {
  step: Step;
  scene: StepScene | null;
  words: Record<string, LessonText['steps'][string]>;
}

/** The steps of all lessons, in their order. */
export const steps: readonly Asked[] = (
  await Promise.all(
    LESSON_IDS.map(async (id) => {
      const lesson = await fetchLesson(id);
      const texts = await Promise.all(codes.map(async (code) => [code, await fetchText(id, code)] as const));
      return lesson.steps.map((step, place) => ({
        step,
        scene: sceneOf(lesson.steps, place),
        words: Object.fromEntries(texts.map(([code, text]) => [code, text.steps[step.id]!])),
      }));
    }),
  )
).flat();

/** A step's question with what the engine answers, as the room asks it. */
export function quizOf({ step, scene }: Asked, seed = 0): Quiz {
  const quiz = new Quiz(step);
  quiz.answers = {};
  if (!scene) return quiz;
  const drawn = drawnScene(scene, step.draw, seed);
  quiz.answers = answerLesson(backflow, requestFor(step, drawn, catalog, seed !== 0)).questions;
  return quiz;
}

/**
 * What a receipt can be of: a lesson (`backwards`), a level of the drill (`drill.scalars`), the net of a day (`daily.37`). Each finds
 * its steps again by id and seed, so that the engine can judge what was answered.
 */
import type { LessonAnswers, LessonRequest } from '../../../engine/protocol/lessons';
import type { Catalog } from 'backflow';
import type { Step, StepScene } from '../../../lessons/format';
import { fetchLesson, LESSON_IDS, type LessonId } from '../../../lessons/lessons';
import { dayOfStep, repairOn } from '../daily/daily';
import { drawDrill } from '../drill/drill';
import { levelOfStep } from '../drill/levels';
import { drawnScene, sceneOf } from '../scene';
import type { Attempt } from './receipt';

/** A step with the numbers of a seed. */
export interface Found {
  step: Step;
  /** Null for a step of words alone. */
  scene: StepScene | null;
}

/** A question, and what was answered to it. */
export interface Asked {
  step: Step;
  attempts: readonly Attempt[];
}

export interface Task {
  /** Null: this task has no such step. */
  find(step: string, seed: number): Promise<Found | null>;
  /** The questions that count: all of a lesson; of a drill those that were drawn. */
  asked(attempts: readonly Attempt[]): Promise<Asked[]>;
}

/** What a task asks of the engine. */
export interface Means {
  catalog: Catalog;
  lesson(request: LessonRequest): Promise<LessonAnswers>;
}

/** The task of an id; null if there is none. */
export function taskOf(id: string, means: Means): Task | null {
  const lesson = LESSON_IDS.find((one) => one === id);
  if (lesson) return lessonTask(lesson);
  if (levelOfStep(id)) return drillTask(id, means);
  const day = dayOfStep(id);
  return day === null ? null : dayTask(id, day, means);
}

/** A lesson, with the steps of earlier ones that it recalls. */
function lessonTask(id: LessonId): Task {
  const stepsOf = async (lesson: LessonId) => (await fetchLesson(lesson)).steps;
  return {
    async find(step, seed) {
      const home = LESSON_IDS.find((one) => step.startsWith(`${one}.`));
      if (!home) return null;
      const steps = await stepsOf(home);
      const place = steps.findIndex((one) => one.id === step);
      const found = steps[place];
      if (!found) return null;
      const scene = sceneOf(steps, place);
      return { step: found, scene: scene && drawnScene(scene, found.draw, seed) };
    },
    asked: async (attempts) =>
      (await stepsOf(id))
        .filter(({ question }) => question)
        .map((step) => {
          const own = attempts.filter((attempt) => attempt.step === step.id);
          // Later numbers are practice.
          return { step, attempts: own.filter(({ seed }) => seed === own[0]!.seed) };
        }),
  };
}

/** A level of the drill: each seed is a question. */
function drillTask(id: string, means: Means): Task {
  const drawn = new Map<number, Promise<Found>>();
  const draw = async (seed: number): Promise<Found> => {
    const { step, scene } = await drawDrill(levelOfStep(id)!, seed, (request) => means.lesson(request));
    return { step, scene: { graph: scene } };
  };
  const find = (seed: number): Promise<Found> => {
    const found = drawn.get(seed) ?? draw(seed);
    drawn.set(seed, found);
    return found;
  };
  return {
    find: async (step, seed) => (step === id ? find(seed) : null),
    async asked(attempts) {
      const seeds = [...new Set(attempts.map(({ seed }) => seed))];
      return Promise.all(
        seeds.map(async (seed) => ({
          step: (await find(seed)).step,
          attempts: attempts.filter((attempt) => attempt.seed === seed),
        })),
      );
    },
  };
}

/** The net of a day, which is a repair without a question. */
function dayTask(id: string, day: number, { catalog }: Means): Task {
  const repair = repairOn(day, catalog);
  const found: Found = { step: { id, scene: repair.broken, repair }, scene: repair.broken };
  return {
    find: async (step) => (step === id ? found : null),
    asked: async () => [],
  };
}

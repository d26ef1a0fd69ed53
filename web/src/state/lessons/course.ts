/** A lesson as it is gone through: two recalls of earlier lessons, then its own steps, each with its words and its scene. */
import { fetchLesson, fetchText, LESSON_IDS, type LessonId } from '../../lessons/lessons';
import type { Step, StepScene, StepText } from '../../lessons/format';
import type { CourseId } from './place';
import { sceneOf } from './scene';

export interface Played {
  step: Step;
  words: StepText;
  /** The scene with which it begins, with its own numbers; null for a step of words alone. */
  scene: StepScene | null;
  /** Recalled from an earlier lesson. */
  recall: boolean;
}

export interface Course {
  lesson: CourseId;
  title: string;
  claim: StepText['text'];
  steps: readonly Played[];
}

/** The lesson that a step belongs to. */
export const lessonOf = (step: string): LessonId | null => LESSON_IDS.find((id) => step.startsWith(`${id}.`)) ?? null;

export async function fetchCourse(id: LessonId, language: string): Promise<Course> {
  const [lesson, text] = await Promise.all([fetchLesson(id), fetchText(id, language)]);
  const recalls = await Promise.all(lesson.recalls.map((step) => fetchStep(step, language)));
  const own = lesson.steps.map((step, place): Played => ({
    step,
    words: text.steps[step.id]!,
    scene: sceneOf(lesson.steps, place),
    recall: false,
  }));
  const { title, claim } = text;
  return { lesson: id, title, claim, steps: [...recalls.flatMap((one) => (one ? [one] : [])), ...own] };
}

/** A step by its id, to be asked again; null if there is no such step any more. */
export async function fetchStep(id: string, language: string): Promise<Played | null> {
  const home = lessonOf(id);
  if (!home) return null;
  const [lesson, text] = await Promise.all([fetchLesson(home), fetchText(home, language)]);
  const place = lesson.steps.findIndex((step) => step.id === id);
  const step = lesson.steps[place];
  return step ? { step, words: text.steps[id]!, scene: sceneOf(lesson.steps, place), recall: true } : null;
}

/** Steps of any lessons, to be asked again. */
export async function fetchReview(missed: readonly string[], title: string, language: string): Promise<Course> {
  const steps = await Promise.all(missed.map((step) => fetchStep(step, language)));
  return { lesson: 'review', title, claim: [], steps: steps.flatMap((one) => (one ? [one] : [])) };
}

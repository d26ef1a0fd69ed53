/** What can be gone through, a row for each kind of course: a lesson, what was missed, a level of the drill, the net of a day. */
import { locale, t } from '../../i18n/index.svelte';
import { LESSON_IDS, type LessonId } from '../../lessons/lessons';
import type { Engine } from '../page/engine.svelte';
import { fetchCourse, fetchReview, type Course } from './course';
import { dailyCourse } from './daily/course';
import { dayOfStep, stepOf, today } from './daily/daily';
import { levelOf, stepAt } from './drill/levels';
import type { CourseId, LessonPlace } from './place';

/** What a course is made of, besides its place. */
interface Means {
  engine: Engine;
  /** The ids of steps that were missed. */
  missed: readonly string[];
}

interface Kind {
  /** The id of what a receipt is made of; null: of this kind there is none. */
  task(place: LessonPlace): string | null;
  /** Each step and seed is a course of its own. */
  each: boolean;
  fetch(place: LessonPlace, means: Means): Promise<Course>;
}

const LESSON: Kind = {
  task: ({ lesson }) => lesson,
  each: false,
  fetch: ({ lesson }) => fetchCourse(lesson as LessonId, locale.current),
};

const OTHERS: Record<Exclude<CourseId, LessonId>, Kind> = {
  review: {
    task: () => null,
    each: false,
    fetch: (_, { missed }) => fetchReview(missed, t('lessons.review.title'), locale.current),
  },
  drill: {
    task: ({ step }) => stepAt(levelOf(step)),
    each: true,
    async fetch({ step, seed }, { engine }) {
      const { fetchDrill } = await import('./drill/course');
      return fetchDrill(engine, levelOf(step), seed);
    },
  },
  daily: {
    task: ({ step }) => stepOf(dayOfStep(step) ?? today()),
    each: true,
    fetch: async ({ step }, { engine }) => dailyCourse(dayOfStep(step) ?? today(), engine.catalog!),
  },
};

const kindOf = (lesson: CourseId | null): Kind => OTHERS[lesson as keyof typeof OTHERS] ?? LESSON;

/** The lesson of this id; null for other courses and for the list. */
export const lessonIn = (id: CourseId | null): LessonId | null => LESSON_IDS.find((lesson) => lesson === id) ?? null;

/** The id of the task whose receipt is made at a place; null: there is none. */
export const taskAt = (place: LessonPlace): string | null => place.lesson && kindOf(place.lesson).task(place);

/** The course at a place, which is not the list. */
export const courseAt = (place: LessonPlace, means: Means): Promise<Course> => kindOf(place.lesson).fetch(place, means);

/** True if two places are in the same course. */
export function inSameCourse(a: LessonPlace, b: LessonPlace): boolean {
  return a.lesson === b.lesson && (!kindOf(a.lesson).each || (a.step === b.step && a.seed === b.seed));
}

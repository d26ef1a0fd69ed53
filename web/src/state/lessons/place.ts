/**
 * Where the reader is, in the address: `#lessons` is the list, `#lessons=backwards.x` a step, `#lessons=patterns:backwards.x` a step of
 * an earlier lesson that is recalled in another one. `#lessons=review` asks again what was missed. `#lessons=drill.patterns&seed=5` is a
 * graph that the seed draws, `#lessons=daily.37` the broken net of a day. `&seed=3` draws other numbers. `&answers=hidden` is a
 * teacher's link: answers show at a press only.
 */
import { LESSON_IDS, type LessonId } from '../../lessons/lessons';

/** What is gone through: a lesson, the steps that were missed, or a level of the drill, or the net of a day. */
export type CourseId = LessonId | 'review' | 'drill' | 'daily';

export interface LessonPlace {
  /** Null: the list. */
  lesson: CourseId | null;
  /** The id of a step, or of a level of the drill; null: the first. */
  step: string | null;
  seed: number;
  hidden: boolean;
  /** The teacher's page: `#lessons=receipts`. */
  receipts?: boolean;
}

export const FIRST_PLACE: LessonPlace = { lesson: null, step: null, seed: 0, hidden: false };
const COURSES: readonly CourseId[] = [...LESSON_IDS, 'review', 'drill', 'daily'];
export const MOST_SEED = 999_999;

/** Reads a hash of the room. What it doesn't know it leaves out; `known` is false then. */
export function readPlace(hash: string): LessonPlace & { known: boolean } {
  const [path = '', ...rest] = hash.replace(/^#lessons=?/, '').split('&');
  const options = new URLSearchParams(rest.join('&'));
  if (path === 'receipts') return { ...FIRST_PLACE, receipts: true, known: true };
  const [before, after] = path.split(':') as [string, string?];
  const step = after ?? (before.includes('.') ? before : null);
  const lesson = COURSES.find((id) => id === before.split('.')[0]) ?? null;
  const seed = Number(options.get('seed') ?? 0);
  const sound = Number.isInteger(seed) && seed >= 0 && seed <= MOST_SEED;
  return {
    lesson,
    step: lesson && step,
    seed: sound ? seed : 0,
    hidden: options.get('answers') === 'hidden',
    known: (path === '' || lesson !== null) && sound,
  };
}

export function writePlace({ lesson, step, seed, hidden, receipts }: LessonPlace): string {
  if (receipts) return '#lessons=receipts';
  if (!lesson) return '#lessons';
  const path = step === null ? lesson : step.startsWith(`${lesson}.`) ? step : `${lesson}:${step}`;
  return `#lessons=${path}${seed ? `&seed=${seed}` : ''}${hidden ? '&answers=hidden' : ''}`;
}

/** The lessons in their order, a row each. A lesson and its words are fetched when it is opened. */
import type { Lesson, LessonText } from './format';

const LESSONS = import.meta.glob('./*/lesson.ts') as Record<string, () => Promise<{ lesson: Lesson }>>;
const TEXTS = import.meta.glob(['./*/*.md', '!./glossary/*.md']) as Record<
  string,
  () => Promise<{ default: LessonText }>
>;

/** The folders of the lessons, which are also their ids, in their order. The first four are the evening before. */
export const LESSON_IDS = [
  'nudge',
  'backwards',
  'sigmoid',
  'patterns',
  'vectors',
  'matrices',
  'loss',
  'templates',
  'activations',
  'step',
  'batches',
  'checking',
] as const;

export type LessonId = (typeof LESSON_IDS)[number];

/** How many of them are the path of the evening before the exam. */
export const EVENING = 4;

export async function fetchLesson(id: LessonId): Promise<Lesson> {
  return (await LESSONS[`./${id}/lesson.ts`]!()).lesson;
}

/** Falls back to English, so that a language can be added lesson by lesson. */
export async function fetchText(id: LessonId, language: string): Promise<LessonText> {
  return (await (TEXTS[`./${id}/${language}.md`] ?? TEXTS[`./${id}/en.md`]!)()).default;
}

const GLOSSARIES = import.meta.glob('./glossary/*.md') as Record<string, () => Promise<{ default: LessonText }>>;

/** The words of the glossary: an entry for each term, as the steps of a lesson. */
export async function fetchGlossary(language: string): Promise<LessonText> {
  return (await (GLOSSARIES[`./glossary/${language}.md`] ?? GLOSSARIES['./glossary/en.md']!)()).default;
}

/** The list of lessons: title, claim and steps of each, in every language. */
import type { LessonText, Paragraph } from './format';
import { LESSON_IDS, type LessonId } from './lessons';

export interface Contents {
  title: LessonText['title'];
  claim: Paragraph[];
  /** The ids of its steps. */
  steps: string[];
}

const FOUND = import.meta.glob<Contents>(['./*/*.md', '!./glossary/*.md'], {
  query: '?contents',
  import: 'default',
  eager: true,
});

export function contentsIn(language: string): { id: LessonId; contents: Contents }[] {
  return LESSON_IDS.flatMap((id) => {
    const contents = FOUND[`./${id}/${language}.md`] ?? FOUND[`./${id}/en.md`];
    return contents ? [{ id, contents }] : [];
  });
}

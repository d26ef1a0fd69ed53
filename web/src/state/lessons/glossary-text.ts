/** The words of the glossary, which are fetched with the first entry that is opened. */
import type { LessonText } from '../../lessons/format';
import { fetchGlossary as fetchWords } from '../../lessons/lessons';

const fetched = new Map<string, Promise<LessonText>>();

export function fetchGlossary(language: string): Promise<LessonText> {
  const known = fetched.get(language) ?? fetchWords(language);
  fetched.set(language, known);
  known.catch(() => fetched.delete(language));
  return known;
}

/** Links to a step or a lesson, as a teacher sends them or shows them on a screen. */
import type { Locale } from '../../i18n/languages';
import { writePlace, type LessonPlace } from './place';

export interface LinkWishes {
  /** The whole lesson instead of the step. */
  whole: boolean;
  /** The language of the page; null: the reader's own. */
  language: Locale | null;
  /** Answers show at a press only. */
  hidden: boolean;
}

/** `page` is the address of the page; its own query and hash are left out. */
export function lessonLink(page: string, place: LessonPlace, { whole, language, hidden }: LinkWishes): string {
  const link = new URL(page);
  link.search = language ? `?lang=${language}` : '';
  link.hash = writePlace({ ...place, ...(whole && { step: null, seed: 0 }), hidden });
  return link.href;
}

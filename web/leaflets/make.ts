/** Makes the static pages from the sources of the lessons, with numbers of the engine in the built package. */
import { readFileSync } from 'node:fs';
import { load } from 'backflow';
import { parseLesson } from '../lesson-text';
import { lesson as activations } from '../src/lessons/activations/lesson';
import { lesson as backwards } from '../src/lessons/backwards/lesson';
import { lesson as batches } from '../src/lessons/batches/lesson';
import { lesson as checking } from '../src/lessons/checking/lesson';
import { lesson as loss } from '../src/lessons/loss/lesson';
import { lesson as matrices } from '../src/lessons/matrices/lesson';
import { lesson as nudge } from '../src/lessons/nudge/lesson';
import { lesson as patterns } from '../src/lessons/patterns/lesson';
import { lesson as sigmoid } from '../src/lessons/sigmoid/lesson';
import { lesson as step } from '../src/lessons/step/lesson';
import { lesson as templates } from '../src/lessons/templates/lesson';
import { lesson as vectors } from '../src/lessons/vectors/lesson';
import { LANGUAGES } from '../src/i18n/languages';
import { staticPages, type Course, type StaticPage } from './pages';

/** In their order. */
const LESSONS = [
  nudge,
  backwards,
  sigmoid,
  patterns,
  vectors,
  matrices,
  loss,
  templates,
  activations,
  step,
  batches,
  checking,
];

/** `folder` is that of the lessons' sources. */
export function coursesIn(folder: URL): Course[] {
  return LESSONS.map((lesson) => ({
    lesson,
    texts: Object.fromEntries(
      LANGUAGES.map(({ code }) => {
        const file = new URL(`${lesson.id}/${code}.md`, folder);
        return [code, parseLesson(readFileSync(file, 'utf8'), `${lesson.id}/${code}.md`)];
      }),
    ),
  }));
}

export async function makePages(site: string | undefined): Promise<StaticPage[]> {
  return staticPages(await load(), coursesIn(new URL('../src/lessons/', import.meta.url)), site);
}

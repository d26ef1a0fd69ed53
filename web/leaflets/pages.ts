/** The static pages: one for each lesson and each question that learners ask, in every language, and a list of them. */
import type { Backflow, Tensor } from 'backflow';
import { answerLesson } from '../src/engine/worker/lessons';
import { LANGUAGES } from '../src/i18n/languages';
import type { Lesson, LessonText, Step, StepScene } from '../src/lessons/format';
import { requestFor, sceneFor, sceneOf } from '../src/state/lessons/scene';
import { frame, type Head } from './frame';
import { pictureOf } from './picture';
import { QUESTIONS } from './questions';
import { escapeHtml, htmlOf, plainOf } from './text';
import { WORDS, type PageWords } from './words';

export interface Course {
  lesson: Lesson;
  /** By language. */
  texts: Record<string, LessonText>;
}

export interface StaticPage {
  /** Below the site's folder, such as `ko/lessons/nudge.html`. */
  path: string;
  html: string;
}

/** English pages stand at the top, others in a folder of their language. */
const folderOf = (language: string): string => (language === 'en' ? '' : `${language}/`);
const up = (path: string): string => '../'.repeat(path.split('/').length - 1);

export function staticPages(engine: Backflow, courses: readonly Course[], site?: string): StaticPage[] {
  return LANGUAGES.flatMap(({ code }) => [
    ...courses.map((course) => lessonPage(engine, course, code, site)),
    ...QUESTIONS.map((question) => questionPage(engine, courses, question, code, site)),
    listPage(courses, code, site),
  ]);
}

function page(
  kind: string,
  id: string,
  language: string,
  site: string | undefined,
  head: Omit<Head, 'root' | 'others' | 'language' | 'path' | 'site'>,
  body: string,
): StaticPage {
  const path = `${folderOf(language)}${kind}/${id}.html`;
  const others = LANGUAGES.map(({ code, title }) => ({
    code,
    title,
    path: `${folderOf(code)}${kind}/${id}.html`,
  }));
  return { path, html: frame({ ...head, language, path, root: up(path), others, site }, body) };
}

/** The address of a step in the Lessons room. */
const stateOf = (path: string, language: string, step: string): string =>
  `${up(path)}?lang=${language}#lessons=${step}`;

function lessonPage(engine: Backflow, { lesson, texts }: Course, language: string, site?: string): StaticPage {
  const text = texts[language]!;
  const words = WORDS[language]!;
  const path = `${folderOf(language)}lessons/${lesson.id}.html`;
  const scene = lesson.steps.find((step) => step.scene)?.scene ?? null;
  const steps = lesson.steps.map(
    ({ id }) => `<li><a href="${stateOf(path, language, id)}">${escapeHtml(text.steps[id]!.title)}</a></li>`,
  );
  const body = [
    `<h1>${escapeHtml(text.title)}</h1>`,
    htmlOf(text.claim, {}),
    figure(engine, scene, text.title),
    open(stateOf(path, language, lesson.id), words.lesson),
    `<h2>${words.steps}</h2>`,
    `<ol>${steps.join('')}</ol>`,
    `<p><a href="./index.html">${words.all}</a></p>`,
  ].join('\n');
  return page('lessons', lesson.id, language, site, { title: text.title, description: plainOf(text.claim) }, body);
}

function questionPage(
  engine: Backflow,
  courses: readonly Course[],
  { id, step: stepId, title, answer }: (typeof QUESTIONS)[number],
  language: string,
  site?: string,
): StaticPage {
  const { lesson, texts } = courses.find((one) => stepId.startsWith(`${one.lesson.id}.`))!;
  const place = lesson.steps.findIndex((step) => step.id === stepId);
  const step = lesson.steps[place];
  if (!step) throw new Error(`the page ${id} names the step ${stepId}, which does not exist`);
  const scene = sceneOf(lesson.steps, place);
  const words = WORDS[language]!;
  const text = texts[language]!.steps[stepId]!;
  const path = `${folderOf(language)}questions/${id}.html`;
  const body = [
    `<h1>${escapeHtml(title[language]!)}</h1>`,
    `<p class="answer">${escapeHtml(answer[language]!)}</p>`,
    `<h2>${escapeHtml(text.title)}</h2>`,
    htmlOf(text.text, numbersOf(engine, step, scene)),
    figure(engine, scene, text.title),
    open(stateOf(path, language, stepId), words.step),
    `<p><a href="../lessons/${lesson.id}.html">${words.from} ${escapeHtml(texts[language]!.title)}</a> · <a href="../lessons/index.html">${words.all}</a></p>`,
  ].join('\n');
  return page('questions', id, language, site, { title: title[language]!, description: answer[language]! }, body);
}

function listPage(courses: readonly Course[], language: string, site?: string): StaticPage {
  const words = WORDS[language]!;
  const item = (href: string, title: string): string => `<li><a href="${href}">${escapeHtml(title)}</a></li>`;
  const body = [
    `<h1>${words.title}</h1>`,
    `<p>${words.intro}</p>`,
    `<h2>${words.lessons}</h2>`,
    `<ol>${courses.map(({ lesson, texts }) => item(`./${lesson.id}.html`, texts[language]!.title)).join('')}</ol>`,
    `<h2>${words.questions}</h2>`,
    `<ul>${QUESTIONS.map(({ id, title }) => item(`../questions/${id}.html`, title[language]!)).join('')}</ul>`,
  ].join('\n');
  return page('lessons', 'index', language, site, { title: words.title, description: words.intro }, body);
}

const open = (href: string, words: PageWords['lesson']): string => `<p><a class="open" href="${href}">${words}</a></p>`;

function figure(engine: Backflow, scene: StepScene | null, label: string): string {
  return scene ? `<figure>${pictureOf(engine, sceneFor(scene, engine.catalog), label)}</figure>` : '';
}

function numbersOf(engine: Backflow, step: Step, scene: StepScene | null): Record<string, Tensor> {
  return scene
    ? answerLesson(engine, requestFor({ ...step, question: undefined! }, scene, engine.catalog)).numbers
    : {};
}

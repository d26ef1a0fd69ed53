// @vitest-environment node
/** The glossary: an entry in every language for each term that a lesson links to, and none that no lesson links to. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseLesson } from '../../../web/lesson-text';
import { answerLesson } from '../../../web/src/engine/worker/lessons';
import { LANGUAGES } from '../../../web/src/i18n/languages';
import type { Lesson } from '../../../web/src/lessons/format';
import { GLOSSARY } from '../../../web/src/lessons/glossary/glossary';
import { LESSON_IDS } from '../../../web/src/lessons/lessons';
import { DIGITS } from '../../../web/src/state/lessons/scene';
import { backflow } from '../catalog';

const FOLDER = new URL('../../../web/src/lessons/', import.meta.url);
const fileOf = (folder: string, file: string) => new URL(`${folder}/${file}`, FOLDER);
const built = LESSON_IDS.filter((id) => existsSync(fileOf(id, 'lesson.ts')));
const ids = GLOSSARY.map(({ id }) => id);

const linkedIn = (id: string, code: string): string[] =>
  [...readFileSync(fileOf(id, `${code}.md`), 'utf8').matchAll(/\]\(term:([^)]+)\)/g)].map(([, term]) => term!);

const MOST_SENTENCES = 3;

test.each(LANGUAGES)('every entry has words in $code, and there are no other words', ({ code }) => {
  const { title, steps } = parseLesson(readFileSync(fileOf('glossary', `${code}.md`), 'utf8'), `glossary/${code}.md`);
  expect(title).not.toBe('');
  expect(Object.keys(steps)).toEqual(ids);
  for (const [id, { title, text, ask, after }] of Object.entries(steps)) {
    expect(title, id).not.toBe('');
    expect([text.length, ask.length, after.length], id).toEqual([1, 0, 0]);
    const words = text[0]!.map((one) => (typeof one === 'string' ? one : '')).join('');
    expect(words.split(/[.?](?:\s|$)/).filter(Boolean).length, `${id}: ${words}`).toBeLessThanOrEqual(MOST_SENTENCES);
  }
});

test.each(LANGUAGES)('every term that a lesson links to in $code has an entry', ({ code }) => {
  for (const id of built) for (const term of linkedIn(id, code)) expect(ids, `${id} in ${code}`).toContain(term);
});

test.runIf(built.length === LESSON_IDS.length).each(LANGUAGES)('a lesson links to every entry in $code', ({ code }) => {
  const linked = new Set(built.flatMap((id) => linkedIn(id, code)));
  expect(ids.filter((id) => !linked.has(id))).toEqual([]);
});

test('the step of an entry is one of its lesson', async () => {
  for (const { id, step } of GLOSSARY) {
    if (step === null) continue;
    const lessonId = LESSON_IDS.find((one) => step.startsWith(`${one}.`));
    expect(lessonId, id).toBeDefined();
    if (!built.includes(lessonId!)) continue;
    const { lesson } = (await import(`../../../web/src/lessons/${lessonId}/lesson.ts`)) as { lesson: Lesson };
    expect(
      lesson.steps.map((one) => one.id),
      id,
    ).toContain(step);
  }
});

test('the engine computes every picture', () => {
  for (const { id, scene } of GLOSSARY) {
    if (!scene) continue;
    const { names, inputs } = backflow.parse(scene.text);
    expect(Object.keys(scene.values).sort(), id).toEqual([...inputs].sort());
    const numbers = { output: { value: names.at(-1)! }, first: { gradient: inputs[0]! } };
    const answers = answerLesson(backflow, { scene: { graph: scene }, numbers, questions: {}, digits: DIGITS });
    for (const { data } of Object.values(answers.numbers))
      for (const value of data) expect(Number.isFinite(value), id).toBe(true);
  }
});

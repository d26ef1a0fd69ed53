// @vitest-environment node
/** Every step of every lesson in both languages: its words, its numbers, its questions, and what each mistake answers. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../../web/lesson-text';
import { answerLesson, judge } from '../../../web/src/engine/worker/lessons';
import { LANGUAGES } from '../../../web/src/i18n/languages';
import type { Inline, Lesson, LessonText, Paragraph, Step, StepScene, StepText } from '../../../web/src/lessons/format';
import { LESSON_IDS } from '../../../web/src/lessons/lessons';
import { blanksOf, brokenScene, drawnScene, requestFor, sceneFor, sceneOf } from '../../../web/src/state/lessons/scene';
import { formatNumber } from '../../../web/src/ui/format';
import { backflow, catalog } from '../catalog';

const FOLDER = new URL('../../../web/src/lessons/', import.meta.url);
const built = LESSON_IDS.filter((id) => readdirSync(FOLDER).includes(id));
const codes = LANGUAGES.map(({ code }) => code);

/** The most words of a step, and the most characters in Korean (without spaces, as Korean texts are counted). */
const MOST_WORDS = 60;
const MOST_CHARACTERS = 160;

const lessons = await Promise.all(
  built.map(async (id) => {
    const { lesson } = (await import(`../../../web/src/lessons/${id}/lesson.ts`)) as { lesson: Lesson };
    const texts = Object.fromEntries(
      codes.map((code): [string, LessonText] => {
        const file = new URL(`${id}/${code}.md`, FOLDER);
        return [code, parseLesson(readFileSync(file, 'utf8'), `${id}/${code}.md`)];
      }),
    );
    return { id, lesson, texts };
  }),
);

function* inlinesOf(paragraphs: readonly Paragraph[]): Generator<Inline> {
  for (const paragraph of paragraphs) {
    for (const inline of paragraph) {
      yield inline;
      if (typeof inline === 'string') continue;
      const of = 'of' in inline ? inline.of : 'strong' in inline ? inline.strong : 'em' in inline ? inline.em : [];
      yield* inlinesOf([of]);
    }
  }
}

const everything = (text: StepText): Paragraph[] => [
  ...text.text,
  ...text.ask,
  ...text.after,
  ...text.hints,
  ...Object.values(text.choices).flat(),
  ...Object.values(text.mistakes).flat(),
  ...Object.values(text.labels).flat(),
];

function named(paragraphs: readonly Paragraph[], kind: 'number' | 'term' | 'part'): string[] {
  const found = [...inlinesOf(paragraphs)].flatMap((one) =>
    typeof one === 'object' && kind in one ? [(one as Record<string, string>)[kind]!] : [],
  );
  return [...new Set(found)].sort();
}

function plain(paragraphs: readonly Paragraph[]): string {
  return [...inlinesOf(paragraphs)]
    .map((one) => (typeof one === 'string' ? one : 'number' in one ? '0' : 'code' in one ? one.code : ''))
    .join('');
}

const listsOf = ({ question, tools = [] }: Step) => ({
  choices: question && 'choices' in question ? [...question.choices].sort() : [],
  mistakes: blanksOf({ question: question! }).flatMap(({ wrong = {}, conventions = {} }) => [
    ...Object.keys(wrong),
    ...Object.keys(conventions),
  ]),
  variants: tools.flatMap((tool) => ('variants' in tool ? Object.keys(tool.variants) : [])),
});

test('the lessons stand in their folders', () => {
  expect(
    readdirSync(FOLDER, { withFileTypes: true })
      .filter((one) => one.isDirectory() && one.name !== 'glossary')
      .map(({ name }) => name)
      .sort(),
  ).toEqual([...built].sort());
});

test('no two steps have the same id', () => {
  const ids = lessons.flatMap(({ lesson }) => lesson.steps.map(({ id }) => id));
  expect(new Set(ids).size).toBe(ids.length);
});

describe.each(lessons)('lesson $id', ({ id, lesson, texts }) => {
  test('its ids and the lessons that it recalls', () => {
    expect(lesson.id).toBe(id);
    for (const step of lesson.steps) expect(step.id).toMatch(new RegExp(`^${id}\\.[a-z0-9-]+$`));
    const earlier = lessons
      .filter((one) => LESSON_IDS.indexOf(one.id) < LESSON_IDS.indexOf(id))
      .flatMap((one) => one.lesson.steps.filter(({ question }) => question).map((step) => step.id));
    if (built.length === LESSON_IDS.length) {
      expect(lesson.recalls.length).toBe(id === LESSON_IDS[0] ? 0 : 2);
      for (const recall of lesson.recalls) expect(earlier).toContain(recall);
    }
  });

  test.each(codes)('its words in %s: a text for each step and nothing else', (code) => {
    const text = texts[code]!;
    expect(text.title).not.toBe('');
    expect(text.claim.length).toBeGreaterThan(0);
    expect(Object.keys(text.steps)).toEqual(lesson.steps.map((step) => step.id));
    for (const step of lesson.steps) {
      const words = text.steps[step.id]!;
      const lists = listsOf(step);
      const where = `${code} ${step.id}`;
      expect(words.title, where).not.toBe('');
      expect(words.text.length, where).toBeGreaterThan(0);
      expect(words.ask.length > 0, where).toBe(Boolean(step.question));
      if (step.question) expect(words.after.length, where).toBeGreaterThan(0);
      if (blanksOf(step).length > 0) expect(words.hints.length, where).toBe(2);
      expect(Object.keys(words.choices).sort(), where).toEqual(lists.choices);
      expect(Object.keys(words.mistakes).sort(), where).toEqual([...new Set(lists.mistakes)].sort());
      for (const variant of lists.variants) expect(Object.keys(words.labels), where).toContain(variant);
      expect(named(everything(words), 'number'), where).toEqual(Object.keys(step.numbers ?? {}).sort());
      const read = plain([...words.text, ...words.ask]);
      if (code === 'ko')
        expect(read.replace(/\s/g, '').length, `${where}: ${read}`).toBeLessThanOrEqual(MOST_CHARACTERS);
      else expect(read.split(/\s+/).filter(Boolean).length, `${where}: ${read}`).toBeLessThanOrEqual(MOST_WORDS);
    }
  });

  test('its languages speak of the same numbers, terms and parts', () => {
    for (const step of lesson.steps) {
      const [first, ...others] = codes.map((code) => texts[code]!.steps[step.id]!);
      for (const other of others) {
        for (const kind of ['number', 'term', 'part'] as const)
          for (const section of ['text', 'ask', 'after'] as const)
            expect(named(other[section], kind), `${step.id} ${section}`).toEqual(named(first![section], kind));
        expect(Object.keys(other.labels), step.id).toEqual(Object.keys(first!.labels));
      }
    }
  });

  test('its numbers come from the engine, and every listed mistake differs from the truth', () => {
    lesson.steps.forEach((step, place) => {
      const scene = sceneOf(lesson.steps, place);
      if (!scene) return expect(blanksOf(step), step.id).toEqual([]);
      const { numbers, questions } = answerLesson(backflow, requestFor(step, scene, catalog));
      for (const [name, { data }] of Object.entries(numbers)) {
        for (const value of data) expect(Number.isFinite(value), `${step.id} {${name}}`).toBe(true);
      }
      for (const { id } of blanksOf(step)) {
        const { truth, wrong, conventions } = questions[id]!;
        const written = (data: Float64Array) => [...data].map(formatNumber).join(' ');
        const seen = new Map([[written(truth.data), 'truth']]);
        for (const one of [...wrong.filter(({ listed }) => listed), ...conventions]) {
          const key = written(one.value.data);
          expect(seen.get(key), `${step.id} ${id}: ${one.id} answers ${key}`).toBeUndefined();
          seen.set(key, one.id);
        }
      }
    });
  });

  test('other numbers are drawn for other seeds, and leave at least two wrong answers', () => {
    lesson.steps.forEach((step, place) => {
      const scene = sceneOf(lesson.steps, place);
      if (!step.draw || !scene) return;
      const own = JSON.stringify(scene);
      const drawn = Array.from({ length: 5 }, (_, seed) => drawnScene(scene, step.draw, seed + 1));
      expect(new Set(drawn.map((one) => JSON.stringify(one))).size, step.id).toBeGreaterThan(1);
      for (const one of drawn) {
        expect(JSON.stringify(one)).not.toBe(own);
        answerLesson(backflow, requestFor(step, one, catalog, true));
      }
    });
  });
});

const repairs = lessons.flatMap(({ lesson }) =>
  lesson.steps.flatMap(({ id, repair }) => (repair ? [{ id, repair }] : [])),
);

describe.runIf(repairs.length > 0)('repairs', () => {
  test.each(repairs)('$id is broken, and can be mended', ({ repair }) => {
    const { broken, done, mended } = repair;
    const at = (scene: StepScene) =>
      judge(backflow, { broken: sceneFor(broken, catalog), now: sceneFor(scene, catalog), goal: done });
    expect(at(broken).mended).toBe(false);
    expect(at(mended)).toMatchObject({ mended: true });
  });

  test.each(repairs.filter(({ repair }) => repair.mistakes))('$id is broken by each mistake', ({ repair }) => {
    const { broken, mistakes = [], done } = repair;
    const drawn = Array.from({ length: 60 }, (_, seed) => brokenScene(repair, seed + 1));
    expect(new Set(drawn.map((one) => 'net' in one && one.mistake))).toEqual(new Set(mistakes));
    for (const mistake of mistakes) {
      const now = sceneFor({ ...broken, steps: 10, mistake } as StepScene, catalog);
      expect(judge(backflow, { broken: now, now, goal: done }).wrong, mistake).not.toEqual([]);
    }
  });
});

// @vitest-environment node
/** Every question is answered: right, with each mistake that is known, rounded, skipped, and again with other numbers. */
import type { Tensor } from 'backflow';
import { parseEntry } from 'backflow/answers';
import { describe, expect, test } from 'vitest';
import { words as enWords } from '../../../web/src/i18n/en/lessons/index';
import { words as koWords } from '../../../web/src/i18n/ko/lessons/index';
import { writeTensor } from '../../../web/src/panels/lessons/write-tensor';
import { blanksOf, DIGITS } from '../../../web/src/state/lessons/scene';
import { formatNumber } from '../../../web/src/ui/format';
import { codes, quizOf, steps, type Asked } from './course';

const tables = { en: enWords, ko: koWords } as Record<string, Record<string, string>>;
const asking = steps.filter(({ step }) => step.question);
const withBlanks = asking.filter(({ step }) => blanksOf(step).length > 0);
const withChoices = asking.filter(({ step }) => blanksOf(step).length === 0);

/** As a reader types it who copies what the page shows. */
const typed = (tensor: Tensor): string => writeTensor(tensor).replace(/\u2009/g, '');
const shown = ({ data }: Tensor): string => [...data].map(formatNumber).join(' ');

async function answer(quiz: ReturnType<typeof quizOf>, id: string, text: string) {
  quiz.type(id, text);
  await quiz.submit(id);
  return quiz.entry(id);
}

test('there are as many questions as the lessons promise', () => {
  expect(steps.length).toBeGreaterThanOrEqual(100);
  expect(asking.length).toBeGreaterThanOrEqual(80);
  expect(withBlanks.length).toBeGreaterThanOrEqual(50);
});

describe.each(withBlanks)('$step.id', (asked: Asked) => {
  const { step, words } = asked;

  test('is right at once with what the page shows', async () => {
    const quiz = quizOf(asked);
    for (const { id } of blanksOf(step)) {
      expect(quiz.done).toBe(false);
      expect(quiz.next).toBe(id);
      const { judged, solved } = await answer(quiz, id, typed(quiz.answers![id]!.truth));
      expect([judged?.verdict, solved], id).toEqual(['exact', true]);
    }
    expect([quiz.done, quiz.outcome, quiz.next]).toEqual([true, 'right', null]);
  });

  test('names every mistake and convention, with a sentence in each language', async () => {
    const quiz = quizOf(asked);
    for (const { id } of blanksOf(step)) {
      const { truth, wrong, conventions } = quiz.answers![id]!;
      const seen = new Set<string>();
      for (const [verdict, answers] of [
        ['mistake', wrong],
        ['convention', conventions],
      ] as const)
        for (const one of answers) {
          if (shown(one.value) === shown(truth)) continue;
          const { judged, mistake } = await answer(quizOf(asked), id, typed(one.value));
          const what = `${id}: ${typed(one.value)} is ${one.id}`;
          expect(judged?.verdict, what).toBe(verdict);
          // Another mistake may give the same number; then the one that is likelier is named.
          if (!seen.has(shown(one.value))) expect(mistake?.id, what).toBe(one.id);
          seen.add(shown(one.value));
          for (const code of codes) {
            const listed = words[code]!.mistakes[one.id];
            const known = tables[code]![`lessons.mistake.${one.id}`];
            expect(one.listed ? listed : known, `${code} ${what}`).toBeTruthy();
          }
        }
    }
  });

  test('counts a wrong answer, keeps the number hidden, and shows it when asked', async () => {
    const quiz = quizOf(asked);
    const { id } = blanksOf(step)[0]!;
    expect(quiz.open(id)).toBe(false);
    const { judged, tries } = await answer(quiz, id, '123456.789');
    expect(['not-yet', 'unread']).toContain(judged?.verdict);
    expect(tries).toBe(judged?.verdict === 'unread' ? 0 : 1);
    expect(quiz.open(id)).toBe(false);
    expect((await answer(quiz, id, 'abc')).judged?.verdict).toBe('unread');
    quiz.reveal();
    expect([quiz.done, quiz.outcome, quiz.open(id)]).toEqual([true, 'shown', true]);
  });

  test('reads a rounded number as close, unless it names a mistake', async () => {
    for (const { id } of blanksOf(step)) {
      const { truth } = quizOf(asked).answers![id]!;
      // Counts are not rounded: 100 is not 102.
      if (truth.shape.length > 0 || (Number.isInteger(truth.data[0]) && Math.abs(truth.data[0]!) >= 100)) continue;
      const rounded = Number(truth.data[0]!.toPrecision(2));
      if (formatNumber(rounded) === formatNumber(truth.data[0]!)) continue;
      const { judged } = await answer(quizOf(asked), id, String(rounded));
      expect(['close', 'mistake', 'convention'], `${id}: ${rounded}`).toContain(judged?.verdict);
    }
  });
});

describe('again with other numbers', () => {
  test.each(withBlanks.filter(({ step }) => step.draw))('$step.id', async (asked) => {
    for (const seed of [1, 2, 3, 7, 20]) {
      const quiz = quizOf(asked, seed);
      for (const { id } of blanksOf(asked.step)) {
        const { truth, wrong } = quiz.answers![id]!;
        const others = new Set(wrong.map(({ value }) => shown(value)).filter((one) => one !== shown(truth)));
        expect(others.size, `${id}, seed ${seed}: ${typed(truth)}`).toBeGreaterThanOrEqual(2);
        expect((await answer(quiz, id, typed(truth))).judged?.verdict, `${id}, seed ${seed}`).toBe('exact');
      }
      expect(quiz.outcome).toBe('right');
    }
  });
});

describe.each(withChoices)('$step.id', (asked: Asked) => {
  const { question } = asked.step;
  const { choices, right } = question as { choices: readonly string[]; right: readonly string[] };

  test('takes each right choice and rules out the others, each with a reason', () => {
    expect(right.length).toBeGreaterThan(0);
    for (const one of right) {
      const quiz = quizOf(asked);
      expect(quiz.choose(one)).toBe(true);
      expect([quiz.done, quiz.outcome]).toEqual([true, 'right']);
    }
    const quiz = quizOf(asked);
    for (const one of choices.filter((choice) => !right.includes(choice))) {
      expect(quiz.choose(one)).toBe(false);
      expect(quiz.done).toBe(false);
      for (const code of codes) expect(asked.words[code]!.choices[one]!.length, `${code} ${one}`).toBeGreaterThan(1);
    }
    expect(quiz.choose(right[0]!)).toBe(true);
    expect(quiz.outcome).toBe('tried');
  });
});

describe('the lecture', () => {
  const blank = (id: string) => withBlanks.find(({ step }) => step.id === id)!;
  const judgedIn = async (id: string, name: string, text: string) => (await answer(quizOf(blank(id)), name, text)).judged;

  test.each(['0.2', '.2', '0,2', '1/5', '2e-1', '0.20'])('%s is read', (text) => {
    expect(parseEntry(text)).toBeCloseTo(0.2);
  });

  test('its own rounded numbers of the sigmoid are close', async () => {
    const truths = withBlanks
      .filter(({ step }) => step.id.startsWith('sigmoid.'))
      .flatMap((one) => blanksOf(one.step).map(({ id }) => ({ one, id, truth: quizOf(one).answers![id]!.truth.data[0]! })));
    for (const [text, near] of [
      ['0.2', 0.197],
      ['0.39', 0.393],
      ['0.59', 0.59],
    ] as const) {
      const found = truths.filter(({ truth }) => Math.abs(Math.abs(truth) - near) < 0.004);
      expect(found.length, text).toBeGreaterThan(0);
      for (const { one, id, truth } of found) {
        const judged = await judgedIn(one.step.id, id, truth < 0 ? `-${text}` : text);
        expect(['close', 'exact'], `${one.step.id} ${id}`).toContain(judged?.verdict);
      }
    }
  });

  test('digits as the page shows them', () => expect(DIGITS).toBe(3));
});

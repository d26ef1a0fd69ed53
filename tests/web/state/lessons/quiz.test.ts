// @vitest-environment node
import { expect, test } from 'vitest';
import type { QuestionAnswers } from '../../../../web/src/engine/protocol/lessons';
import { Quiz } from '../../../../web/src/state/lessons/quiz.svelte';

const STEP = { id: 'card', question: { blanks: [{ id: 'q', truth: 3 }] } };
const ANSWERS: Record<string, QuestionAnswers> = {
  q: { truth: { shape: [], data: new Float64Array([3]) }, wrong: [], conventions: [] },
};

test('an answer that is entered before the engine is done is judged as soon as it is', async () => {
  const quiz = new Quiz(STEP);
  quiz.type('q', '3');
  const judged = [quiz.submit('q'), quiz.submit('q')];
  expect(quiz.done).toBe(false);
  quiz.answers = ANSWERS;
  expect(await Promise.all(judged)).toEqual([true, true]);
  expect([quiz.done, quiz.outcome]).toEqual([true, 'right']);
});

test('what is typed on in between is not judged', async () => {
  const quiz = new Quiz(STEP);
  quiz.type('q', '4');
  const judged = quiz.submit('q');
  quiz.type('q', '42');
  quiz.answers = ANSWERS;
  expect(await judged).toBe(false);
  expect(quiz.entry('q')).toMatchObject({ text: '42', judged: null, tries: 0 });
});

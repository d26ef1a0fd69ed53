/** The room's state: links, the way through a lesson, and the reader's progress. */
import { beforeEach, describe, expect, test } from 'vitest';
import { failure } from '../../../web/src/engine/protocol/errors';
import type { LessonRequest } from '../../../web/src/engine/protocol/lessons';
import { answerLesson } from '../../../web/src/engine/worker/lessons';
import { LESSON_IDS } from '../../../web/src/lessons/lessons';
import type { Engine } from '../../../web/src/state/page/engine.svelte';
import { locale } from '../../../web/src/i18n/index.svelte';
import { followLanguage } from '../../../web/src/state/lessons/language.svelte';
import { LessonsState } from '../../../web/src/state/lessons/lessons.svelte';
import { FIRST_PLACE, readPlace, writePlace } from '../../../web/src/state/lessons/place';
import { ProgressKeeper, readProgress } from '../../../web/src/state/lessons/progress.svelte';
import { blanksOf } from '../../../web/src/state/lessons/scene';
import { writeTensor } from '../../../web/src/panels/lessons/write-tensor';
import { backflow, catalog } from '../catalog';
import { fakeHistory } from '../state/page/fake-history';
import { steps } from './course';

const engine = {
  catalog,
  lesson: (request: LessonRequest) => Promise.resolve(answerLesson(backflow, request)),
} as unknown as Engine;

async function roomAt(hash: string) {
  const history = fakeHistory(hash);
  const room = new LessonsState(engine, history);
  if (room.place.lesson) await settled(room);
  return { room, history };
}

const settled = (room: LessonsState) =>
  expect.poll(() => room.quiz?.answers ?? null, { timeout: 20_000 }).not.toBeNull();

/** Answers the open step rightly. */
async function answer(room: LessonsState): Promise<void> {
  await settled(room);
  const quiz = room.quiz!;
  const { question } = quiz.step;
  if (question && 'choices' in question) quiz.choose(question.right[0]!);
  for (const { id } of blanksOf(quiz.step)) {
    quiz.type(id, writeTensor(quiz.answers![id]!.truth));
    await quiz.submit(id);
  }
  room.finished();
}

beforeEach(async () => {
  localStorage.clear();
  await locale.choose('en');
});

describe('links', () => {
  test.each([
    ['#lessons', FIRST_PLACE],
    ['#lessons=backwards', { ...FIRST_PLACE, lesson: 'backwards' }],
    ['#lessons=backwards.x', { ...FIRST_PLACE, lesson: 'backwards', step: 'backwards.x' }],
    ['#lessons=patterns:backwards.x', { ...FIRST_PLACE, lesson: 'patterns', step: 'backwards.x' }],
    ['#lessons=review', { ...FIRST_PLACE, lesson: 'review' }],
    ['#lessons=nudge.graph&seed=12', { ...FIRST_PLACE, lesson: 'nudge', step: 'nudge.graph', seed: 12 }],
    ['#lessons=nudge.graph&seed=12&answers=hidden', { lesson: 'nudge', step: 'nudge.graph', seed: 12, hidden: true }],
  ] as const)('%s is read, and written as it was', (hash, place) => {
    expect(readPlace(hash)).toEqual({ ...place, known: true });
    expect(writePlace(place)).toBe(hash);
  });

  test.each([
    '#lessons=__proto__',
    '#lessons=constructor.x',
    '#lessons=nowhere.at-all',
    '#lessons=nudge.graph&seed=-1',
    '#lessons=nudge.graph&seed=1.5',
    '#lessons=nudge.graph&seed=1e99',
    '#lessons=nudge.graph&seed=NaN',
    '#lessons=<script>alert(1)</script>',
    '#lessons=%00%ff',
    `#lessons=${'x'.repeat(100_000)}`,
  ])('%s is not known, and breaks nothing', async (hash) => {
    expect(readPlace(hash).known).toBe(false);
    const { room } = await roomAt(hash);
    expect(room.unknown).toBe(true);
    expect(room.place.seed).toBe(0);
  });

  test('a step that does not exist is said, and its lesson begins', async () => {
    const { room } = await roomAt('#lessons=nudge.__proto__');
    expect(room.unknown).toBe(true);
    expect(room.played?.step.id).toBe('nudge.graph');
  });

  test('a level of the drill that does not exist is said, and the first one begins', async () => {
    const { room } = await roomAt('#lessons=drill.nope&seed=3');
    expect([room.unknown, room.level]).toEqual([true, 'scalars']);
    expect((await roomAt('#lessons=drill.vectors&seed=3')).room.unknown).toBe(false);
    expect((await roomAt('#lessons=drill:matrices&seed=3')).room.unknown).toBe(false);
  });

  test('back in the history, the dialog and the sheets of another step are closed', async () => {
    const { room, history } = await roomAt('#lessons=nudge.graph');
    room.next();
    [room.dialog, room.printing] = ['link', true];
    history.back();
    expect([room.played!.step.id, room.dialog, room.printing]).toEqual(['nudge.graph', null, false]);
  });

  test('every step opens by its link, with the numbers of its text', async () => {
    for (const { step } of steps.filter((_, place) => place % 7 === 0)) {
      const { room } = await roomAt(`#lessons=${step.id}`);
      expect(room.unknown).toBe(false);
      expect(room.played?.step.id).toBe(step.id);
      await expect.poll(() => Object.keys(room.numbers ?? {})).toEqual(Object.keys(step.numbers ?? {}));
    }
  });
});

describe('a lesson', () => {
  test('is gone through to its end, and counts every step', async () => {
    const { room, history } = await roomAt('#lessons=nudge');
    const ids = room.course!.steps.map(({ step }) => step.id);
    for (const id of ids) {
      expect(room.played?.step.id).toBe(id);
      await answer(room);
      room.next();
    }
    expect([room.place.lesson, history.hash]).toEqual([null, '#lessons']);
    const repairs = steps.filter(({ step }) => step.repair).map(({ step }) => step.id);
    for (const id of ids.filter((one) => !repairs.includes(one))) expect(room.progress.outcome(id), id).toBe('right');
    expect(room.progress.missed).toEqual([]);
  });

  test('opens with two steps of earlier lessons', async () => {
    for (const id of LESSON_IDS.slice(1)) {
      const { room } = await roomAt(`#lessons=${id}`);
      expect(room.course!.steps.slice(0, 3).map(({ recall }) => recall)).toEqual([true, true, false]);
    }
  });

  test('goes on where the reader stopped, though steps were left out', async () => {
    const { room } = await roomAt('#lessons');
    await room.open('nudge');
    await answer(room);
    room.goTo('nudge.predict');
    room.close();
    await room.open('nudge');
    expect(room.played?.step.id).toBe('nudge.rise');
    room.back();
    expect(room.played?.step.id).toBe('nudge.graph');
  });

  test('asks again with other numbers, until two in a row are right', async () => {
    const { room, history } = await roomAt('#lessons=nudge.graph');
    await answer(room);
    const first = room.numbers!['x'];
    room.again();
    expect(history.hash).toBe('#lessons=nudge.graph&seed=1');
    expect(room.streak).toBe(1);
    await answer(room);
    expect(room.streak).toBe(2);
    expect(room.numbers!['x']).not.toEqual(first);
    room.again();
    await settled(room);
    room.quiz!.reveal();
    room.finished();
    expect(room.streak).toBe(0);
    // A question that was right once stays right.
    expect(room.progress.outcome('nudge.graph')).toBe('right');
  });

  test('counts an answer once that is entered and left while the judge is fetched', async () => {
    const { room } = await roomAt('#lessons=backwards.x');
    room.quiz!.type('x', '1');
    await Promise.all([room.quiz!.submit('x'), room.quiz!.submit('x')]);
    expect([room.quiz!.entry('x').tries, room.ledger.of('backwards').length]).toEqual([1, 1]);
  });

  test('asks what was missed until it is right at once', async () => {
    const { room } = await roomAt('#lessons=nudge.rise');
    room.quiz!.choose('rises');
    room.quiz!.choose('falls');
    room.finished();
    expect([room.progress.outcome('nudge.rise'), room.progress.missed]).toEqual(['tried', ['nudge.rise']]);
    await room.review();
    expect(room.course!.steps.map(({ step }) => step.id)).toEqual(['nudge.rise']);
    await answer(room);
    expect([room.progress.outcome('nudge.rise'), room.progress.missed]).toEqual(['right', []]);
    await room.review();
    expect([room.course!.steps, room.played]).toEqual([[], null]);
  });
});

test('in another language, the steps of a review stay, though one was answered since', async () => {
  localStorage.setItem('backflow.lessons', '{"version":1,"done":{},"missed":["nudge.rise","nudge.graph"]}');
  const { room } = await roomAt('#lessons=review');
  await answer(room);
  expect(room.progress.missed).toEqual(['nudge.graph']);
  const { title } = room.played!.words;
  followLanguage(room);
  await locale.choose('ko');
  await expect.poll(() => room.played!.words.title).not.toBe(title);
  expect([room.course!.steps.length, room.played!.step.id, room.quiz!.step.id]).toEqual([
    2,
    'nudge.rise',
    'nudge.rise',
  ]);
});

test('a drill that was asked of a worker that died is asked of the next one', async () => {
  let dead = true;
  let asked = 0;
  const mortal = {
    catalog,
    lesson: (request: LessonRequest) =>
      ++asked && dead ? Promise.reject(failure('engine-died', 'engine-silent')) : engine.lesson(request),
  } as unknown as Engine;
  const room = new LessonsState(mortal, fakeHistory('#lessons=drill.scalars&seed=3'));
  await expect.poll(() => asked).toBe(1);
  dead = false;
  room.ask();
  await settled(room);
  expect([room.played!.step.id, room.lost]).toEqual(['drill.scalars', false]);
});

describe('progress', () => {
  test('is kept, saved, taken in again and erased', () => {
    const before = new ProgressKeeper();
    before.record('nudge.graph', 'right');
    before.record('nudge.rise', 'shown');
    expect(new ProgressKeeper().text).toBe(before.text);
    const { text } = before;
    before.erase();
    expect([before.outcome('nudge.graph'), before.missed]).toEqual([undefined, []]);
    expect(before.take(text)).toBe(true);
    expect([before.outcome('nudge.graph'), before.outcome('nudge.rise'), before.missed]).toEqual([
      'right',
      'shown',
      ['nudge.rise'],
    ]);
  });

  test('a better outcome stays', () => {
    const progress = new ProgressKeeper();
    for (const outcome of ['read', 'shown', 'tried', 'right', 'shown'] as const)
      progress.record('nudge.graph', outcome);
    expect(progress.outcome('nudge.graph')).toBe('right');
    expect(progress.outcome('toString')).toBeUndefined();
  });

  test.each([
    '',
    'no JSON',
    '[]',
    'null',
    '{"version":1}',
    '{"version":2,"done":{},"missed":[]}',
    '{"version":1,"done":{"nudge.graph":"perfect"},"missed":[]}',
    '{"version":1,"done":[],"missed":{}}',
    '{"version":1,"done":{},"missed":[1]}',
    '{"format":"backflow-work","version":1}',
  ])('the file %s is not one, and changes nothing', (text) => {
    const progress = new ProgressKeeper();
    progress.record('nudge.graph', 'tried');
    const before = progress.text;
    expect(readProgress(text)).toBeNull();
    expect(progress.take(text)).toBe(false);
    expect(progress.text).toBe(before);
  });

  test('of steps that no longer exist is no trouble', async () => {
    const progress = new ProgressKeeper();
    progress.take('{"version":1,"done":{"gone.step":"right"},"missed":["gone.step","nudge.gone","__proto__"]}');
    const { room } = await roomAt('#lessons');
    await room.review();
    expect(room.course!.steps).toEqual([]);
  });
});

// @vitest-environment node
/** The last hint: the same step with other numbers, solved. */
import { expect, test } from 'vitest';
import type { LessonRequest } from '../../../web/src/engine/protocol/lessons';
import { answerLesson } from '../../../web/src/engine/worker/lessons';
import { lesson } from '../../../web/src/lessons/vectors/lesson';
import { writeTensor } from '../../../web/src/panels/lessons/write-tensor';
import { solvedExample } from '../../../web/src/state/lessons/example';
import { sceneOf } from '../../../web/src/state/lessons/scene';
import { backflow, catalog } from '../catalog';

const engine = { catalog, lesson: (request: LessonRequest) => Promise.resolve(answerLesson(backflow, request)) };

test('it names the inputs and the starting gradient that were drawn', async () => {
  const place = lesson.steps.findIndex(({ id }) => id === 'vectors.relu');
  const hint = await solvedExample(engine, lesson.steps[place]!, sceneOf(lesson.steps, place), 0, writeTensor);
  expect(hint!.values).toMatch(/^x = \[.+\], ∂z = \[.+\]$/);
  const [x, upstream] = [...hint!.values.matchAll(/\[(.+?)\]/g)].map(([, list]) =>
    list!.replaceAll('−', '-').split(', ').map(Number),
  );
  const answer = hint!.answers['x']!.replaceAll('−', '-').slice(1, -1).split(', ').map(Number);
  expect(answer).toEqual(x!.map((one, index) => (one > 0 ? upstream![index]! : 0)));
});

/** What judges receipts on the page: the engine in its worker. */
import { fetchAnswers } from '../../../engine/page/answers';
import type { Engine } from '../../page/engine.svelte';
import type { Judges } from './regrade';

export async function pageJudges(engine: Engine): Promise<Judges> {
  const { judge } = await fetchAnswers();
  return {
    catalog: engine.catalog!,
    lesson: (request) => engine.lesson(request),
    repair: (request) => engine.judge(request),
    judge,
  };
}

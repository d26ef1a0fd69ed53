/** Judges the answers of a receipt again: the same engine, the same lessons, and the code that judged them on the page. */
import type { Catalog } from 'backflow';
import type { judge as Judge } from 'backflow/answers';
import type {
  LessonAnswers,
  LessonRequest,
  QuestionAnswers,
  RepairRequest,
  RepairVerdict,
} from '../../../engine/protocol/lessons';
import { unlessLost } from '../../../engine/protocol/errors';
import { judgeAnswer } from '../judge-answer';
import { blanksOf, brokenScene, requestFor, sceneFor } from '../scene';
import { sha256, type Attempt, type Content } from './receipt';
import { taskOf, type Asked, type Found } from './tasks';

/** What judges: the page's worker, or the package in Node. */
export interface Judges {
  catalog: Catalog;
  lesson(request: LessonRequest): Promise<LessonAnswers>;
  repair(request: RepairRequest): Promise<RepairVerdict>;
  judge: typeof Judge;
}

export interface Regraded {
  /** The attempts with the verdicts as they are now. Null: the step, the blank or the choice does not exist. */
  attempts: (Attempt | null)[];
  /** The questions, with the answers that count. */
  asked: Asked[];
  /** SHA-256 of the numbers behind them. */
  run: string;
}

/** Null: there is no such task. */
export async function regrade(
  { task: id, attempts }: Pick<Content, 'task' | 'attempts'>,
  judges: Judges,
): Promise<Regraded | null> {
  const task = taskOf(id, judges);
  if (!task) return null;
  const asked = new Map<string, Record<string, QuestionAnswers>>();
  const numbers: number[] = [];

  /** The answers to a step's questions with the numbers of a seed, computed once. */
  async function answersTo({ step, scene }: Found, seed: number): Promise<Record<string, QuestionAnswers>> {
    const key = `${step.id} ${seed}`;
    const before = asked.get(key);
    if (before) return before;
    const answers = scene ? (await judges.lesson(requestFor(step, scene, judges.catalog, seed !== 0))).questions : {};
    for (const { truth } of Object.values(answers)) numbers.push(...truth.data);
    asked.set(key, answers);
    return answers;
  }

  async function again(attempt: Attempt): Promise<Attempt | null> {
    const { step: id, seed } = attempt;
    const found = await task!.find(id, seed);
    if (!found) return null;
    const { step } = found;
    if ('shown' in attempt) return step.question ? attempt : null;
    if ('choice' in attempt) {
      const { question } = step;
      if (!question || !('choices' in question) || !question.choices.includes(attempt.choice)) return null;
      return { ...attempt, right: question.right.includes(attempt.choice) };
    }
    if ('mended' in attempt) {
      if (!step.repair) return null;
      const broken = sceneFor(brokenScene(step.repair, seed), judges.catalog);
      const { mended } = await judges.repair({ broken, now: attempt.mended, goal: step.repair.done });
      return mended ? attempt : null;
    }
    if (!blanksOf(step).some((blank) => blank.id === attempt.blank)) return null;
    const answers = (await answersTo(found, seed))[attempt.blank]!;
    const { judged, mistake } = judgeAnswer(judges.judge, attempt.text, answers);
    const { blank, text } = attempt;
    return { step: id, seed, blank, text, verdict: judged.verdict, ...(mistake && { mistake: mistake.id }) };
  }

  const judged: (Attempt | null)[] = [];
  // What the engine refuses is not right; a worker that is gone says nothing about it.
  for (const attempt of attempts) judged.push(await again(attempt).catch(unlessLost));
  const known = judged.filter((attempt) => attempt !== null);
  return {
    attempts: judged,
    asked: await task.asked(known),
    run: await sha256(new Uint8Array(Float64Array.from(numbers).buffer)),
  };
}

/** Makes the content of a receipt from what was answered in a task that exists. */
export async function contentOf(
  { task, name, made }: Pick<Content, 'task' | 'name' | 'made'>,
  answered: readonly Attempt[],
  judges: Judges,
): Promise<Content> {
  const { attempts, run } = (await regrade({ task, attempts: answered }, judges))!;
  const known = attempts.filter((attempt) => attempt !== null);
  return {
    task,
    name,
    made,
    attempts: known,
    run: known.length === answered.length ? run : (await regrade({ task, attempts: known }, judges))!.run,
  };
}

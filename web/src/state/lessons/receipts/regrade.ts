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
import type { Lesson } from '../../../lessons/format';
import { fetchLesson, LESSON_IDS } from '../../../lessons/lessons';
import { judgeAnswer } from '../judge-answer';
import { blanksOf, brokenScene, drawnScene, requestFor, sceneFor, sceneOf } from '../scene';
import { sha256, type Attempt, type Content } from './receipt';

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
  /** SHA-256 of the numbers behind them. */
  run: string;
}

const lessonAt = (step: string) => LESSON_IDS.find((id) => step.startsWith(`${id}.`));

export async function regrade(attempts: readonly Attempt[], judges: Judges): Promise<Regraded> {
  const lessons = new Map<string, Lesson>();
  const asked = new Map<string, Record<string, QuestionAnswers>>();
  const numbers: number[] = [];

  async function stepOf(id: string) {
    const home = lessonAt(id);
    if (!home) return null;
    const lesson = lessons.get(home) ?? (await fetchLesson(home));
    lessons.set(home, lesson);
    const place = lesson.steps.findIndex((step) => step.id === id);
    const step = lesson.steps[place];
    return step ? { step, scene: sceneOf(lesson.steps, place) } : null;
  }

  /** The answers to a step's questions with the numbers of a seed, computed once. */
  async function answersTo(id: string, seed: number): Promise<Record<string, QuestionAnswers>> {
    const key = `${id} ${seed}`;
    const before = asked.get(key);
    if (before) return before;
    const found = (await stepOf(id))!;
    const scene = found.scene && drawnScene(found.scene, found.step.draw, seed);
    const answers = scene
      ? (await judges.lesson(requestFor(found.step, scene, judges.catalog, seed !== 0))).questions
      : {};
    for (const { truth } of Object.values(answers)) numbers.push(...truth.data);
    asked.set(key, answers);
    return answers;
  }

  async function again(attempt: Attempt): Promise<Attempt | null> {
    const { step: id, seed } = attempt;
    const found = await stepOf(id);
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
    const answers = (await answersTo(id, seed))[attempt.blank]!;
    const { judged, mistake } = judgeAnswer(judges.judge, attempt.text, answers);
    const { blank, text } = attempt;
    return { step: id, seed, blank, text, verdict: judged.verdict, ...(mistake && { mistake: mistake.id }) };
  }

  const judged: (Attempt | null)[] = [];
  for (const attempt of attempts) judged.push(await again(attempt).catch(() => null));
  return { attempts: judged, run: await sha256(new Uint8Array(Float64Array.from(numbers).buffer)) };
}

/** Makes the content of a receipt from what was answered. */
export async function contentOf(
  { task, name, made }: Pick<Content, 'task' | 'name' | 'made'>,
  answered: readonly Attempt[],
  judges: Judges,
): Promise<Content> {
  const { attempts, run } = await regrade(answered, judges);
  const known = attempts.filter((attempt) => attempt !== null);
  return {
    task,
    name,
    made,
    attempts: known,
    run: known.length === answered.length ? run : (await regrade(known, judges)).run,
  };
}

/** A receipt to test with, and what judges it. */
import { judge } from 'backflow/answers';
import { answerLesson, judge as judgeRepair } from '../../../../web/src/engine/worker/lessons';
import { lesson as backwards } from '../../../../web/src/lessons/backwards/lesson';
import { sealed, type Attempt, type Receipt } from '../../../../web/src/state/lessons/receipts/receipt';
import { contentOf, type Judges } from '../../../../web/src/state/lessons/receipts/regrade';
import { sceneFor } from '../../../../web/src/state/lessons/scene';
import { backflow, catalog } from '../../catalog';

export const judges: Judges = {
  catalog,
  lesson: (request) => Promise.resolve().then(() => answerLesson(backflow, request)),
  repair: (request) => Promise.resolve().then(() => judgeRepair(backflow, request)),
  judge,
};

export const repair = backwards.steps.find((step) => step.repair)!;
export const ANSWERED: Attempt[] = [
  { step: 'backwards.x', seed: 0, blank: 'x', text: '1', verdict: 'mistake', mistake: 'upstream' },
  { step: 'backwards.x', seed: 0, blank: 'x', text: '-4', verdict: 'exact' },
  { step: 'backwards.x', seed: 7, blank: 'x', text: '-4', verdict: 'not-yet' },
  { step: 'backwards.meaning', seed: 0, choice: 'none-such', right: true },
  { step: 'backwards.times', seed: 0, shown: true },
  {
    step: repair.id,
    seed: 0,
    mended: JSON.parse(JSON.stringify(sceneFor(repair.repair!.mended, catalog))) as never,
  },
];

export const make = async (name = 'Ada', answered = ANSWERED, task = 'backwards'): Promise<Receipt> =>
  sealed(await contentOf({ task, name, made: '2026-11-28T10:00:00Z' }, answered, judges));

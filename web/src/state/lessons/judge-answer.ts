/** Judges what was typed into a blank, on the page and in receipts. */
import type { judge as Judge, Judgement } from 'backflow/answers';
import type { QuestionAnswers, WrongAnswer } from '../../engine/protocol/lessons';
import { DIGITS } from './scene';

export interface JudgedAnswer {
  judged: Judgement<number>;
  /** The mistake or the convention that it shows. */
  mistake: WrongAnswer | null;
  solved: boolean;
  /** A number that is not right, in contrast to what can't be read as one. */
  failed: boolean;
}

const RIGHT: readonly string[] = ['exact', 'close', 'convention'];

/** `judge` is handed in because the page fetches it with the first question. */
export function judgeAnswer(
  judge: typeof Judge,
  text: string,
  { truth, wrong, conventions }: QuestionAnswers,
): JudgedAnswer {
  const numbered = (answers: readonly WrongAnswer[], from: number) =>
    answers.map(({ value }, place) => ({ id: from + place, value }));
  const judged = judge(text, {
    truth,
    wrong: numbered(wrong, 0),
    conventions: numbered(conventions, wrong.length),
    digits: DIGITS,
  });
  return {
    judged,
    mistake: [...wrong, ...conventions][judged.id ?? -1] ?? null,
    solved: RIGHT.includes(judged.verdict),
    failed: judged.verdict === 'mistake' || judged.verdict === 'not-yet',
  };
}

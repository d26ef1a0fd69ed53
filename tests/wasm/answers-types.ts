// The public types of the answers as a program uses them. `npm run check` compiles this file and runs nothing.
import { load, type AnswerMistake, type QuestionKind, type WrongAnswer } from 'backflow';
import {
  judge,
  parseNumber,
  readNumber,
  shown,
  type Judgement,
  type NamedAnswer,
  type VerdictName,
} from 'backflow/answers';

export async function asking(typed: string): Promise<AnswerMistake | VerdictName | undefined> {
  const backflow = await load();
  const graph = backflow.graph('f = x * y', { x: 1, y: 2 });
  graph.backward();
  const question: QuestionKind = 'downstream';
  const { truth, answers } = graph.wrongAnswers({ question, node: 'f', slot: 0, digits: 4 });
  graph.wrongAnswers({ question: 'value', node: 'f', nudge: { node: 'x', by: 0.1 } });
  // @ts-expect-error: not a question
  graph.wrongAnswers({ question: 'slope', node: 'f' });
  const wrong: NamedAnswer<AnswerMistake>[] = answers.map((answer: WrongAnswer) => ({
    id: answer.mistake,
    value: answer.value,
  }));
  const judged: Judgement<AnswerMistake> = judge(typed, { truth, wrong });
  return judged.id ?? judged.verdict;
}

export function judging(): (number | null | undefined)[] {
  judge('[[1, 2]]', { truth: [[1, 2]], conventions: [{ id: 'layout', values: [[1], [2]] }] });
  judge('1', { truth: { shape: [1], data: Float64Array.of(1) } });
  // @ts-expect-error: a truth is needed
  judge('1', {});
  return [readNumber('1/3').value, parseNumber('2'), shown(1 / 3, 3)];
}

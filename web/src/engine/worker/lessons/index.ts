/** The lessons' part of the worker, which is fetched when a lesson is opened. */
import type { Backflow, Tensor, Trainer } from 'backflow';
import type {
  LessonAnswers,
  LessonRequest,
  Question,
  QuestionAnswers,
  Read,
  WrongAnswer,
} from '../../protocol/lessons';
import { knownMistakes } from './mistakes';
import { withRun, withScene, type Reader } from './reader';

export { judge } from './judge';

/** `trainer`: of the net that the page trains, if there is one. */
export function answerLesson(
  engine: Backflow,
  { scene, numbers, questions, digits }: LessonRequest,
  trainer: Trainer | null = null,
): LessonAnswers {
  const read = (reader: Reader): LessonAnswers => ({
    numbers: mapped(numbers, (one) => reader.read(one)),
    questions: mapped(questions, (question) => answersTo(reader, question, digits)),
  });
  return 'run' in scene ? withRun(engine, trainer, scene, read) : withScene(engine, scene, read);
}

function answersTo(reader: Reader, { truth, wrong, conventions, computed }: Question, digits: number): QuestionAnswers {
  const listed = (reads: Record<string, Read>): WrongAnswer[] =>
    Object.entries(reads).map(([id, read]) => ({ id, value: reader.read(read), listed: true }));
  const right = reader.read(truth);
  const own = { wrong: listed(wrong), conventions: listed(conventions) };
  const isListed = ({ value }: WrongAnswer): boolean =>
    [...own.wrong, ...own.conventions].some((one) => same(one.value, value));
  const known = computed ? knownMistakes(reader, truth, right, digits) : [];
  const others = known.filter(({ answer }) => !isListed(answer));
  const pick = (convention: boolean) => others.flatMap((one) => (one.convention === convention ? [one.answer] : []));
  return {
    truth: right,
    wrong: [...own.wrong, ...pick(false)],
    conventions: [...own.conventions, ...pick(true)],
  };
}

const same = (a: Tensor, b: Tensor): boolean => a.data.every((value, place) => value === b.data[place]);

function mapped<A, B>(from: Record<string, A>, make: (one: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([name, one]) => [name, make(one)]));
}

/** The lessons' part of the worker, which is fetched when a lesson is opened. */
import type { Backflow, Tensor } from 'backflow';
import type {
  LessonAnswers,
  LessonRequest,
  Question,
  QuestionAnswers,
  Read,
  WrongAnswer,
} from '../../protocol/lessons';
import { knownMistakes } from './mistakes';
import { withScene, type Reader } from './reader';

export { judge } from './judge';

export function answerLesson(engine: Backflow, { scene, numbers, questions, digits }: LessonRequest): LessonAnswers {
  return withScene(engine, scene, (reader) => ({
    numbers: mapped(numbers, (read) => reader.read(read)),
    questions: mapped(questions, (question) => answersTo(reader, question, digits)),
  }));
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

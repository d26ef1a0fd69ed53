/** The lessons' part of the worker, which is fetched when a lesson is opened. */
import type { Backflow } from 'backflow';
import type { LessonAnswers, LessonRequest, Question, QuestionAnswers, WrongAnswer } from '../../protocol/lessons';
import { withScene, type Reader } from './reader';

export { judge } from './judge';

export function answerLesson(engine: Backflow, { scene, numbers, questions }: LessonRequest): LessonAnswers {
  return withScene(engine, scene, (reader) => ({
    numbers: mapped(numbers, (read) => reader.read(read)),
    questions: mapped(questions, (question) => answersTo(reader, question)),
  }));
}

function answersTo(reader: Reader, question: Question): QuestionAnswers {
  const truth = reader.read(question.truth);
  const listed = Object.entries(question.wrong).map(([id, read]): WrongAnswer => ({
    id,
    value: reader.read(read),
    listed: true,
  }));
  const conventions = Object.entries(question.conventions).map(([id, read]) => ({ id, value: reader.read(read) }));
  return { truth, wrong: listed, conventions };
}

function mapped<A, B>(from: Record<string, A>, make: (one: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(from).map(([name, one]) => [name, make(one)]));
}

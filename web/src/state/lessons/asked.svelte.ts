/** Gradients that are asked for, as one quiz: of a typed graph, or of the net that is trained. */
import { EngineError } from '../../engine/protocol/errors';
import type { LessonAnswers, LessonRequest } from '../../engine/protocol/lessons';
import type { Step } from '../../lessons/format';
import type { Engine } from '../page/engine.svelte';
import { Quiz } from './quiz.svelte';
import { blanksOf, DIGITS, questionOf } from './scene';

export interface AskedQuestion {
  /** What was found stays found while it is the same. */
  key: string;
  step: Step;
  /** Null: the engine is not asked. */
  scene: LessonRequest['scene'] | null;
}

export class AskedQuiz {
  quiz = $state.raw<Quiz | null>(null);
  /** The blank that was judged last. */
  judged = $state<string | null>(null);
  readonly found = $derived.by(() => {
    const { quiz } = this;
    const blanks = quiz ? blanksOf(quiz.step) : [];
    return { done: blanks.filter(({ id }) => quiz!.open(id)).length, all: blanks.length };
  });

  readonly #engine: Pick<Engine, 'lesson'>;
  #question: AskedQuestion | null = null;
  /** The key of what was asked last. */
  #asked: string | null = null;

  constructor(engine: Pick<Engine, 'lesson'>) {
    this.#engine = engine;
  }

  /** Null: nothing can be asked yet. */
  ask(question: AskedQuestion | null): void {
    if (question && question.key === this.#asked) return;
    this.#question = question;
    this.#asked = question?.key ?? null;
    this.again();
  }

  /** Asks everything again. */
  again(): void {
    const question = this.#question;
    this.judged = null;
    this.quiz = question && new Quiz(question.step);
    if (question?.scene && this.quiz) void this.#answer(this.quiz, question.scene);
  }

  /** The next question is asked even if it is the same. */
  #forget(): void {
    this.#asked = null;
  }

  async #answer(quiz: Quiz, scene: LessonRequest['scene']): Promise<void> {
    const questions = Object.fromEntries(blanksOf(quiz.step).map((blank) => [blank.id, questionOf(blank)]));
    let answers: LessonAnswers;
    try {
      answers = await this.#engine.lesson({ scene, numbers: {}, questions, digits: DIGITS });
    } catch (error) {
      // A run may have another net by now: its next frame asks anew.
      if (error instanceof EngineError && ('run' in scene || error.code.startsWith('engine-'))) return this.#forget();
      throw error;
    }
    if (quiz === this.quiz) quiz.answers = answers.questions;
  }
}

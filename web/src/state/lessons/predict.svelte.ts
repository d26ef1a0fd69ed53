/** Predict mode: the gradients of a graph as one quiz. */
import type { LessonAnswers } from '../../engine/protocol/lessons';
import { EngineError } from '../../engine/protocol/errors';
import type { Engine } from '../page/engine.svelte';
import { MOST_BLANKS, stepOf, viewOf, type Predicted } from './predict-step';
import { Quiz } from './quiz.svelte';
import { blanksOf, DIGITS } from './scene';

export class Prediction {
  graph = $state.raw<Predicted | null>(null);
  quiz = $state.raw<Quiz | null>(null);
  /** The graph has more gradients than are asked for. */
  tooLarge = $state(false);
  /** The blank that was judged last. */
  judged = $state<string | null>(null);
  readonly found = $derived.by(() => {
    const { quiz } = this;
    const blanks = quiz ? blanksOf(quiz.step) : [];
    return { done: blanks.filter(({ id }) => quiz!.open(id)).length, all: blanks.length };
  });
  readonly view = $derived.by(() => (this.graph && this.quiz && !this.tooLarge ? viewOf(this.graph, this.quiz) : null));

  readonly #engine: Pick<Engine, 'lesson'>;
  #asked = '';

  constructor(engine: Pick<Engine, 'lesson'>) {
    this.#engine = engine;
  }

  /** Asks for the gradients of a graph; what was found stays found while it is the same with the same numbers. */
  show(graph: Predicted): void {
    const key = JSON.stringify([graph.scene, graph.output, graph.nodes.map(({ id }) => id)]);
    if (key === this.#asked) return;
    this.#asked = key;
    this.graph = graph;
    this.again();
  }

  /** Asks everything again. */
  again(): void {
    const step = stepOf(this.graph!);
    this.tooLarge = this.graph!.folded === true || blanksOf(step).length > MOST_BLANKS;
    this.judged = null;
    this.quiz = new Quiz(step);
    if (!this.tooLarge) void this.#ask(this.quiz);
  }

  async #ask(quiz: Quiz): Promise<void> {
    const questions = Object.fromEntries(
      blanksOf(quiz.step).map(({ id, truth }) => [id, { truth, wrong: {}, conventions: {}, computed: true }]),
    );
    let answers: LessonAnswers;
    try {
      const scene = { graph: this.graph!.scene };
      answers = await this.#engine.lesson({ scene, numbers: {}, questions, digits: DIGITS });
    } catch (error) {
      if (error instanceof EngineError && error.code.startsWith('engine-')) return this.forget();
      throw error;
    }
    if (quiz === this.quiz) quiz.answers = answers.questions;
  }

  /** The next graph is asked for even if it is the same. */
  forget(): void {
    this.#asked = '';
  }
}

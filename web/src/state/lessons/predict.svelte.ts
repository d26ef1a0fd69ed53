/** Predict mode: the gradients of a graph as one quiz. */
import { AskedQuiz } from './asked.svelte';
import { MOST_BLANKS, stepOf, viewOf, type Predicted } from './predict-step';
import { blanksOf } from './scene';

export class Prediction extends AskedQuiz {
  graph = $state.raw<Predicted | null>(null);
  /** The graph has more gradients than are asked for. */
  readonly tooLarge = $derived.by(() => this.graph?.folded === true || this.found.all > MOST_BLANKS);
  readonly view = $derived.by(() => (this.graph && this.quiz && !this.tooLarge ? viewOf(this.graph, this.quiz) : null));

  /** Asks for the gradients of a graph; what was found stays found while it is the same with the same numbers. */
  show(graph: Predicted): void {
    const { scene, output, nodes, folded } = graph;
    const key = JSON.stringify([scene, output, nodes.map(({ id }) => id)]);
    const step = stepOf(graph);
    const asks = !folded && blanksOf(step).length <= MOST_BLANKS;
    this.graph = graph;
    this.ask({ key, step, scene: asks ? { graph: scene } : null });
  }
}

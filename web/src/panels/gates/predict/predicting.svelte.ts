/** Predict mode in the Gates room. Its parts are fetched when it is switched on; until they are there, every gradient is hidden. */
import type { GraphNode } from 'backflow';
import { untrack } from 'svelte';
import type { GatesState } from '../../../state/gates/gates.svelte';
import type { SweepView } from '../../../state/gates/sweep';
import { hidesOf } from '../../../state/lessons/mask';
import { unfoundView, type Predicted } from '../../../state/lessons/predict-step';
import { startingGradient } from '../../../state/lessons/starting-gradient';
import type { Prediction } from '../../../state/lessons/predict.svelte';
import type { Engine } from '../../../state/page/engine.svelte';
import { fetchAgain } from '../../../ui/parts';
import { labelsIn } from '../../graph/gate-words';
import { fetchPredict, type PredictPart } from '../../lessons/predict/fetch';
import type { Hides } from '../graph/figures';

const NOTHING_YET: Hides = { value: () => false, gradient: () => true };

export class Predicting {
  part = $state.raw<PredictPart | null>(null);
  prediction = $state.raw<Prediction | null>(null);
  lost = $state(false);
  readonly #gates: GatesState;
  readonly #engine: Engine;

  /** Must be made while a component is. */
  constructor(gates: GatesState, engine: Engine) {
    this.#gates = gates;
    this.#engine = engine;
    $effect(() => {
      if (gates.predict && !this.part) untrack(() => void this.fetch());
    });
    $effect(() => {
      const graph = this.#predicted();
      const { prediction } = this;
      // A new worker is asked what the last one did not answer.
      void engine.restarts;
      if (graph && prediction) untrack(() => prediction.show(graph));
    });
  }

  async fetch(): Promise<void> {
    const again = this.lost;
    this.lost = false;
    try {
      this.part = await (again ? fetchAgain(fetchPredict) : fetchPredict());
      this.prediction = new this.part.Prediction(this.#engine);
    } catch {
      this.lost = true;
    }
  }

  /** What the cards may show; null if that is not for predict mode to say. */
  get view(): SweepView | null {
    const { predict, nodes } = this.#gates;
    if (!predict) return null;
    if (this.prediction?.quiz) return this.prediction.view;
    return unfoundView(nodes);
  }

  /** What the picture hides. */
  get hides(): Hides | undefined {
    const { predict, nodes } = this.#gates;
    if (!predict) return undefined;
    const { prediction } = this;
    if (!prediction?.quiz) return NOTHING_YET;
    return prediction.tooLarge
      ? undefined
      : hidesOf(prediction.quiz.step, nodes as readonly GraphNode[], prediction.quiz);
  }

  /** The graph as it was evaluated; null while there is none to ask about. */
  #predicted(): Predicted | null {
    const { predict, nodes, answer, panels, upstream, expanded } = this.#gates;
    if (!predict || !answer) return null;
    const output = nodes.find(({ id }) => id === answer.output);
    const labels = labelsIn(this.#engine.catalog!, nodes);
    const full = output ? startingGradient(upstream, output) : upstream;
    return {
      nodes,
      output: answer.output,
      isLabel: (id) => labels.has(id),
      folded: answer.size !== nodes.length,
      scene: {
        text: this.#gates.answered ?? '',
        values: Object.fromEntries(answer.inputs.map(({ name, value }) => [name, value])),
        expanded: expanded.map((id) => `#${id}`),
        output: `#${answer.output}`,
        ...(full !== null && { upstream: full }),
        ...(panels.mistake && { mistake: panels.mistake }),
      },
    };
  }
}

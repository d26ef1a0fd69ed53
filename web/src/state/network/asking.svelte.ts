/** Predict mode of the open card: it asks for its gradients, while the run is paused. What is asked is fetched with the first question. */
import type { Frame } from '../../engine/protocol/messages';
import type { AskedQuiz } from '../lessons/asked.svelte';
import { riddle } from '../page/riddle.svelte';

export class Asking {
  on = $state(false);
  /** What is asked; null while its part of the page is fetched. */
  asked = $state.raw<AskedQuiz | null>(null);

  /** Gradients are hidden that would give an answer away. */
  get hides(): boolean {
    return this.on && !this.asked?.quiz?.done;
  }

  end(): void {
    this.on = false;
    this.asked = null;
  }
}

/** Where gradients are wrong on purpose, a right answer would be called wrong; in a riddle, that must not show. */
export const mayAsk = ({ run }: { run: { frame: Pick<Frame, 'mistake'> | null } }): boolean =>
  run.frame?.mistake === null && !riddle.on;

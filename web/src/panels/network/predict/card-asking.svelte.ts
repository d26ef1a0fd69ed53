/** Predict mode in an open card. Its parts are fetched when it is switched on; until they are there, the gradients are hidden. */
import { tick, untrack } from 'svelte';
import type { App } from '../../../state/network/app.svelte';
import { questionNow, type CardQuestion } from '../../../state/network/card-questions';
import { fetchAgain } from '../../../ui/parts';
import { fetchPredict, type PredictPart } from '../../lessons/predict/fetch';

export class CardAsking {
  part = $state.raw<PredictPart | null>(null);
  lost = $state(false);
  readonly #app: App;
  readonly #question: () => CardQuestion | null;

  /** Must be made while a component is. */
  constructor(app: App, question: () => CardQuestion | null) {
    this.#app = app;
    this.#question = question;
    const { asking } = app.stage;
    $effect(() => {
      if (asking.on && !this.part) untrack(() => void this.fetch());
    });
    $effect(() => {
      const { part } = this;
      if (!asking.on || !part) return;
      const asked = questionNow(app.run, question());
      // Not within the effect: what is made there ends with this card, and the card may move to another place.
      queueMicrotask(() => {
        if (!asking.on) return;
        asking.asked ??= new part.AskedQuiz(app.run.engine);
        asking.asked.ask(asked);
      });
    });
  }

  async fetch(): Promise<void> {
    const again = this.lost;
    this.lost = false;
    try {
      this.part = await (again ? fetchAgain(fetchPredict) : fetchPredict());
    } catch {
      this.lost = true;
    }
  }

  get asked() {
    return this.#app.stage.asking.asked;
  }

  /** True if a field stands in the place of this number, or will once there is something to judge with. */
  wants = (blank: string): boolean =>
    this.#app.stage.asking.hides && (this.#question()?.blanks.some(({ id }) => id === blank) ?? false);

  /** After a right answer, the next field has the focus. */
  judged = async (blank: string): Promise<void> => {
    const { asked } = this;
    if (!asked?.quiz) return;
    asked.judged = blank;
    await tick();
    document.querySelector('.chosen-card [data-role="verdict"]')?.scrollIntoView({ block: 'nearest' });
    const { next } = asked.quiz;
    if (!next || !asked.quiz.entry(blank).solved || document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>(`.chosen-card input[data-blank="${next}"]`)?.focus();
  };
}

/** The net of a lesson: a run of its own beside that of the Network room, started with the first step that needs it. */
import type { StepScene } from '../../lessons/format';
import { readAddress } from '../network/address';
import type { App } from '../network/app.svelte';
import { MemoryHistory } from '../page/memory-history';

type NetScene = Extract<StepScene, { net: string }>;

/** A lab that outlives the part of the page that first needs it: what follows from its state would end with that part. */
export function lasting(make: () => Lab): Lab {
  let lab!: Lab;
  $effect.root(() => {
    lab = make();
  });
  return lab;
}

export class Lab {
  readonly app: App;
  /** The step's net is there, trained as far as the step wants. */
  settled = $state(false);
  readonly #history: MemoryHistory;
  #shown: NetScene | null = null;
  #started: Promise<void> | null = null;

  /** `make` gives an app whose state is in this history. */
  constructor(make: (history: MemoryHistory) => App) {
    this.#history = new MemoryHistory();
    this.app = make(this.#history);
  }

  /** Shows a step's net as it begins. */
  async show(scene: NetScene): Promise<void> {
    this.#shown = scene;
    this.settled = false;
    if (!this.#started) {
      this.#history.replace(scene.net);
      this.#started = this.app.start();
    }
    await this.#started;
    const { app } = this;
    if (app.run.playing) await app.pause();
    app.course.anew(scene.mistake ?? null);
    app.change(readAddress(scene.net, app.run.catalog!).settings);
    await app.course.ask();
    if (this.#shown !== scene) return;
    if (scene.steps) await app.advance(scene.steps);
    if (this.#shown === scene) this.settled = true;
  }

  /** Pauses while it isn't seen. */
  hide(hidden: boolean): void {
    this.app.setHidden(hidden);
  }
}

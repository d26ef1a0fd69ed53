/**
 * Mistakes on purpose in the backward sweep of a net that trains, a row each. They are not settings: the check of the gradients
 * finds them, the loss need not show them.
 */
import type { TrainingMistake } from 'backflow';
import type { App } from '../app.svelte';
import { defaultSettings, type Settings } from '../settings';

export interface MistakenNet {
  mistake: TrainingMistake;
  /** What differs from the default settings, so that the net has a place for the mistake. */
  settings: Partial<Settings>;
}

const penalized = { regularizer: 'l2', regularization: 0.01 };

export const MISTAKEN_NETS: readonly MistakenNet[] = [
  { mistake: 'overwrite', settings: penalized },
  { mistake: 'not-cleared', settings: { learningRate: 0.003 } },
  { mistake: 'missing-derivative', settings: {} },
  { mistake: 'missing-transpose', settings: { hidden: [6, 6] } },
  { mistake: 'early-update', settings: { learningRate: 0.3 } },
  { mistake: 'sum-for-mean', settings: {} },
  { mistake: 'double-penalty', settings: penalized },
];

/** Sets up a net with a mistake and trains it. One undo takes it back. */
export async function openMistaken(app: App, { mistake, settings }: MistakenNet): Promise<void> {
  app.health.before = null;
  app.course.anew(mistake);
  app.change({ ...defaultSettings(), ...settings });
  await app.course.ask();
  await app.play();
}

/** Ends the mistake; the run goes on. One undo brings it back, with the net as it was. */
export async function mend(app: App): Promise<void> {
  await app.course.record();
  await app.run.mend();
}

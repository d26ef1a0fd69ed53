/** What may help a run that diverged. */
import type { App } from './app.svelte';

/** Restarts with a tenth of the learning rate. */
export async function tryLowerRate(app: App): Promise<void> {
  app.course.anew();
  app.change({ learningRate: Number((app.settings.learningRate / 10).toPrecision(6)) });
  await app.course.ask();
  await app.play();
}

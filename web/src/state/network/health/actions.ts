/** What a person does about the engine's findings. */
import type { Finding, Remedy } from 'backflow';
import type { App } from '../app.svelte';
import { useOwn } from '../data/use-own';
import { defaultSettings } from '../settings';
import type { BrokenNet } from './gallery';
import { repeatedData, settingsOf } from './remedy';

/** Applies a remedy, keeps the figures from before, and trains on. One undo takes it back, with the trained net. */
export async function takeRemedy(app: App, { code }: Finding, remedy: Remedy): Promise<void> {
  const { frame, own } = app.run;
  if (!frame) return;
  const { step, loss, accuracy, testLoss, testAccuracy } = frame.result;
  const before = { code, step, loss, accuracy, testLoss, testAccuracy };
  if (remedy.restart) app.course.anew();
  const repeated = repeatedData(remedy);
  if (repeated && own) await useOwn(app, { ...own, ...repeated }, null);
  else app.change(settingsOf(app.run.catalog!, app.settings, remedy.changes));
  app.health.before = before;
  await app.course.ask();
  await app.play();
}

/** Takes the last remedy back. */
export async function undoRemedy(app: App): Promise<void> {
  app.health.before = null;
  await app.undo();
}

/** Sets up a broken net and trains it. */
export async function openBroken(app: App, { settings, own }: BrokenNet): Promise<void> {
  app.health.before = null;
  app.course.anew(null);
  app.change({ ...defaultSettings(), ...settings });
  if (own) await useOwn(app, own(), null);
  await app.course.ask();
  await app.play();
}

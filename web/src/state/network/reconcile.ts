/** Settings that depend on each other: a dataset offers some numbers of classes, and a loss fits some of them. */
import type { Catalog } from 'backflow';
import { joinLayers } from './codecs';
import { taskOf } from './data/task';
import { applicable, forLayers } from './options';
import { activationsOf, lossesFor, SETTINGS, type SettingName, type Settings } from './settings';

export interface Reconciled {
  settings: Settings;
  /** The settings that were adjusted, so that the page can say so. */
  followed: SettingName[];
}

/** The nearest settings that the engine accepts together. The dataset has priority. */
export function reconcile(catalog: Catalog, wanted: Settings): Reconciled {
  const settings = { ...wanted };
  const followed: SettingName[] = [];
  const offered = catalog.datasets.find(({ name }) => name === settings.dataset)?.classes ?? [];
  const classes = offered.includes(settings.classes) ? settings.classes : (offered[0] ?? SETTINGS.classes.fallback);
  if (classes !== settings.classes) {
    settings.classes = classes;
    followed.push('classes');
  }
  const losses = lossesFor(catalog, taskOf(catalog, settings).classes);
  if (!losses.includes(settings.loss)) {
    settings.loss = losses.includes(SETTINGS.loss.fallback) ? SETTINGS.loss.fallback : losses[0]!;
    followed.push('loss');
  }
  settings.activation = joinLayers(
    activationsOf({ ...settings, hidden: settings.hidden.length > 0 ? settings.hidden : [1] }),
  );
  settings.options = applicable(catalog, forLayers(catalog, settings.options, settings.hidden.length));
  return { settings, followed };
}

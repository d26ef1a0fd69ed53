/** Settings that lean on each other: a dataset offers certain numbers of classes, a loss suits certain numbers of classes. */
import type { Catalog } from 'backflow';
import { lossesFor, SETTINGS, type SettingName, type Settings } from './settings';

export interface Reconciled {
  settings: Settings;
  /** What had to follow, so that the page can say so. */
  followed: SettingName[];
}

/** The nearest settings that the engine accepts together; the dataset leads. */
export function reconcile(catalog: Catalog, wanted: Settings): Reconciled {
  const settings = { ...wanted };
  const followed: SettingName[] = [];
  const offered = catalog.datasets.find(({ name }) => name === settings.dataset)?.classes ?? [];
  if (offered.length > 0 && !offered.includes(settings.classes)) {
    settings.classes = offered[0]!;
    followed.push('classes');
  }
  if (!lossesFor(catalog, settings.classes).includes(settings.loss)) {
    settings.loss = SETTINGS.loss.fallback;
    followed.push('loss');
  }
  return { settings, followed };
}

/** What a change of the settings does to a run. */
import type { Catalog } from 'backflow';
import { optionOf } from './options';
import { differences, SETTINGS, type Effect, type Settings } from './settings';

/** What changing these settings into those does to a run. */
export function effectsOf(catalog: Catalog, before: Settings, wanted: Settings): Set<Effect> {
  const effects = differences(before, wanted).map((name) => {
    if (name !== 'options') return SETTINGS[name].effect;
    const write = ({ options }: Settings, path: string): string => JSON.stringify(options[path]);
    const changed = [...new Set([...Object.keys(before.options), ...Object.keys(wanted.options)])].filter(
      (path) => write(before, path) !== write(wanted, path),
    );
    return changed.every((path) => optionOf(catalog, path)?.live) ? 'live' : 'rebuild';
  });
  return new Set(effects);
}

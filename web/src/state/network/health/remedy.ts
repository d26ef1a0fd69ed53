/** Turns a remedy of the engine's diagnosis into changes of the settings. */
import type { Catalog, Remedy, TrainerConfig } from 'backflow';
import { joinLayers } from '../codecs';
import { optionOf, withOption, type OptionValue } from '../options';
import { SETTING_NAMES, SETTINGS, type SettingName, type Settings } from '../settings';

/** The values of a part of a configuration by the options' paths, such as `clip.norm`, without layers and data. */
function valuesByPath({ layers: _layers, data: _data, ...changes }: Partial<TrainerConfig>): [string, OptionValue][] {
  return Object.entries(changes).flatMap(([head, value]) =>
    typeof value === 'object'
      ? Object.entries(value as Record<string, OptionValue>).map(([tail, one]): [string, OptionValue] => [
          `${head}.${tail}`,
          one,
        ])
      : [[head, value as OptionValue] satisfies [string, OptionValue]],
  );
}

/**
 * The settings that the changes of a configuration change. Own data is not among them: a remedy that repeats examples is taken by
 * `repeatedData`.
 */
export function settingsOf(catalog: Catalog, settings: Settings, changes: Partial<TrainerConfig>): Partial<Settings> {
  const changed: Record<string, unknown> = {};
  let { options } = settings;
  const { layers } = changes;
  if (layers) {
    changed['hidden'] = layers.map(({ units }) => units);
    changed['activation'] = joinLayers(layers.map(({ activation }) => activation));
  }
  for (const [path, value] of valuesByPath(changes)) {
    const name = SETTING_NAMES.find((one: SettingName) => SETTINGS[one].path === path);
    const row = optionOf(catalog, path);
    if (name) changed[name] = value;
    else if (row) options = withOption(options, row, value, (layers ?? settings.hidden).length);
  }
  return { ...changed, options };
}

/** A remedy's own data: the points and labels that it gives; null if it gives none. */
export function repeatedData({ changes: { data } }: Remedy): { points: Float64Array; labels: Uint8Array } | null {
  if (!data || !('points' in data) || !('data' in data.points)) return null;
  const numbers = Array.from(data.points.data as ArrayLike<number>);
  return { points: Float64Array.from(numbers), labels: Uint8Array.from(data.labels as ArrayLike<number>) };
}

/** Values of settings and options in words. */
import type { Catalog } from 'backflow';
import { hasKey, t, tName } from '../../i18n/index.svelte';
import { splitLayers } from './codecs';
import { readReference } from './data/task';
import type { OptionRow, OptionValue } from './options';
import type { SettingName, Settings } from './settings';
import { writeValue } from './sliders';

/** The dictionary's prefix for the names that a setting takes. */
export const PREFIXES: Partial<Record<SettingName, string>> = {
  dataset: 'dataset',
  features: 'feature',
  activation: 'activation',
  loss: 'loss',
  optimizer: 'optimizer',
  regularizer: 'regularizer',
  initializer: 'initializer',
};

/** A name from the catalog in words; names without words are the same in every language, such as `tanh`. */
export function nameWords(prefix: string, name: string): string {
  const key = `${prefix}.${name}`;
  return hasKey(key) ? t(key) : name.replaceAll('_', ' ');
}

/** A name of the catalog in words, else the engine's own title. */
const titled = (prefix: string, list: readonly { name: string; title: string }[], name: string): string =>
  tName(prefix, list.find((entry) => entry.name === name) ?? { name, title: name });

export function settingWords(catalog: Catalog, settings: Settings, name: SettingName): string {
  const value = settings[name];
  if (name === 'own') return ownName(settings.own);
  if (name === 'optimizer') return titled('optimizer', catalog.optimizers, settings.optimizer);
  if (name === 'activation')
    return splitLayers(settings.activation, settings.activation.split(',').length)
      .map((one) => nameWords('activation', one))
      .join(', ');
  if (name === 'hidden') return settings.hidden.length === 0 ? t('model.none') : settings.hidden.join('-');
  if (name === 'speed') return value === 'max' ? t('setting.speed.max') : settings.speed;
  if (value === 'all') return t('setting.batchSize.all');
  if (Array.isArray(value)) return value.map((one) => nameWords(PREFIXES[name] ?? '', String(one))).join(', ');
  if (typeof value === 'string') return nameWords(PREFIXES[name] ?? '', value);
  return typeof value === 'number' ? writeValue(value) : '';
}

/** The prefix of the names that an option takes: `schedule` for `schedule.name`. */
export function optionPrefix({ name }: OptionRow): string {
  return name === 'outputActivation' ? 'activation' : name.split('.')[0]!;
}

/** One value of an option. */
export function optionWords(row: Pick<OptionRow, 'name'>, value: OptionValue): string {
  if (typeof value === 'boolean') return t(value ? 'setting.on' : 'setting.off');
  if (typeof value === 'number') return writeValue(value);
  return value === 'all' ? t('setting.batchSize.all') : nameWords(optionPrefix(row as OptionRow), value);
}

/** Own data by its name; points in a link may have none. */
function ownName(reference: string): string {
  const source = readReference(reference)?.source ?? '';
  return source.startsWith('@') ? source.slice(1) : t('data.drawn');
}

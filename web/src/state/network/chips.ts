/** What differs from the defaults, each with the change that removes it. */
import type { Catalog } from 'backflow';
import { tName } from '../../i18n/index.svelte';
import { optionName, settingName } from './messages';
import { optionOf, type OptionValue } from './options';
import { hyperparametersOf, startOf } from './optimizers';
import { defaultSettings, SETTING_NAMES, writeSetting, type SettingName, type Settings } from './settings';
import { optionWords, settingWords } from './words';

export interface Chip {
  /** The setting's name, or the path of an option or a hyperparameter. */
  id: string;
  name: string;
  value: string;
  /** The changes that give it its default. */
  without(settings: Settings): Partial<Settings>;
}

/** Settings whose parts have a chip each. */
const IN_PARTS: SettingName[] = ['hyperparameters', 'options'];

export function chipsOf(catalog: Catalog, settings: Settings): Chip[] {
  const first = defaultSettings();
  const defaults = { ...first, ...startOf(catalog, settings.optimizer), optimizer: first.optimizer };
  const changed = SETTING_NAMES.filter(
    (name) => !IN_PARTS.includes(name) && writeSetting(settings, name) !== writeSetting(defaults, name),
  );
  return [
    ...changed.map((name) => ({
      id: name,
      name: settingName(name),
      value: settingWords(catalog, settings, name),
      without: () => (name === 'optimizer' ? startOf(catalog, first.optimizer) : { [name]: defaults[name] }),
    })),
    ...hyperparametersOf(catalog, settings.optimizer).flatMap((row) => {
      const value = settings.hyperparameters[row.name];
      if (value === undefined) return [];
      return {
        id: `optimizer.${row.name}`,
        name: tName('hyperparameter', row),
        value: optionWords({ name: row.name }, value),
        without: ({ hyperparameters }: Settings) => ({ hyperparameters: omit(hyperparameters, row.name) }),
      };
    }),
    ...Object.entries(settings.options).flatMap(([path, value]) => {
      const row = optionOf(catalog, path);
      if (!row) return [];
      const list = Array.isArray(value) ? (value as OptionValue[]) : [value as OptionValue];
      return {
        id: path,
        name: optionName(path, row.title),
        value: list.map((one) => optionWords(row, one)).join(', '),
        without: ({ options }: Settings) => ({ options: omit(options, path) }),
      };
    }),
  ];
}

/** What a reader asks of a run first. */
const FIRST: SettingName[] = ['dataset', 'hidden', 'activation', 'learningRate', 'batchSize', 'seed'];

/** The most important settings and everything that differs from the defaults, in one line. */
export function settingsInWords({ run, settings }: { run: { catalog: Catalog | null }; settings: Settings }): string {
  if (!run.catalog) return '';
  const { catalog } = run;
  const first = FIRST.filter((name) => name !== 'dataset' || settings.own === '');
  const named = first.map((name) => ({ name: settingName(name), value: settingWords(catalog, settings, name) }));
  const rest = chipsOf(catalog, settings).filter(({ id }) => !(FIRST as string[]).includes(id));
  return [...named, ...rest].map(({ name, value }) => `${name} ${value}`).join(' · ');
}

function omit<T extends Record<string, unknown>>(from: T, name: string): T {
  const { ...rest } = from;
  delete rest[name];
  return rest;
}

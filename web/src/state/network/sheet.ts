/** The rows of the sheet of all settings: every option of the engine that applies, in groups. */
import type { Catalog } from 'backflow';
import type { Key } from '../../i18n/index.svelte';
import { taskOf } from './data/task';
import { optionApplies, type OptionRow } from './options';
import { optionPrefix, PREFIXES } from './words';
import { hasHyperparameter } from './optimizers';
import { optionsWithoutRow, SETTING_NAMES, SETTINGS, type SettingName, type Settings } from './settings';

export type SheetGroup = 'data' | 'model' | 'training';
export const SHEET_GROUPS: readonly { id: SheetGroup; title: Key }[] = [
  { id: 'data', title: 'area.data' },
  { id: 'model', title: 'area.model' },
  { id: 'training', title: 'area.training' },
];

/** A row is a setting of the page, a hyperparameter of the chosen optimizer, or another option of the engine. */
export type SheetRow = {
  id: string;
  group: SheetGroup;
  live: boolean;
  /** The keys of the names that it takes, in the dictionary. */
  choices: string[];
} & (
  | { kind: 'setting'; name: SettingName }
  | { kind: 'hyperparameter'; name: string; option: OptionRow }
  | { kind: 'option'; option: OptionRow }
);

/** Options of the model by the first part of their path; `data.…` belongs to the data, all others to the training. */
const OF_MODEL = ['features', 'standardize', 'layers', 'outputActivation', 'initializer', 'seed'];

function groupOf(path: string): SheetGroup {
  const [head] = path.split('.') as [string];
  if (head === 'data') return 'data';
  return OF_MODEL.includes(head) ? 'model' : 'training';
}

/** Settings of the page that have no option of their own, or rows for each part. */
const WITHOUT_ROW: SettingName[] = ['hyperparameters', 'options', 'own'];

/** Whether a setting of the page applies beside the others. */
export function applies(catalog: Catalog, settings: Settings, name: SettingName): boolean {
  if (name === 'classes')
    return (catalog.datasets.find((one) => one.name === settings.dataset)?.classes.length ?? 0) > 1;
  // Other data has columns of its own as inputs.
  if (name === 'features') return taskOf(catalog, settings).columns === 2;
  if (name === 'momentum') return hasHyperparameter(catalog, settings.optimizer, 'momentum');
  if (name === 'regularization')
    return Boolean(catalog.regularizers.find((one) => one.name === settings.regularizer)?.penalty);
  return true;
}

export function sheetRows(catalog: Catalog, settings: Settings): SheetRow[] {
  const others = new Set(optionsWithoutRow(catalog).map(({ name }) => name));
  const rows = catalog.options.flatMap((option): SheetRow[] => {
    const name = SETTING_NAMES.find((one) => SETTINGS[one].path === option.name);
    const prefix = (name && PREFIXES[name]) ?? optionPrefix(option);
    const choices = (option.choices ?? []).map((one) => `${prefix}.${one}`);
    const common = { id: option.name, group: groupOf(option.name), live: option.live, choices };
    if (name) return applies(catalog, settings, name) ? [{ ...common, id: name, kind: 'setting', name }] : [];
    if (option.optimizers) {
      const own = option.name.split('.')[1]!;
      return option.optimizers.includes(settings.optimizer)
        ? [{ ...common, kind: 'hyperparameter', name: own, option }]
        : [];
    }
    return others.has(option.name) && optionApplies(catalog, settings.options, option)
      ? [{ ...common, kind: 'option', option }]
      : [];
  });
  const pages = SETTING_NAMES.filter((name) => SETTINGS[name].path === '' && !WITHOUT_ROW.includes(name));
  return [
    ...rows,
    ...pages.map((name): SheetRow => ({ id: name, group: 'training', live: true, choices: [], kind: 'setting', name })),
  ].sort((a, b) => order(a) - order(b));
}

const order = ({ group }: SheetRow): number => SHEET_GROUPS.findIndex(({ id }) => id === group);

/** Lower case, without accents and spaces that only set words apart. */
const plain = (text: string): string => text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ');

/** True if each word of the query is in one of the texts. */
export function found(query: string, texts: readonly string[]): boolean {
  const all = plain(texts.join('\n'));
  return plain(query)
    .split(' ')
    .every((word) => all.includes(word));
}

/**
 * The settings of the Network room, a row each. The address, the controls, the configuration, the reset and the tests use
 * this table. The defaults belong to version 1 of the address: changing one changes the meaning of old links and needs a
 * new version.
 */
import type { Catalog, LossEntry, TrainerConfig } from 'backflow';
import {
  choiceCodec,
  classesCodec,
  hyperparametersCodec,
  layerChoicesCodec,
  layersCodec,
  listCodec,
  numberCodec,
  numberOrWordCodec,
  ownCodec,
  splitLayers,
  type Codec,
  type Context,
} from './codecs';
import { taskOf } from './data/task';
import { BATCHES, even, MOMENTA, PENALTIES, RATES, SAMPLES, type Stop } from './stops';
import { hasHyperparameter, type Hyperparameters } from './optimizers';
import {
  optionApplies,
  optionOf,
  optionsCodec,
  optionValue,
  otherOptions,
  type OptionRow,
  type Options,
} from './options';

export interface Settings {
  dataset: string;
  /** A reference to own data (state/network/data/task.ts), which takes the place of the data set; empty if there is none. */
  own: string;
  classes: number;
  samples: number;
  noise: number;
  trainFraction: number;
  dataSeed: number;
  features: string[];
  hidden: number[];
  /** Of all hidden layers, or of each, such as `tanh,relu`; the last one also stands for all later layers. */
  activation: string;
  loss: string;
  optimizer: string;
  learningRate: number;
  momentum: number;
  /** The optimizer's hyperparameters that have no row here and are not its defaults. */
  hyperparameters: Hyperparameters;
  batchSize: number | 'all';
  regularizer: string;
  regularization: number;
  initializer: string;
  seed: number;
  /** The engine's options that have no row here and are not its defaults. */
  options: Options;
  speed: string;
}

export type SettingName = keyof Settings;

/**
 * `live`: applies to the current run. `rebuild`: starts a new run from step 0. `pace`: changes only the speed.
 */
export type Effect = 'live' | 'rebuild' | 'pace';

export interface Setting<T> {
  /** The key in the address. */
  key: string;
  /** The path of its option in the engine's catalog; empty if the engine has none. */
  path: string;
  fallback: T;
  effect: Effect;
  /** The key that focuses its control. */
  shortcut: string;
  codec: Codec<T>;
  /** The stops of its slider, if it has one. */
  stops?: readonly Stop[];
}

/** The row of a number. Its range comes from the catalog. */
const number = (
  key: string,
  path: string,
  fallback: number,
  effect: Effect,
  shortcut: string,
  stops?: readonly Stop[],
): Setting<number> => ({ key, path, fallback, effect, shortcut, codec: numberCodec(path), ...(stops && { stops }) });

/** The row of a name. By default, the choices come from the catalog. */
const choice = (
  key: string,
  path: string,
  fallback: string,
  effect: Effect,
  shortcut: string,
  list = ({ catalog }: Context): readonly string[] => choicesOf(catalog, path),
): Setting<string> => ({ key, path, fallback, effect, shortcut, codec: choiceCodec(list) });

/** The names that an option of the engine accepts. */
export function choicesOf(catalog: Catalog, path: string): string[] {
  return catalog.options.find(({ name }) => name === path)?.choices ?? [];
}

/** The losses that fit this number of classes; 0: values are predicted. */
export function lossesFor(catalog: Catalog, classes: number): string[] {
  const row = (name: string): LossEntry | undefined => catalog.losses.find((loss) => loss.name === name);
  // Values need a loss that compares numbers of any size.
  const fits = (name: string): boolean =>
    classes === 0 ? row(name)?.gate === 'squared_error' : classes === 2 || !row(name)?.twoClasses;
  return choicesOf(catalog, 'loss').filter(fits);
}

/** Steps per second; `max` is no limit. */
export const SPEEDS = ['1', '10', '100', '1000', 'max'];

/** Null: no limit. */
export function stepsPerSecond(speed: string): number | null {
  return speed === 'max' ? null : Number(speed);
}

/** In the order of the address. Rows that a codec depends on (dataset, classes, optimizer) come first. */
export const SETTINGS: { [K in SettingName]: Setting<Settings[K]> } = {
  dataset: choice('d', 'data.name', 'circle', 'rebuild', 'd'),
  own: { key: 'own', path: '', fallback: '', effect: 'rebuild', shortcut: '.', codec: ownCodec },
  classes: { key: 'c', path: 'data.classes', fallback: 2, effect: 'rebuild', shortcut: 'c', codec: classesCodec },
  samples: number('n', 'data.samples', 300, 'rebuild', 'n', SAMPLES),
  noise: number('noise', 'data.noise', 0.1, 'rebuild', 'o', even(0, 0.5, 50)),
  trainFraction: number('train', 'data.trainFraction', 0.5, 'rebuild', 't', even(0.1, 0.9, 16)),
  dataSeed: number('ds', 'data.seed', 1, 'rebuild', 'g'),
  features: {
    key: 'f',
    path: 'features',
    fallback: ['x', 'y'],
    effect: 'rebuild',
    shortcut: 'f',
    codec: listCodec(({ catalog }) => choicesOf(catalog, 'features')),
  },
  hidden: {
    key: 'net',
    path: 'layers.units',
    fallback: [6, 4],
    effect: 'rebuild',
    shortcut: 'h',
    codec: layersCodec('layers.units', 'layers'),
  },
  activation: {
    key: 'act',
    path: 'layers.activation',
    fallback: 'tanh',
    effect: 'rebuild',
    shortcut: 'a',
    codec: layerChoicesCodec(({ catalog }) => choicesOf(catalog, 'layers.activation')),
  },
  loss: choice('loss', 'loss', 'cross-entropy', 'rebuild', 'x', ({ catalog, classes }) => lossesFor(catalog, classes)),
  optimizer: choice('opt', 'optimizer.name', 'sgd', 'live', 'u'),
  learningRate: number('lr', 'optimizer.learningRate', 0.03, 'live', 'l', RATES),
  momentum: number('m', 'optimizer.momentum', 0, 'live', 'm', MOMENTA),
  hyperparameters: {
    key: 'hp',
    path: 'optimizer',
    fallback: {},
    effect: 'live',
    shortcut: 'y',
    codec: hyperparametersCodec,
  },
  batchSize: {
    key: 'b',
    path: 'batchSize',
    fallback: 10,
    effect: 'live',
    shortcut: 'b',
    codec: numberOrWordCodec('batchSize', 'all'),
    stops: BATCHES,
  },
  regularizer: choice('reg', 'regularizer.name', 'none', 'live', 'w'),
  regularization: number('wd', 'regularizer.rate', 0.001, 'live', 'v', PENALTIES),
  initializer: choice('init', 'initializer', 'xavier', 'rebuild', 'z'),
  seed: number('seed', 'seed', 1, 'rebuild', 'q'),
  options: {
    key: 'o',
    path: '',
    fallback: {},
    effect: 'rebuild',
    shortcut: '/',
    codec: optionsCodec(() => OWN_PATHS),
  },
  speed: choice('speed', '', '1000', 'pace', 'p', () => SPEEDS),
};

/** The paths of the options with a row in the table. */
const OWN_PATHS: ReadonlySet<string> = new Set(Object.values(SETTINGS).map(({ path }) => path));

/** The engine's options without a row in the table. */
export const optionsWithoutRow = (catalog: Catalog) => otherOptions(catalog, OWN_PATHS);

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export function defaultSettings(): Settings {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].fallback])) as unknown as Settings;
}

export function contextOf(catalog: Catalog, settings: Settings): Context {
  const { classes } = taskOf(catalog, settings);
  return { catalog, dataset: settings.dataset, classes, optimizer: settings.optimizer };
}

/** Writes a setting as in the address. */
export function writeSetting(settings: Settings, name: SettingName): string {
  return (SETTINGS[name].codec.write as (value: unknown) => string)(settings[name]);
}

type Fields = Record<string, unknown>;

/** Puts a value at its option's path: `data.noise` into `data`, `layers.…` into every layer. */
function place(config: Fields, path: string, value: unknown): void {
  const [head, tail] = path.split('.') as [string, string | undefined];
  if (head === 'layers') {
    const layers = (config['layers'] ??= (value as unknown[]).map(() => ({}))) as Fields[];
    layers.forEach((layer, index) => (layer[tail!] = Array.isArray(value) ? (value as unknown[])[index] : value));
  } else if (tail !== undefined) config[head] = { ...(config[head] as Fields | undefined), [tail]: value };
  else if (Array.isArray(value) || typeof value !== 'object') config[head] = value;
  else config[head] = { ...(config[head] as Fields | undefined), ...value };
}

function configOf(settings: Settings, catalog: Catalog, names: readonly SettingName[]): Fields {
  const config: Fields = {};
  for (const name of names) {
    const { path } = SETTINGS[name];
    const [head, tail] = path.split('.');
    const hyperparameter = head === 'optimizer' && tail !== 'name' ? tail : undefined;
    if (hyperparameter && !hasHyperparameter(catalog, settings.optimizer, hyperparameter)) continue;
    if (path === '') continue;
    place(config, path, name === 'activation' ? activationsOf(settings) : settings[name]);
  }
  return config;
}

/** The activation of each hidden layer. */
export function activationsOf({ activation, hidden }: Pick<Settings, 'activation' | 'hidden'>): string[] {
  return splitLayers(activation, hidden.length);
}

/** Adds the value of an option without a row. */
function placeOption(config: Fields, { options, hidden }: Settings, row: OptionRow): void {
  if (!row.perLayer) place(config, row.name, optionValue(options, row));
  else
    place(
      config,
      row.name,
      hidden.map((_, layer) => optionValue(options, row, layer)),
    );
}

/** The configuration for the engine. */
export function toConfig(settings: Settings, catalog: Catalog): TrainerConfig {
  const config = configOf(settings, catalog, SETTING_NAMES);
  for (const path of Object.keys(settings.options)) placeOption(config, settings, optionOf(catalog, path)!);
  return config as unknown as TrainerConfig;
}

/** The part of a configuration that can change during a run. */
export function liveChanges(settings: Settings, catalog: Catalog): Partial<TrainerConfig> {
  const live = SETTING_NAMES.filter((name) => SETTINGS[name].effect === 'live');
  const config = configOf(settings, catalog, live);
  for (const row of optionsWithoutRow(catalog)) {
    if (!row.live || !optionApplies(catalog, settings.options, row)) continue;
    // The engine takes whole layers.
    if (row.perLayer) config['layers'] ??= configOf(settings, catalog, ['hidden', 'activation'])['layers'];
    placeOption(config, settings, row);
  }
  return config;
}

/** The names of the settings that differ. */
export function differences(a: Settings, b: Settings): SettingName[] {
  return SETTING_NAMES.filter((name) => writeSetting(a, name) !== writeSetting(b, name));
}

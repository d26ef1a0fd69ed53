/**
 * Every setting of the Network room: one row each. The address, the controls, the reset and the tests walk this table.
 * The defaults belong to version 1 of the address: changing one changes what old links mean and needs a new version.
 */
import type { Catalog, TrainerConfig } from 'backflow';
import {
  choiceCodec,
  classesCodec,
  layersCodec,
  listCodec,
  numberCodec,
  numberOrWordCodec,
  type Codec,
  type Context,
} from './codecs';

export interface Settings {
  dataset: string;
  classes: number;
  samples: number;
  noise: number;
  trainFraction: number;
  dataSeed: number;
  features: string[];
  hidden: number[];
  activation: string;
  loss: string;
  learningRate: number;
  momentum: number;
  batchSize: number | 'all';
  regularizer: string;
  regularization: number;
  initializer: string;
  seed: number;
  speed: string;
}

export type SettingName = keyof Settings;

/**
 * `live`: taken over by the run as it stands. `rebuild`: another run, from step 0. `pace`: how fast it goes, not what it does.
 */
export type Effect = 'live' | 'rebuild' | 'pace';

export interface Setting<T> {
  /** In the address. */
  key: string;
  /** Of its range in the catalog, where it is a number. */
  path: string;
  fallback: T;
  effect: Effect;
  /** The key that focuses its control. */
  shortcut: string;
  codec: Codec<T>;
}

const names = (entries: readonly { name: string }[]) => entries.map(({ name }) => name);

/** Losses that make sense for so many classes: the binary ones need exactly two. */
export function lossesFor(catalog: Catalog, classes: number): string[] {
  const all = ['cross-entropy', ...names(catalog.losses)];
  return [...new Set(all)].filter((name) => classes === 2 || !name.startsWith('binary-'));
}

/** Steps a second; `max` is as many as the machine gives. */
export const SPEEDS = ['1', '10', '100', '1000', 'max'];

/** Null: no limit. */
export function stepsPerSecond(speed: string): number | null {
  return speed === 'max' ? null : Number(speed);
}

export const SETTINGS: { [K in SettingName]: Setting<Settings[K]> } = {
  dataset: {
    key: 'd',
    path: '',
    fallback: 'circle',
    effect: 'rebuild',
    shortcut: 'd',
    codec: choiceCodec(({ catalog }) => names(catalog.datasets)),
  },
  classes: { key: 'c', path: '', fallback: 2, effect: 'rebuild', shortcut: 'c', codec: classesCodec },
  samples: {
    key: 'n',
    path: 'data.samples',
    fallback: 300,
    effect: 'rebuild',
    shortcut: 'n',
    codec: numberCodec('data.samples'),
  },
  noise: {
    key: 'noise',
    path: 'data.noise',
    fallback: 0.1,
    effect: 'rebuild',
    shortcut: 'o',
    codec: numberCodec('data.noise'),
  },
  trainFraction: {
    key: 'train',
    path: 'data.trainFraction',
    fallback: 0.5,
    effect: 'rebuild',
    shortcut: 't',
    codec: numberCodec('data.trainFraction'),
  },
  dataSeed: {
    key: 'ds',
    path: 'data.seed',
    fallback: 1,
    effect: 'rebuild',
    shortcut: 'g',
    codec: numberCodec('data.seed'),
  },
  features: {
    key: 'f',
    path: '',
    fallback: ['x', 'y'],
    effect: 'rebuild',
    shortcut: 'f',
    codec: listCodec(({ catalog }) => names(catalog.features)),
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
    path: '',
    fallback: 'tanh',
    effect: 'rebuild',
    shortcut: 'a',
    codec: choiceCodec(({ catalog }) => names(catalog.activations)),
  },
  loss: {
    key: 'loss',
    path: '',
    fallback: 'cross-entropy',
    effect: 'rebuild',
    shortcut: 'x',
    codec: choiceCodec(({ catalog, classes }) => lossesFor(catalog, classes)),
  },
  learningRate: {
    key: 'lr',
    path: 'optimizer.learningRate',
    fallback: 0.03,
    effect: 'live',
    shortcut: 'l',
    codec: numberCodec('optimizer.learningRate'),
  },
  momentum: {
    key: 'm',
    path: 'optimizer.momentum',
    fallback: 0,
    effect: 'live',
    shortcut: 'm',
    codec: numberCodec('optimizer.momentum'),
  },
  batchSize: {
    key: 'b',
    path: 'batchSize',
    fallback: 10,
    effect: 'live',
    shortcut: 'b',
    codec: numberOrWordCodec('batchSize', 'all'),
  },
  regularizer: {
    key: 'reg',
    path: '',
    fallback: 'none',
    effect: 'live',
    shortcut: 'w',
    codec: choiceCodec(({ catalog }) => names(catalog.regularizers)),
  },
  regularization: {
    key: 'wd',
    path: 'regularizer.rate',
    fallback: 0.001,
    effect: 'live',
    shortcut: 'v',
    codec: numberCodec('regularizer.rate'),
  },
  initializer: {
    key: 'init',
    path: '',
    fallback: 'xavier',
    effect: 'rebuild',
    shortcut: 'z',
    codec: choiceCodec(({ catalog }) => names(catalog.initializers)),
  },
  seed: { key: 'seed', path: 'seed', fallback: 1, effect: 'rebuild', shortcut: 'q', codec: numberCodec('seed') },
  speed: { key: 'speed', path: '', fallback: '1000', effect: 'pace', shortcut: 'p', codec: choiceCodec(() => SPEEDS) },
};

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

export function defaultSettings(): Settings {
  return Object.fromEntries(SETTING_NAMES.map((name) => [name, SETTINGS[name].fallback])) as unknown as Settings;
}

export function contextOf(catalog: Catalog, settings: Settings): Context {
  return { catalog, dataset: settings.dataset, classes: settings.classes };
}

/** What the engine is asked for. */
export function toConfig(settings: Settings): TrainerConfig {
  const { dataset, classes, samples, noise, trainFraction, dataSeed } = settings;
  return {
    data: { name: dataset, classes, samples, noise, trainFraction, seed: dataSeed },
    features: settings.features,
    layers: settings.hidden.map((units) => ({ units, activation: settings.activation })),
    loss: settings.loss,
    optimizer: { name: 'sgd', learningRate: settings.learningRate, momentum: settings.momentum },
    regularizer: { name: settings.regularizer, rate: settings.regularization },
    batchSize: settings.batchSize,
    initializer: settings.initializer,
    seed: settings.seed,
  };
}

/** The part of a configuration that a run can take over as it stands. */
export function liveChanges(settings: Settings): Partial<TrainerConfig> {
  const { optimizer, regularizer, batchSize } = toConfig(settings);
  return { optimizer: optimizer!, regularizer: regularizer!, batchSize: batchSize! };
}

/** The names of the settings that differ. */
export function differences(a: Settings, b: Settings): SettingName[] {
  return SETTING_NAMES.filter((name) => String(a[name]) !== String(b[name]));
}

/** Links of TensorFlow Playground (playground.tensorflow.org): taken as far as they go. */
import type { Catalog } from 'backflow';
import { contextOf, defaultSettings, SETTINGS, type SettingName, type Settings } from '../settings';
import { reconcile } from '../reconcile';

/** Why a part of such a link was not taken. */
export type LeftReason =
  /** This page has nothing like it. */
  | 'nothing'
  /** It has another meaning here, such as the seed of other random numbers. */
  | 'other'
  /** Its value is not valid here. */
  | 'value';

export interface PlaygroundReading {
  settings: Settings;
  /** Settings that follow the link. */
  taken: SettingName[];
  left: { key: string; value: string; why: LeftReason }[];
}

/** Which setting a key is, and its value as this page's address writes it; null if there is none. */
type Take = (value: string) => readonly [SettingName, string] | null;

const DATASETS: Record<string, string> = { circle: 'circle', xor: 'xor', gauss: 'gauss', spiral: 'spiral' };
const REGRESSION: Record<string, string> = { 'reg-plane': 'plane' };
const ACTIVATIONS: Record<string, string> = { relu: 'relu', tanh: 'tanh', sigmoid: 'sigmoid', linear: 'identity' };
const REGULARIZERS: Record<string, string> = { none: 'none', L1: 'l1', L2: 'l2' };
const FEATURES: Record<string, string> = {
  x: 'x',
  y: 'y',
  xTimesY: 'xy',
  xSquared: 'x2',
  ySquared: 'y2',
  sinX: 'sin_x',
  sinY: 'sin_y',
  cosX: 'cos_x',
  cosY: 'cos_y',
};
/** Features that are on in a link that does not mention them. */
const FIRST_FEATURES = ['x', 'y'];

const named = (setting: SettingName, names: Record<string, string>): Take => {
  return (value) => (Object.hasOwn(names, value) ? [setting, names[value]!] : null);
};
const same = (setting: SettingName): Take => {
  return (value) => [setting, value];
};
const percent = (setting: SettingName): Take => {
  return (value) => [setting, String(Number(value.trim() === '' ? NaN : value) / 100)];
};

const TAKES: Record<string, Take> = {
  activation: named('activation', ACTIVATIONS),
  regularization: named('regularizer', REGULARIZERS),
  batchSize: same('batchSize'),
  learningRate: same('learningRate'),
  regularizationRate: same('regularization'),
  noise: percent('noise'),
  networkShape: (value) => ['hidden', value === '' ? 'none' : value],
  percTrainData: percent('trainFraction'),
};

/** What that page draws, and how; a link that says no is followed anyway. */
const SWITCHES = ['showTestData', 'discretize', 'collectStats', 'hideText'];
const PROBLEMS = ['classification', 'regression'];

/** Reads the hash of such a link. Never throws. */
export function readPlaygroundLink(hash: string, catalog: Catalog): PlaygroundReading {
  const parts = new URLSearchParams(hash.replace(/^#/, '').slice(0, 4096));
  const given = new Map([...parts].filter(([key]) => key !== ''));
  const reading = new Reading(catalog);
  const problem = given.get('problem') ?? 'classification';
  const regression = problem === 'regression';

  reading.takeData(given, regression);
  for (const [key, value] of given) {
    const take = Object.hasOwn(TAKES, key) ? TAKES[key] : undefined;
    if (take) reading.take(key, value, take(value));
    else if (key === 'initZero') {
      if (value === 'true') reading.take(key, value, ['initializer', 'zeros']);
    } else if (key === 'seed') reading.leave(key, value, 'other');
    else if (key === 'problem') {
      if (!PROBLEMS.includes(value)) reading.leave(key, value, 'value');
    } else if (SWITCHES.includes(key)) {
      if (value === 'true') reading.leave(key, value, 'nothing');
    } else if (!isKnown(key)) reading.leave(key, value, 'nothing');
  }
  reading.takeFeatures(given);
  // That page always trains with the squared error.
  reading.take('loss', 'squared-error', ['loss', 'squared-error']);
  return reading.finish();
}

const isKnown = (key: string): boolean => Object.hasOwn(FEATURES, key) || key === 'dataset' || key === 'regDataset';

class Reading {
  readonly #settings = defaultSettings();
  readonly #taken = new Set<SettingName>();
  readonly #left: PlaygroundReading['left'] = [];

  constructor(readonly catalog: Catalog) {}

  take(key: string, value: string, wanted: readonly [SettingName, string] | null): void {
    if (!wanted) return this.leave(key, value, 'nothing');
    const [name, text] = wanted;
    const reading = SETTINGS[name].codec.read(text, contextOf(this.catalog, this.#settings));
    if ('refusal' in reading) return this.leave(key, value, 'value');
    Object.assign(this.#settings, { [name]: reading.value });
    this.#taken.add(name);
  }

  leave(key: string, value: string, why: LeftReason): void {
    this.#left.push({ key, value, why });
  }

  /** Links name both data sets; only that of the problem counts. */
  takeData(given: ReadonlyMap<string, string>, regression: boolean): void {
    const key = regression ? 'regDataset' : 'dataset';
    const value = given.get(key);
    if (value === undefined) return;
    const name = (regression ? REGRESSION : DATASETS)[value];
    const known = name !== undefined && this.catalog.datasets.some((one) => one.name === name);
    this.take(key, value, known ? ['dataset', name] : null);
  }

  takeFeatures(given: ReadonlyMap<string, string>): void {
    const on = Object.keys(FEATURES).filter((key) =>
      given.has(key) ? given.get(key) === 'true' : FIRST_FEATURES.includes(key),
    );
    const offered = this.catalog.features.map(({ name }) => name);
    for (const key of on) if (!offered.includes(FEATURES[key]!)) this.leave(key, 'true', 'nothing');
    const names = on.map((key) => FEATURES[key]!).filter((name) => offered.includes(name));
    if (names.length > 0) this.take('x', 'true', ['features', names.join(',')]);
  }

  finish(): PlaygroundReading {
    const { settings } = reconcile(this.catalog, this.#settings);
    return { settings, taken: [...this.#taken], left: this.#left };
  }
}

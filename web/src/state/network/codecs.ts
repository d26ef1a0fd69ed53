/** Reads settings from text (the address, a field) and writes them back; reading says why a text is not valid. */
import type { Catalog, Range } from 'backflow';
import { parseNumber } from '../page/number-text';
import { readReference } from './data/task';
import { hyperparametersOf, type Hyperparameters } from './optimizers';

/** Why a text is not valid, with what would be. `option`: the path of the option, if it has no setting of its own. */
export type Refusal = { option?: string } & (
  | { reason: 'number'; range: Range }
  | { reason: 'range'; range: Range }
  | { reason: 'choice'; options: string[] }
  | { reason: 'own' }
  | { reason: 'layers'; range: Range; layers: Range }
  | { reason: 'empty'; options: string[] }
);

/** A rejected entry of a field. */
export interface Entry {
  text: string;
  refusal: Refusal;
}

export type Reading<T> = { value: T } | { refusal: Refusal };

/** The context of a codec: the engine's catalog and the settings read before this one. */
export interface Context {
  catalog: Catalog;
  dataset: string;
  classes: number;
  optimizer: string;
}

export interface Codec<T> {
  read(text: string, context: Context): Reading<T>;
  write(value: T): string;
}

export const namesOf = (entries: readonly { name: string }[]): string[] => entries.map(({ name }) => name);

/** The engine's range for a dotted path. The page defines no ranges. */
export function rangeOf(catalog: Catalog, path: string): Range {
  const range = catalog.ranges[path];
  if (!range) throw new Error(`the catalog has no range for ${path}`);
  return range;
}

/** Reads a number of a range. */
export function readNumber(text: string, range: Range): Reading<number> {
  const value = parseNumber(text);
  if (value === null || (range.integer && !Number.isInteger(value))) return { refusal: { reason: 'number', range } };
  if (!(value >= range.min && value <= range.max)) return { refusal: { reason: 'range', range } };
  return { value };
}

export function numberCodec(path: string): Codec<number> {
  return {
    read: (text, { catalog }) => readNumber(text, rangeOf(catalog, path)),
    write: String,
  };
}

function readChoice(text: string, options: string[]): Reading<string> {
  return options.includes(text) ? { value: text } : { refusal: { reason: 'choice', options } };
}

export function choiceCodec(list: (context: Context) => readonly string[]): Codec<string> {
  return {
    read: (text, context) => readChoice(text, [...list(context)]),
    write: (value) => value,
  };
}

/** A reference to own data. Whether it leads to data shows only when it is fetched. */
export const ownCodec: Codec<string> = {
  read: (text) => (text === '' || readReference(text) ? { value: text } : { refusal: { reason: 'own' } }),
  write: (value) => value,
};

/** A number from a list that depends on the dataset. */
export const classesCodec: Codec<number> = {
  read(text, { catalog, dataset }) {
    const offered = catalog.datasets.find(({ name }) => name === dataset)?.classes ?? [];
    const value = parseNumber(text);
    if (value !== null && offered.includes(value)) return { value };
    return { refusal: { reason: 'choice', options: offered.map(String) } };
  },
  write: String,
};

/** One or more names joined by commas, without repeats, in the catalog's order. */
export function listCodec(list: (context: Context) => readonly string[]): Codec<string[]> {
  return {
    read(text, context) {
      const options = [...list(context)];
      const named = text.split(',').filter((name) => name !== '');
      if (named.length === 0) return { refusal: { reason: 'empty', options } };
      const unknown = named.find((name) => !options.includes(name));
      if (unknown !== undefined) return { refusal: { reason: 'choice', options } };
      return { value: options.filter((name) => named.includes(name)) };
    },
    write: (value) => value.join(','),
  };
}

/** Units of each hidden layer, such as `8,8`; `none` is a linear classifier. */
export function layersCodec(unitsPath: string, layersPath: string): Codec<number[]> {
  return {
    read(text, { catalog }) {
      if (text === 'none') return { value: [] };
      const range = rangeOf(catalog, unitsPath);
      const layers = rangeOf(catalog, layersPath);
      const units = text.split(',').map((part) => readNumber(part, { ...range, integer: true }));
      const good = units.every((unit) => 'value' in unit) && units.length <= layers.max;
      if (!good) return { refusal: { reason: 'layers', range, layers } };
      return { value: units.map((unit) => (unit as { value: number }).value) };
    },
    write: (value) => (value.length === 0 ? 'none' : value.join(',')),
  };
}

/** Reads a hyperparameter from its text; a boolean is 0 or 1. */
export function readHyperparameter(
  text: string,
  { name, range }: { name: string; range?: Range },
): Reading<number | boolean> {
  const option = `optimizer.${name}`;
  if (range) {
    const reading = readNumber(text, range);
    return 'refusal' in reading ? { refusal: { ...reading.refusal, option } } : reading;
  }
  if (text === '0' || text === '1') return { value: text === '1' };
  return { refusal: { reason: 'choice', options: ['0', '1'], option } };
}

/** The hyperparameters that are not the optimizer's defaults, such as `beta1:0.8,nesterov:1`. */
export const hyperparametersCodec: Codec<Hyperparameters> = {
  read(text, { catalog, optimizer }) {
    const rows = hyperparametersOf(catalog, optimizer);
    const value: Hyperparameters = {};
    for (const part of text.split(',').filter((one) => one !== '')) {
      const [name = '', written = ''] = part.split(':');
      const row = rows.find((one) => one.name === name);
      if (!row) return { refusal: { reason: 'choice', options: namesOf(rows) } };
      const reading = readHyperparameter(written, row);
      if ('refusal' in reading) return reading;
      if (reading.value !== row.default) value[name] = reading.value;
    }
    return { value };
  },
  write: (value) =>
    Object.entries(value)
      .map(([name, one]) => `${name}:${Number(one)}`)
      .join(','),
};

/** One name, or a name for each layer, such as `tanh,relu`; the last one also stands for all later layers. */
export function layerChoicesCodec(list: (context: Context) => readonly string[]): Codec<string> {
  return {
    read(text, context) {
      const options = [...list(context)];
      const names = text.split(',');
      if (names.some((name) => !options.includes(name))) return { refusal: { reason: 'choice', options } };
      return { value: joinLayers(names) };
    },
    write: (value) => value,
  };
}

/** Names of layers as one text, without repeats at its end. */
export function joinLayers(names: readonly string[]): string {
  let count = names.length;
  while (count > 1 && names[count - 1] === names[count - 2]) count -= 1;
  return names.slice(0, count).join(',');
}

/** The names of that many layers. */
export function splitLayers(text: string, layers: number): string[] {
  const names = text.split(',');
  return Array.from({ length: layers }, (_, index) => names[index] ?? names.at(-1)!);
}

/** A number, or a word for "no limit". */
export function numberOrWordCodec<W extends string>(path: string, word: W): Codec<number | W> {
  const number = numberCodec(path);
  return {
    read: (text, context) => (text.trim() === word ? { value: word } : number.read(text, context)),
    write: String,
  };
}

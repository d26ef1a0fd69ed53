import { BackflowError } from './error.js';
import type { Setting } from './module.js';
import { toMatrix } from './tensors.js';
import type { TrainerConfig } from './types.js';

type Fields = Record<string, unknown>;

function fail(path: string, what: string): never {
  throw new BackflowError({ code: 'bad-value', message: `${path} ${what}`, name: path });
}

function fieldsOf(path: string, value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return fail(path, 'must be an object');
  return value as Fields;
}

function listOf(path: string, value: unknown): unknown[] {
  const list = ArrayBuffer.isView(value) && !(value instanceof DataView) ? Array.from(value as Float64Array) : value;
  return Array.isArray(list) ? list : fail(path, 'must be a list');
}

/** Stands for a value that no option takes. */
const nothing = { shape: [], data: new Float64Array() };

/** A plain value; which paths there are, and what kind each takes, is the engine's to say. */
function plain(path: string, value: unknown): Setting {
  const isPlain = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'string';
  return [path, isPlain ? value : nothing];
}

function plainFields(path: string, value: unknown): Setting[] {
  const fields = Object.entries(fieldsOf(path, value)).filter(([, one]) => one !== undefined);
  // The name first: it says which other fields there are.
  fields.sort(([a], [b]) => Number(b === 'name') - Number(a === 'name'));
  return fields.map(([key, one]) => plain(`${path}.${key}`, one));
}

function dataSettings(value: unknown): Setting[] {
  const { points, labels, targets, ...rest } = fieldsOf('data', value);
  const settings: Setting[] = [];
  if (points !== undefined) settings.push(['data.points', toMatrix('data.points', points)]);
  if (labels !== undefined) {
    const list = listOf('data.labels', labels);
    if (!list.every((label) => typeof label === 'number')) fail('data.labels', 'must hold numbers');
    settings.push(['data.labels', list as number[]]);
  }
  if (targets !== undefined) settings.push(['data.targets', toMatrix('data.targets', targets)]);
  // After the labels: a number of classes that is given counts for more than the largest label.
  return [...settings, ...plainFields('data', rest)];
}

function layerSettings(value: unknown): Setting[] {
  const layers = listOf('layers', value).map((layer, index) => {
    const { units, activation, ...rest } = fieldsOf(`layers[${index}]`, layer);
    const [unknown] = Object.keys(rest);
    if (unknown !== undefined) {
      const name = `layers.${unknown}`;
      throw new BackflowError({ code: 'unknown-option', message: `there is no option '${name}'`, name });
    }
    if (typeof units !== 'number') return fail('layers.units', 'must be a number in every layer');
    if (typeof activation !== 'string') return fail('layers.activation', 'must be a name in every layer');
    return { units, activation };
  });
  const units: Setting = ['layers.units', layers.map((layer) => layer.units)];
  return layers.length === 0 ? [units] : [units, ['layers.activation', layers.map((layer) => layer.activation)]];
}

function featureSettings(value: unknown): Setting[] {
  const names = listOf('features', value);
  if (!names.every((name) => typeof name === 'string')) fail('features', 'must hold names of features');
  return [['features', names as string[]]];
}

/** A configuration, or a part of one, as settings: dotted paths and values. The engine checks paths, kinds and ranges. */
export function toSettings(config: unknown): Setting[] {
  const settings: Setting[] = [];
  for (const [key, value] of Object.entries(fieldsOf('the configuration', config))) {
    if (value === undefined) continue;
    if (key === 'data') settings.push(...dataSettings(value));
    else if (key === 'layers') settings.push(...layerSettings(value));
    else if (key === 'features') settings.push(...featureSettings(value));
    else if (key === 'optimizer' || key === 'regularizer') settings.push(...plainFields(key, value));
    else settings.push(plain(key, value));
  }
  return settings;
}

/** The engine's settings as a configuration again. */
export function fromSettings(settings: Setting[]): TrainerConfig {
  const config: Fields = {};
  for (const [path, value] of settings) {
    const [head, tail] = path.split('.') as [string, string | undefined];
    if (tail === undefined) config[head] = value;
    else if (head !== 'layers') config[head] = { ...(config[head] as Fields | undefined), [tail]: value };
  }
  const find = (path: string) => settings.find(([one]) => one === path)?.[1];
  const units = find('layers.units') as number[];
  const activations = find('layers.activation') as string[];
  config['layers'] = units.map((count, index) => ({ units: count, activation: activations[index] }));
  return config as unknown as TrainerConfig;
}

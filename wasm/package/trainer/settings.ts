import { toText } from '../values/arguments.js';
import { entryOf, toList, toNumbers, toTexts } from '../values/lists.js';
import type { GivenSetting, Setting } from '../engine/module.js';
import { toEntries, typeOf } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import { encode } from '../engine/runtime.js';
import { toMatrix } from '../values/tensors.js';
import type { TrainerConfig } from '../types.js';

type Fields = Record<string, unknown>;
type Entry = [key: string, value: unknown];

/** Longer lists of layers or features are refused unread; how many there may be is the engine's to say. */
const mostListed = 1000;

const setting = (path: string, value: Setting[1]): Setting => [encode(toText('config', path)), value];

/** The fields of an object that are given, each read once. */
const given = (path: string, value: unknown): Entry[] =>
  toEntries(path, value).filter(([, field]) => field !== undefined);

/** A plain value; which paths there are, and what kind each takes, is the engine's to say. */
function plain(path: string, value: unknown): Setting {
  if (typeof value === 'string') return setting(path, encode(toText(path, value)));
  return setting(path, typeof value === 'number' || typeof value === 'boolean' ? value : null);
}

function plainFields(path: string, fields: Entry[]): Setting[] {
  // The name first: it says which other fields there are.
  const sorted = fields.sort(([a], [b]) => Number(b === 'name') - Number(a === 'name'));
  return sorted.map(([key, value]) => plain(`${path}.${key}`, value));
}

function dataSettings(value: unknown): Setting[] {
  const fields = new Map(given('data', value));
  const settings: Setting[] = [];
  const take = (key: string, convert: (path: string, value: unknown) => Setting[1]): void => {
    const path = `data.${key}`;
    if (fields.has(key)) settings.push(setting(path, convert(path, fields.get(key))));
    fields.delete(key);
  };
  take('points', toMatrix);
  take('labels', toNumbers);
  take('targets', toMatrix);
  // After the labels: a number of classes that is given counts for more than the largest label.
  return [...settings, ...plainFields('data', [...fields])];
}

function layerSettings(value: unknown): Setting[] {
  const list = toList('layers', value, mostListed);
  const units = new Float64Array(list.length);
  const activations: Uint8Array[] = [];
  for (let index = 0; index < list.length; index++) {
    const fields = new Map(given(`layers[${index}]`, entryOf('layers', list, index)));
    const [count, activation] = [fields.get('units'), fields.get('activation')];
    const [option] = [...fields.keys()].filter((key) => key !== 'units' && key !== 'activation');
    if (option !== undefined) throw refusal('unknown-layer-option', { option }, { subject: `layers.${option}` });
    const layer = index + 1;
    if (typeof count !== 'number') {
      throw refusal('needs-units', { layer, type: typeOf(count) }, { subject: 'layers.units' });
    }
    if (typeof activation !== 'string') {
      throw refusal('needs-activation', { layer, type: typeOf(activation) }, { subject: 'layers.activation' });
    }
    units[index] = count;
    activations.push(encode(toText('layers.activation', activation)));
  }
  const settings = [setting('layers.units', units)];
  return list.length === 0 ? settings : [...settings, setting('layers.activation', activations)];
}

/** A configuration, or a part of one, as settings: dotted paths and values. The engine checks paths, kinds and ranges. */
export function toSettings(config: unknown): Setting[] {
  return given('config', config).flatMap(([key, value]) => {
    if (key === 'data') return dataSettings(value);
    if (key === 'layers') return layerSettings(value);
    if (key === 'features') return [setting(key, toTexts(key, value, mostListed).map(encode))];
    if (key === 'optimizer' || key === 'regularizer') return plainFields(key, given(key, value));
    return [plain(key, value)];
  });
}

/** The engine's settings as a configuration again. */
export function fromSettings(settings: GivenSetting[]): TrainerConfig {
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

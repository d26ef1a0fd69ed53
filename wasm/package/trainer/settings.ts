import { toText } from '../values/arguments.js';
import { fromFeature, toFeatures } from './features.js';
import { entryOf, toList, toNumbers } from '../values/lists.js';
import type { GivenSetting, Setting } from '../engine/module.js';
import { toEntries, typeOf } from '../values/reading.js';
import { refusal } from '../errors/reasons.js';
import { encode } from '../engine/runtime.js';
import { toMatrix } from '../values/tensors.js';
import type { OptionEntry, TrainerConfig } from '../types.js';

type Fields = Record<string, unknown>;
type Entry = [key: string, value: unknown];
type Options = readonly OptionEntry[];

/** Longer lists of layers or names are rejected without reading them. The engine checks the actual limits. */
const mostListed = 1000;

const setting = (path: string, value: Setting[1]): Setting => [encode(toText('config', path)), value];

/** Returns the fields of an object that are given, each read once. */
const given = (path: string, value: unknown): Entry[] =>
  toEntries(path, value).filter(([, field]) => field !== undefined);

/** Reads a plain value. The engine checks the path and the kind of value. */
function plain(path: string, value: unknown): Setting[1] {
  if (typeof value === 'string') return encode(toText(path, value));
  return typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Reads a value according to the kind of its option. */
function read(path: string, value: unknown, kind: OptionEntry['kind'] | undefined): Setting {
  if (kind === 'rows') return setting(path, toMatrix(path, value));
  if (kind === 'labels') return setting(path, toNumbers(path, value));
  if (kind === 'choices') return setting(path, toFeatures(path, value, mostListed).map(encode));
  return setting(path, plain(path, value));
}

/**
 * The order of settings: given data first, which excludes the options of data sets; then a name, which decides which
 * other fields exist. A given number of classes overrides the count from the labels.
 */
function rank(key: string, kind: OptionEntry['kind'] | undefined): number {
  const at = ['rows', 'labels'].indexOf(kind ?? '');
  if (at >= 0) return at;
  return key === 'name' ? 2 : 3;
}

function groupSettings(group: string, value: unknown, options: Options): Setting[] {
  const kindOf = (key: string) => options.find(({ name }) => name === `${group}.${key}`)?.kind;
  return given(group, value)
    .sort(([a], [b]) => rank(a, kindOf(a)) - rank(b, kindOf(b)))
    .map(([key, field]) => read(`${group}.${key}`, field, kindOf(key)));
}

/** Returns a field of all layers as one list; true and false are 1 and 0, anything else where they belong is NaN. */
function layerSetting(path: string, values: unknown[], kind: OptionEntry['kind']): Setting {
  if (kind === 'boolean') {
    const numbers = values.map((value) => (typeof value === 'boolean' ? Number(value) : NaN));
    return setting(path, Float64Array.from(numbers));
  }
  if (kind === 'number')
    return setting(
      path,
      Float64Array.from(values, (value) => (typeof value === 'number' ? value : NaN)),
    );
  return setting(
    path,
    values.map((value) => encode(toText(path, value))),
  );
}

function layerSettings(value: unknown, options: Options): Setting[] {
  const list = toList('layers', value, mostListed);
  const rows = options.filter(({ perLayer }) => perLayer).map((row) => ({ ...row, key: row.name.split('.')[1]! }));
  const layers: Map<string, unknown>[] = [];
  for (let index = 0; index < list.length; index++) {
    const fields = new Map(given(`layers[${index}]`, entryOf('layers', list, index)));
    const [option] = [...fields.keys()].filter((key) => !rows.some((row) => row.key === key));
    if (option !== undefined) throw refusal('unknown-layer-option', { option }, { subject: `layers.${option}` });
    const layer = index + 1;
    const [count, activation] = [fields.get('units'), fields.get('activation')];
    if (typeof count !== 'number') {
      throw refusal('needs-units', { layer, type: typeOf(count) }, { subject: 'layers.units' });
    }
    if (typeof activation !== 'string') {
      throw refusal('needs-activation', { layer, type: typeOf(activation) }, { subject: 'layers.activation' });
    }
    layers.push(fields);
  }
  if (layers.length === 0) return [setting('layers.units', new Float64Array())];
  return rows
    .filter(({ key }) => layers.some((fields) => fields.has(key)))
    .map(({ name, key, kind, default: fallback }) =>
      layerSetting(
        name,
        layers.map((fields) => fields.get(key) ?? fallback),
        kind,
      ),
    );
}

/**
 * Converts a configuration, or part of one, to settings: dotted paths and values. The engine checks paths, kinds and
 * ranges.
 */
export function toSettings(config: unknown, options: Options): Setting[] {
  const groups = new Set(options.filter(({ name }) => name.includes('.')).map(({ name }) => name.split('.')[0]));
  return given('config', config).flatMap(([key, value]) => {
    const kind = options.find(({ name }) => name === key)?.kind;
    if (kind === 'layers') return layerSettings(value, options);
    if (groups.has(key)) return groupSettings(key, value, options);
    return [read(key, value, kind)];
  });
}

/** Converts settings of the engine to a part of a configuration. */
export function fromChanges(settings: GivenSetting[], options: Options): Partial<TrainerConfig> {
  const { layers, ...changes } = fromSettings(settings, options);
  return settings.some(([path]) => path.startsWith('layers.')) ? { layers, ...changes } : changes;
}

/** Converts the engine's settings to a configuration. */
export function fromSettings(settings: GivenSetting[], options: Options): TrainerConfig {
  const config: Fields = { layers: [] };
  const layers = config['layers'] as Fields[];
  for (const [path, value] of settings) {
    const [head, tail] = path.split('.') as [string, string | undefined];
    if (tail === undefined) config[head] = path === 'features' ? (value as string[]).map(fromFeature) : value;
    else if (!options.some(({ name, perLayer }) => perLayer && name === path)) {
      config[head] = { ...(config[head] as Fields | undefined), [tail]: value };
    } else {
      const boolean = options.some(({ name, kind }) => name === path && kind === 'boolean');
      // A list of numbers may be a typed array, whose own map would keep it one.
      Array.from(value as ArrayLike<unknown>).forEach(
        (one, index) => ((layers[index] ??= {})[tail] = boolean ? one !== 0 : one),
      );
    }
  }
  return config as unknown as TrainerConfig;
}

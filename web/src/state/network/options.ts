/**
 * Options of the engine without a row in the table of settings: the catalog says which there are. The settings hold those that
 * differ from the engine's defaults, by path. An option of the layers has a value per hidden layer.
 */
import type { Catalog } from 'backflow';
import { readNumber, type Codec, type Reading } from './codecs';

export type OptionValue = number | boolean | string;
export type Options = Record<string, OptionValue | readonly OptionValue[]>;
export type OptionRow = Catalog['options'][number];

/** Kinds that a control can show. */
const SHOWN = ['number', 'number-or-all', 'boolean', 'choice'];
const BETWEEN_LAYERS = '/';

/** The catalog's options that a control can show, without hyperparameters and without the paths in `own`. */
export function otherOptions(catalog: Catalog, own: ReadonlySet<string>): OptionRow[] {
  return catalog.options.filter(({ name, kind, optimizers }) => SHOWN.includes(kind) && !optimizers && !own.has(name));
}

export function optionOf(catalog: Catalog, path: string): OptionRow | undefined {
  return catalog.options.find(({ name }) => name === path);
}

const fallbackOf = ({ kind, default: value }: OptionRow): OptionValue =>
  kind === 'boolean' ? Boolean(value) : (value as OptionValue);

/** Whether an option applies beside the others: an option of schedules belongs to some of them. */
export function optionApplies(catalog: Catalog, options: Options, { name }: OptionRow): boolean {
  const [head, own] = name.split('.');
  const has = ({ hyperparameters }: Catalog['schedules'][number]): boolean =>
    hyperparameters.some((row) => row.name === own);
  if (head !== 'schedule' || !catalog.schedules.some(has)) return true;
  const chosen = optionValue(options, optionOf(catalog, 'schedule.name')!);
  return catalog.schedules.some((schedule) => schedule.name === chosen && has(schedule));
}

/** The options without those that don't apply. */
export function applicable(catalog: Catalog, options: Options): Options {
  const fitting = Object.entries(options).filter(([path]) => {
    const row = optionOf(catalog, path);
    return row !== undefined && optionApplies(catalog, options, row);
  });
  return fitting.length === Object.keys(options).length ? options : Object.fromEntries(fitting);
}

/** The value of an option, or of an option of a layer, counted from 0. */
export function optionValue(options: Options, row: OptionRow, layer = 0): OptionValue {
  const value = options[row.name];
  if (value === undefined) return fallbackOf(row);
  return Array.isArray(value) ? ((value as OptionValue[])[layer] ?? fallbackOf(row)) : (value as OptionValue);
}

/** The options with one changed. Without `layer`, an option of the layers changes in all of them. */
export function withOption(
  options: Options,
  row: OptionRow,
  value: OptionValue,
  layers: number,
  layer?: number,
): Options {
  const others = { ...options };
  delete others[row.name];
  const list = row.perLayer
    ? Array.from({ length: layers }, (_, index) =>
        layer === undefined || layer === index ? value : optionValue(options, row, index),
      )
    : [value];
  if (list.every((one) => one === fallbackOf(row))) return others;
  return { ...others, [row.name]: row.perLayer ? list : value };
}

/** The options for this number of hidden layers: values of layers that are gone are left out. */
export function forLayers(catalog: Catalog, options: Options, layers: number): Options {
  let fitting = options;
  for (const [path, value] of Object.entries(options)) {
    const row = optionOf(catalog, path);
    if (!row?.perLayer || !Array.isArray(value) || value.length === layers) continue;
    fitting = layers === 0 ? withOption(fitting, row, fallbackOf(row), 0) : fitOne(fitting, row, layers);
  }
  return fitting;
}

function fitOne(options: Options, row: OptionRow, layers: number): Options {
  const last = layers - 1;
  return withOption(options, row, optionValue(options, row, last), layers, last);
}

/** Reads the value of an option; a boolean is 0 or 1. */
export function readOption(row: OptionRow, text: string): Reading<OptionValue> {
  const option = row.name;
  const choices = (options: readonly string[]): Reading<OptionValue> =>
    options.includes(text) ? { value: text } : { refusal: { reason: 'choice', options: [...options], option } };
  if (row.kind === 'choice') return choices(row.choices ?? []);
  if (row.kind === 'boolean') {
    const reading = text === '0' || text === '1' ? { value: text === '1' } : choices(['0', '1']);
    return reading;
  }
  if (row.kind === 'number-or-all' && text.trim() === 'all') return { value: 'all' };
  const reading = readNumber(text, row.range!);
  return 'refusal' in reading ? { refusal: { ...reading.refusal, option } } : reading;
}

export const writeOption = (value: OptionValue): string =>
  typeof value === 'boolean' ? String(Number(value)) : String(value);

/** `clip.norm:1,layers.dropout:0.2/0`: the values of the layers are separated by slashes. */
export function optionsCodec(own: () => ReadonlySet<string>): Codec<Options> {
  return {
    read(text, { catalog }) {
      const rows = otherOptions(catalog, own());
      const value: Record<string, OptionValue | OptionValue[]> = {};
      for (const part of text.split(',').filter((one) => one !== '')) {
        const at = part.indexOf(':');
        const path = part.slice(0, Math.max(0, at));
        const row = rows.find(({ name }) => name === path);
        if (!row) return { refusal: { reason: 'choice', options: rows.map(({ name }) => name) } };
        const texts = row.perLayer ? part.slice(at + 1).split(BETWEEN_LAYERS) : [part.slice(at + 1)];
        const read = texts.map((one) => readOption(row, one));
        const bad = read.find((one) => 'refusal' in one);
        if (bad) return bad;
        const values = read.map((one) => (one as { value: OptionValue }).value);
        if (values.some((one) => one !== fallbackOf(row))) value[path] = row.perLayer ? values : values[0]!;
      }
      return { value };
    },
    write: (options) =>
      Object.entries(options)
        .map(([path, value]) => {
          const list = Array.isArray(value) ? (value as OptionValue[]) : [value as OptionValue];
          return `${path}:${list.map(writeOption).join(BETWEEN_LAYERS)}`;
        })
        .sort()
        .join(','),
  };
}

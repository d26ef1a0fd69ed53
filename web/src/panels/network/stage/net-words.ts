/** Names and descriptions of the net's parts. */
import type { TrainerConfig } from 'backflow';
import type { NetEdge, NetLayer } from '../../../draw/network/layout';
import { t } from '../../../i18n/index.svelte';
import { formatExact } from '../../../ui/format';
import type { App } from '../../../state/network/app.svelte';
import { namesOf } from '../../../state/network/data/task';
import type { Part } from '../../../state/network/selection.svelte';

/** Column 0 holds the inputs. */
export interface UnitPlace {
  column: number;
  unit: number;
}

/**
 * The names of the net's inputs: the features, in the usual notation for the engine's short names (`x2` is x², `sin_x` is sin x). Data
 * that does not have two columns has no such features; without typed ones, its columns are the inputs.
 */
export function inputNames({ features = [] }: Pick<TrainerConfig, 'features'>, columns: readonly string[]): string[] {
  const names = features
    .filter((feature) => columns.length === 2 || typeof feature === 'object')
    .map((feature) => (typeof feature === 'object' ? feature.name : feature.replace(/2$/, '²').replace('_', ' ')));
  return names.length > 0 ? names : [...columns];
}

/** The names of the inputs of the net that runs. */
export function inputsOf({ run, settings }: Pick<App, 'run' | 'settings'>): string[] {
  if (!run.config || !run.catalog) return [];
  return inputNames(run.config, namesOf(run.catalog, settings.dataset, run.own).columns);
}

/** `2 · tanh` above a hidden layer. */
export function columnTitle(config: TrainerConfig, columns: number, column: number): string {
  if (column === 0) return t('stage.net.inputs');
  if (column === columns - 1) return t('stage.net.output');
  return t('stage.net.layer', { layer: column, activation: config.layers?.[column - 1]?.activation ?? '' });
}

/** The name of a weight's source. */
export function sourceTitle(inputs: readonly string[], column: number, unit: number): string {
  return column === 0 ? (inputs[unit] ?? '') : t('stage.net.unit', { layer: column, unit });
}

/** Describes a unit with its bias and all incoming weights. */
export function describeUnit(
  names: readonly string[],
  layers: readonly NetLayer[],
  { column, unit }: UnitPlace,
): string {
  if (column === 0) return t('stage.net.say.input', { name: sourceTitle(names, 0, unit) });
  const layer = layers[column - 1];
  if (!layer) return '';
  const outputs = layer.weights.shape[1]!;
  const inputs = layer.weights.shape[0]!;
  const weights = Array.from({ length: inputs }, (_, from) => {
    const weight = formatExact(layer.weights.data[from * outputs + unit]!);
    return `${sourceTitle(names, column - 1, from)}: ${weight}`;
  });
  const bias = layer.biases ? formatExact(layer.biases.data[unit]!) : '0';
  const key = column === layers.length ? 'stage.net.say.output' : 'stage.net.say.unit';
  return t(key, { layer: column, unit, bias, weights: weights.join('; ') });
}

/** The weight of an edge, as an entry of its parameter. */
export function edgePart({ layer, from, to }: NetEdge, layers: readonly NetLayer[]): Part {
  const { name, shape } = layers[layer]!.weights;
  return { name, index: from * shape[1]! + to };
}

/** Describes a wire by its weight. */
export function describeWire(layers: readonly NetLayer[], edge: NetEdge): string {
  const part = edgePart(edge, layers);
  return `${partTitle(part, layers)}: ${formatExact(layers[edge.layer]!.weights.data[part.index]!)}`;
}

/** The edge of a weight; null for a bias. */
export function edgeOf({ name, index }: Part, layers: readonly NetLayer[]): NetEdge | null {
  const layer = layers.findIndex(({ weights }) => weights.name === name);
  if (layer < 0) return null;
  const outputs = layers[layer]!.weights.shape[1]!;
  return { layer, from: Math.floor(index / outputs), to: index % outputs };
}

/** The unit of a bias, with the index of its layer's parameters; null for a weight. */
export function biasPart({ name, index }: Part, layers: readonly NetLayer[]): { layer: number; unit: number } | null {
  const layer = layers.findIndex(({ biases }) => biases?.name === name);
  return layer < 0 ? null : { layer, unit: index };
}

/** `Weight 3→1, layer 2`. */
export function partTitle(part: Part, layers: readonly NetLayer[]): string {
  const edge = edgeOf(part, layers);
  if (edge) return t('part.weight', { from: edge.from, to: edge.to, layer: edge.layer + 1 });
  const bias = biasPart(part, layers);
  return bias ? t('part.bias', { unit: bias.unit, layer: bias.layer + 1 }) : part.name;
}

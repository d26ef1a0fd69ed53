/** Names and descriptions of the net's parts. */
import type { TrainerConfig } from 'backflow';
import type { NetLayer } from '../../../draw/network/layout';
import { t } from '../../../i18n/index.svelte';
import { formatExact } from '../../../ui/format';
import { subscript } from '../../../draw/strip';

/** Column 0 holds the inputs. */
export interface UnitPlace {
  column: number;
  unit: number;
}

/** The usual notation of the engine's short names: `x2` is x², `sin_x` is sin x. A typed feature has its own name. */
export function featureTitle(config: TrainerConfig, index: number): string {
  const name = config.features?.[index] ?? `x${subscript(index)}`;
  if (typeof name === 'object') return name.name;
  return name.replace(/2$/, '²').replace('_', ' ');
}

/** `2 · tanh` above a hidden layer. */
export function columnTitle(config: TrainerConfig, columns: number, column: number): string {
  if (column === 0) return t('stage.net.inputs');
  if (column === columns - 1) return t('stage.net.output');
  return t('stage.net.layer', { layer: column, activation: config.layers?.[column - 1]?.activation ?? '' });
}

/** The name of a weight's source. */
export function sourceTitle(config: TrainerConfig, column: number, unit: number): string {
  return column === 0 ? featureTitle(config, unit) : t('stage.net.unit', { layer: column, unit });
}

/** Describes a unit with its bias and all incoming weights. */
export function describeUnit(config: TrainerConfig, layers: readonly NetLayer[], { column, unit }: UnitPlace): string {
  if (column === 0) return t('stage.net.say.input', { name: featureTitle(config, unit) });
  const layer = layers[column - 1];
  if (!layer) return '';
  const outputs = layer.weights.shape[1]!;
  const inputs = layer.weights.shape[0]!;
  const weights = Array.from({ length: inputs }, (_, from) => {
    const weight = formatExact(layer.weights.data[from * outputs + unit]!);
    return `${sourceTitle(config, column - 1, from)}: ${weight}`;
  });
  const bias = layer.biases ? formatExact(layer.biases.data[unit]!) : '0';
  const key = column === layers.length ? 'stage.net.say.output' : 'stage.net.say.unit';
  return t(key, { layer: column, unit, bias, weights: weights.join('; ') });
}

/** Names of layers and units. */
import { t } from '../../../../i18n/index.svelte';
import type { App } from '../../../../state/network/app.svelte';
import type { SpaceWatch } from '../../../../engine/protocol/space';
import { outputNames } from '../weights/weight-words';

/** `output`: the number of the last layer. */
export const layerTitle = (layer: number, output: number): string =>
  layer === output ? t('space.output') : t('space.hidden', { layer });

export function unitTitle(app: App, layer: number, unit: number, counts: readonly number[]): string {
  const output = counts.length - 1;
  if (layer < output) return t('stage.net.unit', { layer, unit });
  return outputNames(app, counts[output]!)[unit] ?? String(unit);
}

/** What the axes of an answer show. */
export function axisTitles(app: App, { layer, units }: SpaceWatch): [string, string] {
  if (units === null) return [t('space.first'), t('space.second')];
  const hidden = app.run.config?.layers ?? [];
  const outputs = app.run.frame?.parameters.filter(({ name }) => /^b\d+$/.test(name)).at(-1)?.data.length ?? 1;
  const counts = [0, ...hidden.map((one) => one.units), outputs];
  const [across, up] = units.map((unit) => unitTitle(app, layer, unit, counts));
  return [across!, up ?? t(app.run.data?.trainTargets ? 'space.target' : 'space.class')];
}

/** What the rows and columns of a weight matrix are called. */
import type { Parameter } from 'backflow';
import type { NetLayer } from '../../../../draw/network/layout';
import { t } from '../../../../i18n/index.svelte';
import type { App } from '../../../../state/network/app.svelte';
import { namesOf, taskOf } from '../../../../state/network/data/task';
import { inputsOf, sourceTitle } from '../net-words';

/** A matrix of the net with the names of what it connects. */
export interface NamedMatrix {
  matrix: Parameter;
  /** 1: the first one. */
  layer: number;
  from: readonly string[];
  to: readonly string[];
}

/** The outputs: one for each class, or one that decides between two, or predicted values. */
export function outputNames({ run, settings }: App, outputs: number): string[] {
  if (!run.catalog) return [];
  const { classes } = run.own ? { classes: run.own.classNames.length } : taskOf(run.catalog, settings);
  const names = namesOf(run.catalog, settings.dataset, run.own).classes;
  const nameOf = (label: number): string => names[label] ?? t('stage.class', { label });
  if (outputs === 1 && classes === 2) return [t('weights.against', { one: nameOf(1), other: nameOf(0) })];
  return Array.from({ length: outputs }, (_, output) =>
    classes > 1 ? nameOf(output) : t('map.output', { unit: output }),
  );
}

/** All weight matrices, in the order of the layers. A maxout layer has two, `W` and `V`. */
export function namedMatrices(app: App, parameters: readonly Parameter[], layers: readonly NetLayer[]): NamedMatrix[] {
  const inputs = inputsOf(app);
  return parameters.flatMap((matrix) => {
    const layer = Number(/^[WV](\d+)$/.exec(matrix.name)?.[1]);
    if (!layer || matrix.shape.length !== 2) return [];
    const [sources, units] = matrix.shape as [number, number];
    return {
      matrix,
      layer,
      from: Array.from({ length: sources }, (_, unit) => sourceTitle(inputs, layer - 1, unit)),
      to:
        layer === layers.length
          ? outputNames(app, units)
          : Array.from({ length: units }, (_, unit) => t('stage.net.unit', { layer, unit })),
    };
  });
}

/** What the rows and columns of a weight matrix are called. */
import type { Parameter } from 'backflow';
import { t } from '../../../../i18n/index.svelte';
import type { App } from '../../../../state/network/app.svelte';
import { namesOf, taskOf } from '../../../../state/network/data/task';
import { inputsOf, sourceTitle } from '../net-words';

/** The names of what a matrix of the net connects. */
export interface MatrixNames {
  name: string;
  /** 1: the first one. */
  layer: number;
  from: readonly string[];
  to: readonly string[];
}

/** Describes all parameters: equal texts stand for nets of the same shape. */
export const shapesOf = (parameters: readonly Pick<Parameter, 'name' | 'shape'>[]): string =>
  parameters.map(({ name, shape }) => `${name}:${shape.join()}`).join(';');

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

/** All weight matrices of these shapes, in the order of the layers. A maxout layer has two, `W` and `V`. */
export function matrixNames(app: App, shapes: string): MatrixNames[] {
  const inputs = inputsOf(app);
  const matrices = [...shapes.matchAll(/([WV](\d+)):(\d+),(\d+)/g)].map(([, name, ...numbers]) => ({
    name: name!,
    numbers: numbers.map(Number) as [number, number, number],
  }));
  const last = Math.max(...matrices.map(({ numbers: [layer] }) => layer));
  return matrices.map(({ name, numbers: [layer, sources, units] }) => ({
    name,
    layer,
    from: Array.from({ length: sources }, (_, unit) => sourceTitle(inputs, layer - 1, unit)),
    to:
      layer === last
        ? outputNames(app, units)
        : Array.from({ length: units }, (_, unit) => t('stage.net.unit', { layer, unit })),
  }));
}

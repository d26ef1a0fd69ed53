/** Optimizers and their hyperparameters, as the engine's catalog lists them. */
import type { Catalog } from 'backflow';

export type Hyperparameters = Record<string, number | boolean>;
type Entry = Catalog['optimizers'][number]['hyperparameters'][number];

/** Hyperparameters that have their own row in the settings. */
const OWN = ['learningRate', 'momentum'];

function rowsOf(catalog: Catalog, optimizer: string): readonly Entry[] {
  return catalog.optimizers.find(({ name }) => name === optimizer)?.hyperparameters ?? [];
}

export function hasHyperparameter(catalog: Catalog, optimizer: string, name: string): boolean {
  return rowsOf(catalog, optimizer).some((row) => row.name === name);
}

/** Hyperparameters without their own row in the settings. */
export function hyperparametersOf(catalog: Catalog, optimizer: string): Entry[] {
  return rowsOf(catalog, optimizer).filter(({ name }) => !OWN.includes(name));
}

/** The settings that choosing an optimizer changes: as in the engine, its hyperparameters get their defaults. */
export function startOf(catalog: Catalog, optimizer: string) {
  const rows = rowsOf(catalog, optimizer).filter(({ name }) => OWN.includes(name));
  const own = Object.fromEntries(rows.map((row) => [row.name, row.default]));
  return { optimizer, ...own, hyperparameters: {} as Hyperparameters };
}

/** Makes own data the room's data: in the link if it fits, else in the browser's store and in memory. */
import type { App } from '../app.svelte';
import { freeName, KeepError, keptData, type KeepProblem } from './keep';
import { writeOwn } from './link-text';
import type { OwnData } from './own-data';
import { optionOf, withOption } from '../options';
import { SETTINGS, type Settings } from '../settings';
import { taskOf } from './task';
import { EXTENT } from './view';

/** Larger numbers make steps diverge; the generated data sets lie within. */
const LARGE = 2 * EXTENT;
const STANDARDIZE = 'standardize';

/** True if inputs of this data should be standardized: measurements, and own numbers of any size. */
function wantsStandard(app: App, { dataset }: Settings, own: OwnData | null): boolean {
  if (own) return own.points.some((value) => Math.abs(value) > LARGE);
  const row = app.run.catalog!.datasets.find(({ name }) => name === dataset);
  return row !== undefined && row.fetched && !row.image;
}

/**
 * The change to other data, with what follows from it. From values to classes, the loss becomes the default again, because it was
 * chosen for the values. Inputs are standardized if the new data wants it and the old did not, and the other way round.
 */
export function dataChange(app: App, change: Partial<Settings>, own: OwnData | null): Partial<Settings> {
  const catalog = app.run.catalog!;
  const before = app.settings;
  const after = { ...before, ...change };
  const toClasses = taskOf(catalog, before).classes === 0 && taskOf(catalog, after).classes !== 0;
  const wants = wantsStandard(app, after, own);
  const turns = wants !== wantsStandard(app, before, app.run.own);
  const row = optionOf(catalog, STANDARDIZE);
  return {
    ...change,
    ...(toClasses && { loss: SETTINGS.loss.fallback }),
    ...(turns && row && { options: withOption(before.options, row, wants, before.hidden.length) }),
  };
}

/** The text that carries the data exactly; null if a link can't. */
function exactText(data: OwnData): string | null {
  const carried = writeOwn(data);
  return carried.text !== null && !carried.rounded ? carried.text : null;
}

/** The reference of data that came with a file; it is remembered while the page is open. */
export function referenceFor(app: App, own: OwnData): string {
  return app.own.remember(own, exactText(own) ?? `@${own.name || own.target || 'data'}`);
}

/**
 * Trains on this data, which is kept under a name if one is wanted or if no link carries it. Returns why the browser can't keep it, if
 * it has to and can't.
 */
export async function useOwn(app: App, given: OwnData, keepName: string | null): Promise<KeepProblem | null> {
  const wanted = keepName ?? (exactText(given) === null ? given.name || given.target : null);
  if (wanted === null) {
    app.change(dataChange(app, { own: app.own.remember(given, exactText(given)!) }, given));
    return null;
  }
  const { name, problem } = await keepAs(app, wanted, given);
  const data = { ...given, name };
  app.change(dataChange(app, { own: app.own.remember(data, exactText(data) ?? `@${name}`) }, data));
  return problem;
}

/** Keeps data under a free name. */
export async function keepAs(
  app: App,
  wanted: string,
  data: OwnData,
): Promise<{ name: string; problem: KeepProblem | null }> {
  let problem: KeepProblem | null = null;
  let taken = app.own.names;
  try {
    const kept = await keptData.list();
    taken = [...taken, ...kept.map(({ name }) => name)];
  } catch (error) {
    problem = problemOf(error);
  }
  const name = freeName(wanted, taken);
  if (!problem) {
    try {
      await keptData.keep(name, data);
    } catch (error) {
      problem = problemOf(error);
    }
  }
  return { name, problem };
}

/** Trains on data that the browser keeps under this name. */
export async function useKept(app: App, name: string): Promise<boolean> {
  const data = await keptData.get(name);
  if (!data) return false;
  app.change(dataChange(app, { own: app.own.remember(data, exactText(data) ?? `@${name}`) }, data));
  return true;
}

function problemOf(error: unknown): KeepProblem {
  if (error instanceof KeepError) return error.problem;
  throw error;
}

/** Makes own data the room's data: in the link if it fits, else in the browser's store and in memory. */
import type { App } from '../app.svelte';
import { freeName, KeepError, keptData, type KeepProblem } from './keep';
import { writeOwn } from './link-text';
import type { OwnData } from './own-data';

/** Trains on this data. Returns why the browser can't keep it, if it has to and can't. */
export async function useOwn(app: App, data: OwnData): Promise<KeepProblem | null> {
  const carried = writeOwn(data);
  if (carried.text !== null && !carried.rounded) {
    app.change({ own: app.own.remember(data, carried.text) });
    return null;
  }
  const { name, problem } = await keepAs(app, data.name || data.target, data);
  app.change({ own: app.own.remember({ ...data, name }, `@${name}`) });
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
  const carried = writeOwn(data);
  const source = carried.text !== null && !carried.rounded ? carried.text : `@${name}`;
  app.change({ own: app.own.remember(data, source) });
  return true;
}

function problemOf(error: unknown): KeepProblem {
  if (error instanceof KeepError) return error.problem;
  throw error;
}

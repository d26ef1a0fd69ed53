/** What the chosen data asks of a net: to tell classes apart, or to predict a value. Read from the settings alone. */
import type { Catalog } from 'backflow';

export interface Task {
  /** The number of classes; 0: values are predicted. */
  classes: number;
  /** The number of columns that are inputs. */
  columns: number;
}

/**
 * Own data in the settings: `classes.columns.source`, such as `3.2.1eJx…` for points in the link itself, and `0.4.@cars` for data that
 * the browser keeps under a name.
 */
const OWN = /^([02-6])\.([1-9]\d?)\.(1[\w-]+|@.{1,60})$/su;

export interface OwnReference extends Task {
  /** The points as in a link, or `@` and the name under which the browser keeps them. */
  source: string;
}

/** Null if the text is not a reference to own data. */
export function readReference(text: string): OwnReference | null {
  const [, classes, columns, source] = OWN.exec(text) ?? [];
  return source === undefined ? null : { classes: Number(classes), columns: Number(columns), source };
}

export const writeReference = ({ classes, columns, source }: OwnReference): string => `${classes}.${columns}.${source}`;

/** The task of these settings: that of the own data, else of the data set. */
export function taskOf(catalog: Catalog, settings: { own: string; dataset: string; classes: number }): Task {
  const own = settings.own === '' ? null : readReference(settings.own);
  if (own) return { classes: own.classes, columns: own.columns };
  const row = catalog.datasets.find(({ name }) => name === settings.dataset);
  return { classes: row?.task === 'regression' ? 0 : settings.classes, columns: row?.columns?.length ?? 2 };
}

/** The names of the data's columns and classes; no classes if they are only numbered. */
export function namesOf(
  catalog: Catalog,
  dataset: string,
  own: { columns: readonly string[]; classNames: readonly string[] } | null,
): { columns: readonly string[]; classes: readonly string[] } {
  if (own) return { columns: own.columns, classes: own.classNames };
  const row = catalog.datasets.find(({ name }) => name === dataset);
  return { columns: row?.columns ?? ['x', 'y'], classes: row?.classNames ?? [] };
}

/** True for the hash of a link of TensorFlow Playground, which writes all its settings. */
export const isPlaygroundLink = (hash: string): boolean =>
  /^#(?:[^#]*&)?(?:networkShape|percTrainData|regDataset|regularizationRate)=/.test(hash) &&
  !/^#(?:v=|gates)/.test(hash);

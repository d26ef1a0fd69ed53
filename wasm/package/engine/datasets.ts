import { addressOf, answerOf, type Fetch, type Refusals } from './fetching.js';
import { refusal } from '../errors/reasons.js';
import type { Runtime } from './runtime.js';
import type { DatasetEntry } from '../types.js';

/** Where the rows of the data sets that are not built in are, by name: `data/<name>.csv`. */
export type DatasetFiles = Readonly<Record<string, () => URL>>;

/** How a platform has the rows of data sets. */
export interface DatasetSource {
  files: DatasetFiles;
  fetchBytes: Fetch;
}

async function textOf(answer: Response | BufferSource): Promise<string> {
  return new TextDecoder().decode('ok' in answer ? await answer.arrayBuffer() : answer);
}

/** A table's numbers: points row by row, and a class index for each. */
interface Rows {
  points: Float64Array;
  labels: Float64Array;
}

/**
 * Reads a file: a line of column names, then one line for each example, with the name of its class at the end, or its
 * number. Returns null for any other text.
 */
function parse(text: string, { count = 0, columns, classNames, classes }: DatasetEntry): Rows | null {
  const lines = text.trimEnd().split(/\r?\n/).slice(1);
  if (lines.length !== count) return null;
  const width = columns.length;
  const points = new Float64Array(count * width);
  const labels = new Float64Array(count);
  for (const [row, line] of lines.entries()) {
    const cells = line.split(',');
    const name = cells.pop()!;
    if (cells.length !== width) return null;
    cells.forEach((cell, column) => (points[row * width + column] = cell === '' ? NaN : Number(cell)));
    labels[row] = classNames ? classNames.indexOf(name) : Number(name);
  }
  const most = classes[0]! - 1;
  return points.every(Number.isFinite) && labels.every((label) => label >= 0 && label <= most)
    ? { points, labels }
    : null;
}

/** The data sets of one engine. */
export class Datasets {
  readonly #runtime: Runtime;
  readonly #source: DatasetSource;
  /** The data sets that were fetched or are being fetched. */
  readonly #loads = new Map<string, Promise<void>>();

  constructor(runtime: Runtime, source: DatasetSource) {
    this.#runtime = runtime;
    this.#source = source;
  }

  /** Fetches a data set once, unless it is built in. After an error, the next call tries again. */
  async load(name: string): Promise<DatasetEntry> {
    const entry = this.#runtime.call('dataset', name);
    if (!entry.fetched) return entry;
    let load = this.#loads.get(name);
    if (!load) {
      load = this.#fetch(entry);
      this.#loads.set(name, load);
      load.catch(() => this.#loads.delete(name));
    }
    await load;
    return entry;
  }

  async #fetch(entry: DatasetEntry): Promise<void> {
    const { name, columns } = entry;
    const refusals: Refusals = {
      unreachable: (address, cause) => refusal('dataset-unreachable', { name, address }, { cause }),
      status: (address, status) => refusal('dataset-status', { name, address, status }),
    };
    const { files, fetchBytes } = this.#source;
    const address = addressOf(() => files[name]!(), `data/${name}.csv`, refusals);
    const answer = await answerOf(address, fetchBytes, refusals);
    const text = await textOf(answer).catch((cause: unknown) => {
      throw refusals.unreachable(address, cause);
    });
    const rows = parse(text, entry);
    if (!rows) throw refusal('dataset-damaged', { name, address });
    const points = { shape: [rows.labels.length, columns.length], data: rows.points };
    this.#runtime.call('keepDataset', name, points, rows.labels);
  }
}

/**
 * Programs, files and pictures of a trainer's net or of a graph, for other frameworks. Separate from the main entries of
 * the package, so that a page loads it when it is asked for. It needs neither a file system nor a DOM.
 */
import type { Graph, Trainer } from '../types.js';
import { exportError } from './errors.js';
import { graphFormats, netFormats } from './formats.js';
import { readGraph } from './graph/model.js';
import { readNet } from './net/read.js';
import { Notes } from './notes.js';
import type { Exported, ExportKind, ExportOptions, FormatEntry } from './types.js';

export { ExportError, exportErrors } from './errors.js';
export type { ExportCode, ExportReason } from './errors.js';
export { exportNotes } from './notes.js';
export type * from './types.js';
export { readModel } from '../import/index.js';
export type { ReadLayer, ReadModel, ReadParameter } from '../import/index.js';

const described = ({ id, title, kind, extension }: FormatEntry): FormatEntry => ({ id, title, kind, extension });

/** Every format: id, title, what it is made for, and the ending of its main file. */
export const formats: readonly FormatEntry[] = [...netFormats, ...graphFormats].map(described);

function find<Row extends FormatEntry>(rows: readonly Row[], format: unknown, kind: ExportKind): Row {
  const row = rows.find(({ id }) => id === format);
  if (row) return row;
  const known = rows.map(({ id }) => id).join(', ');
  throw exportError('unknown-format', { format: String(format), kind: kind === 'net' ? 'a net' : 'a graph', known });
}

function nameOf(name: string | undefined, fallback: string): string {
  if (name === undefined) return fallback;
  if (typeof name === 'string' && /^[\w-]{1,64}$/.test(name)) return name;
  throw exportError('name-taken', { name: String(name) });
}

/**
 * Writes a trainer's net, as it stands, in a format. The trainer stays as it was. Throws an ExportError for what can't
 * be translated, and a BackflowError for a trainer that was disposed of.
 */
export function exportTrainer(trainer: Trainer, options: ExportOptions): Exported {
  const { format, name } = options ?? {};
  const row = find(netFormats, format, 'net');
  const notes = new Notes();
  const net = readNet(trainer, nameOf(name, 'net'), row.title);
  if (trainer.mistake) notes.say('mistake');
  const files = row.make(net, notes);
  return { files, notes: notes.list() };
}

/**
 * Writes a graph with its values in a format. Runs it forward, and backward from its output. Throws an ExportError for
 * what can't be translated, and a BackflowError for a graph that was disposed of.
 */
export function exportGraph(graph: Graph, options: ExportOptions): Exported {
  const { format, name } = options ?? {};
  const row = find(graphFormats, format, 'graph');
  const notes = new Notes();
  const files = row.make(readGraph(graph, nameOf(name, 'graph')), notes);
  return { files, notes: notes.list() };
}

import { BackflowError } from './error.js';
import type { ErrorCode, ErrorEntry } from '../types.js';

/**
 * The errors that the package itself detects: code and sentence. Errors that the engine detects are in the engine's
 * table; `catalog.errors` lists both. `{type}` is a JavaScript name such as `undefined` or `Float64Array`.
 */
const rows = {
  'needs-text': ['bad-value', "'{name}' must be a string, not {type}"],
  'needs-number': ['bad-value', "'{name}' must be a number, not {type}"],
  'needs-whole-number': ['bad-value', "'{name}' must be a whole number from {low} to {high}, not {type}"],
  'whole-number-range': ['out-of-range', "'{name}' must be a whole number from {low} to {high}, not {value}"],
  'needs-boolean': ['bad-value', "'{name}' must be true or false, not {type}"],
  'needs-object': ['bad-value', "'{name}' must be an object, not {type}"],
  'needs-node': ['bad-value', 'a node is given by its name or id, not by {type}'],
  'unknown-id': ['unknown-node', 'no node has the id {id}'],
  'empty-name': ['unknown-node', 'no node has an empty name'],
  'needs-precision': ['bad-value', "'precision' must be 'float32' or 'float64'"],
  'needs-mistake': ['bad-value', "'mistake' must be of the kind 'overwrite' or 'wrong-local'"],
  'needs-question': ['bad-value', "'question' must be 'gradient', 'downstream', 'local' or 'value'"],
  'answers-too-large': [
    'too-large',
    'there are {entries} entries, more than the {most} that are answered: ask for one',
  ],
  'needs-axis': ['bad-value', "'{name}' must be a list of two numbers: the ends of the axis"],
  'needs-set': ['bad-value', "'on' must be 'train' or 'test'"],
  'needs-one-of': ['bad-value', "give one of 'output', 'labels' and 'targets'"],
  'no-hidden-layer': ['out-of-range', "this network has no hidden layers: leave out 'layer'"],

  unreadable: ['bad-value', "'{name}' can't be read: its own code threw an error"],
  'long-text': ['too-large', "'{name}' has {length} characters; the limit is {limit}"],
  'lone-surrogate': ['syntax', 'there is half of a surrogate pair at line {line}, column {column}'],
  'lone-surrogate-in-name': ['bad-value', "'{name}' has half of a surrogate pair at position {position}"],

  'needs-list': ['bad-value', "'{name}' must be a list, not {type}"],
  'needs-tensor': ['bad-value', "'{name}' must be a number, a vector or a matrix, not {type}"],
  'needs-matrix': ['bad-value', "'{name}' must be a matrix: one row for each example"],
  'needs-numbers': ['bad-value', "'{name}' must hold numbers; entry {index} is of type {type}"],
  'needs-numbers-in-rows': ['bad-value', "'{name}' must hold numbers; row {row}, entry {index} is of type {type}"],
  'needs-names': ['bad-value', "'{name}' must hold strings; entry {index} is of type {type}"],
  'feature-name': ['bad-value', "'{name}': the typed feature {index} needs a name on one line"],
  'no-typed-feature': ['out-of-range', 'the configuration has no typed feature at index {index}'],
  'no-length': ['bad-value', "the length of '{name}' is not a whole number"],
  'empty-list': ['bad-value', "'{name}' is empty"],
  'long-list': ['too-large', "'{name}' has {length} entries; the limit is {limit}"],
  'no-room': ['out-of-memory', "there is not enough memory to copy '{name}'"],
  'ragged-rows': ['bad-value', "'{name}' is ragged: row 0 has {columns} entries, row {row} has {length}"],
  'ragged-row-type': ['bad-value', "'{name}' is ragged: row 0 is a list, row {row} is of type {type}"],
  'needs-shape': ['bad-value', "'{name}' needs a shape of at most two whole numbers from 1, and data"],
  'shape-unfilled': ['bad-value', "'{name}' has {length} numbers, but its shape needs {size}"],

  'needs-units': ['bad-value', "'layers.units' must be a number in every layer; layer {layer} has {type}"],
  'needs-activation': ['bad-value', "'layers.activation' must be a name in every layer; layer {layer} has {type}"],
  'unknown-layer-option': ['unknown-option', "a layer has no option '{option}'"],

  'no-state': ['state-mismatch', "'restore' must be what save() returned"],
  'state-version': ['state-mismatch', "'restore' has version {version}; this engine reads versions up to {known}"],

  'graph-disposed': ['disposed', 'this graph was disposed of: make a new one'],
  'trainer-disposed': ['disposed', 'this trainer was disposed of: make a new one'],

  'needs-module': ['bad-value', "'wasm' must be the module's bytes, a URL or a string, not {type}"],
  'module-unreachable': ['load-failed', "the engine's WebAssembly module could not be read from {address}"],
  'module-status': ['load-failed', "the engine's WebAssembly module could not be read: {address} answered {status}"],
  'module-damaged': ['load-failed', "the file loaded as the engine's WebAssembly module can't be compiled"],
  'module-foreign': [
    'load-failed',
    'the WebAssembly module that was loaded does not belong to this version of Backflow',
  ],
  'module-unstarted': ['load-failed', "the engine's WebAssembly module could not be started"],

  'dataset-unreachable': ['load-failed', "the data set '{name}' could not be read from {address}"],
  'dataset-status': ['load-failed', "the data set '{name}' could not be read: {address} answered {status}"],
  'dataset-damaged': ['load-failed', "the file at {address} does not hold the data set '{name}'"],

  'engine-failed': ['internal', 'the engine failed in {function} and can no longer be used: load it again with load()'],
  'engine-lost': ['internal', 'the engine failed earlier and can no longer be used: load it again with load()'],
} as const satisfies Record<string, readonly [ErrorCode, string]>;

export type Reason = keyof typeof rows;

/** The names in braces in a sentence. */
type Placeholders<Sentence extends string> = Sentence extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never;

export type Details<R extends Reason> = Record<Placeholders<(typeof rows)[R][1]>, string | number>;

/** What an error has besides its row's details. */
interface More {
  /** Default: the detail called `name`. */
  subject?: string;
  line?: number;
  column?: number;
  cause?: unknown;
}

/** Returns a name as errors hold it: shortened, and valid Unicode for any given string. */
export const brief = (text: string): string =>
  (text.length > 80 ? `${text.slice(0, 80)}…` : text).replace(/\p{Surrogate}/gu, '\ufffd');

/** Makes the error of a row, to be thrown. */
export function refusal<R extends Reason>(reason: R, details: Details<R>, more: More = {}): BackflowError {
  const [code, sentence] = rows[reason];
  const said: Record<string, string | number> = {};
  for (const [key, value] of Object.entries<string | number>(details)) {
    said[key] = typeof value === 'string' ? brief(value) : value;
  }
  const message = sentence.replace(/\{(\w+)\}/g, (_, key: string) => String(said[key]));
  const { subject = said['name'], line, column } = more;
  return new BackflowError(
    { code, message, reason, details: said, line, column, subject: subject === undefined ? subject : String(subject) },
    'cause' in more ? { cause: more.cause } : undefined,
  );
}

/** Returns the table as the catalog lists it. */
export const packageErrors = (): ErrorEntry[] =>
  Object.entries(rows).map(([reason, [code, message]]) => ({ reason, code, message }));

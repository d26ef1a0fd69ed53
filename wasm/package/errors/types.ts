/**
 * The kinds of errors, a closed set. The message is a sentence; `subject`, `line` and `column` say where the error is.
 */
export type ErrorCode =
  /** The text cannot be parsed at this position. */
  | 'syntax'
  /** A gate's name is assigned or read as a variable. */
  | 'reserved-name'
  /** A name is assigned twice, or after it is used. */
  | 'redefined-name'
  /** A name is read but neither assigned nor given a value. */
  | 'unbound-name'
  /** A value is given for a name that is not an input. */
  | 'unknown-input'
  /** There is no gate with this name. */
  | 'unknown-gate'
  /** No node has this name or id. */
  | 'unknown-node'
  /** No data set, activation, loss, parameter … has this name. */
  | 'unknown-name'
  /** There is no such option in a configuration. */
  | 'unknown-option'
  /** A gate has too few or too many inputs. */
  | 'arity'
  /** Shapes do not fit. */
  | 'shape'
  /** More than 200 brackets, signs or exponents are nested. */
  | 'nesting'
  /** A value of the wrong kind: ragged, empty, not finite, not a number, not a class index. */
  | 'bad-value'
  /** A number outside its range, or an index outside its tensor. */
  | 'out-of-range'
  /** More than 250,000 gates, a tensor of more than 10^8 numbers, or a Jacobian or check that is too large. */
  | 'too-large'
  /** The gate has no parts to show. */
  | 'not-composite'
  /** Values or gradients are read before forward() or backward() has recomputed them. */
  | 'stale'
  /** The option cannot change after the trainer is created. */
  | 'fixed-option'
  /** The saved state does not belong to this configuration, or is not a saved state. */
  | 'state-mismatch'
  /** The data set is not built in and has not been fetched yet. */
  | 'not-loaded'
  /** The object was disposed of. */
  | 'disposed'
  | 'out-of-memory'
  /** The module's bytes cannot be fetched, read or compiled, or belong to another version. */
  | 'load-failed'
  /** A bug in Backflow. Every later call to this engine is rejected, and `load` makes a new one. */
  | 'internal';

/** Replaces `length` UTF-16 units of the text at this position, all on one line; 0 inserts. */
export interface Fix {
  line: number;
  column: number;
  length: number;
  text: string;
}

/**
 * An error as plain data, as the engine returns it and as it is sent to another thread. A program with additional
 * errors adds their codes.
 */
export interface ErrorFields<Code extends string = ErrorCode> {
  code: Code;
  message: string;
  /** A stable id, one for each sentence (`catalog.errors`). */
  reason: string;
  /** The numbers and names in the sentence. */
  details: Readonly<Record<string, string | number>>;
  /** Position in the user's text: both from 1, columns in UTF-16 units. */
  line?: number | undefined;
  column?: number | undefined;
  /** The input, option path or gate that the error is about. */
  subject?: string | undefined;
  fix?: Fix | undefined;
}

/** A row of the error table. */
export interface ErrorEntry {
  /** A stable id, one for each sentence. */
  reason: string;
  code: ErrorCode;
  /** The sentence. The error's `details` hold the values of the names in {braces}. */
  message: string;
}

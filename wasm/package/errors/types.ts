/** What can be wrong: a closed set. The message says it in a sentence, `subject`, `line` and `column` say where. */
export type ErrorCode =
  /** The text can't be read at the place given. */
  | 'syntax'
  /** A gate's name is assigned or read as a variable. */
  | 'reserved-name'
  /** A name is assigned twice, or after it was used. */
  | 'redefined-name'
  /** A name is read, never assigned, and was given no value. */
  | 'unbound-name'
  /** A value was given for a name that is no input. */
  | 'unknown-input'
  /** A function that there is no gate for. */
  | 'unknown-gate'
  /** No node has this name or id. */
  | 'unknown-node'
  /** No data set, activation, loss, parameter … has this name. */
  | 'unknown-name'
  /** A configuration has no such option. */
  | 'unknown-option'
  /** A gate with too few or too many inputs. */
  | 'arity'
  /** Shapes that do not fit. */
  | 'shape'
  /** More than 200 brackets, signs or exponents inside each other. */
  | 'nesting'
  /** A value of the wrong kind: ragged, empty, not finite, not a number, no class index. */
  | 'bad-value'
  /** A number outside its range, or an index outside its tensor. */
  | 'out-of-range'
  /** More than 250,000 gates, a tensor of more than 10^8 numbers, a Jacobian or check that is too large to make. */
  | 'too-large'
  /** The gate has no parts to show. */
  | 'not-composite'
  /** Values or gradients were asked for before forward() or backward() made them anew. */
  | 'stale'
  /** An option that can't change while a trainer lives. */
  | 'fixed-option'
  /** A saved state that does not belong to this configuration, or no saved state. */
  | 'state-mismatch'
  /** The object was disposed of. */
  | 'disposed'
  | 'out-of-memory'
  /** The module's bytes could not be fetched, read or compiled, or are not this version's. */
  | 'load-failed'
  /** A fault of Backflow's own. Every later call to this engine is refused, and `load` gives a new one. */
  | 'internal';

/** Replaces `length` UTF-16 units of the text from this place on, all on one line; 0 inserts. */
export interface Fix {
  line: number;
  column: number;
  length: number;
  text: string;
}

/**
 * What an error says, as plain data: so it comes out of the engine, and so it crosses to another thread. A program that has
 * errors of its own beside the package's adds their codes.
 */
export interface ErrorFields<Code extends string = ErrorCode> {
  code: Code;
  message: string;
  /** A stable id, one for each sentence (`catalog.errors`). */
  reason: string;
  /** The numbers and names in the sentence. */
  details: Readonly<Record<string, string | number>>;
  /** Place in the person's text: both from 1, columns in UTF-16 units. */
  line?: number | undefined;
  column?: number | undefined;
  /** What it is about: an input, an option's path, a gate. */
  subject?: string | undefined;
  fix?: Fix | undefined;
}

/** A row of the table of errors. */
export interface ErrorEntry {
  /** A stable id, one for each sentence. */
  reason: string;
  code: ErrorCode;
  /** The sentence; what stands in {braces} is in the error's `details`. */
  message: string;
}

import type { ErrorCode, Fix } from '../types.js';

/** What an error says beside its name. */
export interface ErrorFields {
  code: ErrorCode;
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

/** The only error that the package throws. */
export class BackflowError extends Error {
  // Declared only: a field that does not apply must not be there.
  declare readonly name: 'BackflowError';
  declare readonly line?: number;
  declare readonly column?: number;
  declare readonly subject?: string;
  declare readonly fix?: Fix;
  readonly code: ErrorCode;
  readonly reason: string;
  readonly details: Readonly<Record<string, string | number>>;

  constructor(fields: ErrorFields, options?: ErrorOptions) {
    super(fields.message, options);
    this.code = fields.code;
    this.reason = fields.reason;
    this.details = fields.details;
    if (fields.subject !== undefined) this.subject = fields.subject;
    if (fields.line !== undefined) this.line = fields.line;
    if (fields.column !== undefined) this.column = fields.column;
    if (fields.fix !== undefined) this.fix = fields.fix;
  }
}

Object.defineProperty(BackflowError.prototype, 'name', { value: 'BackflowError' });

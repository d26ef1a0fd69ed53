import type { ErrorCode } from './types.js';

/** What an error says beside its message. */
export interface ErrorFields {
  code: ErrorCode;
  message: string;
  /** Place in the person's text: both from 1, columns in UTF-16 units. */
  line?: number;
  column?: number;
  /** The input, option or field that it is about. */
  name?: string;
}

/** The only error that the package throws. */
export class BackflowError extends Error {
  readonly code: ErrorCode;
  readonly line?: number;
  readonly column?: number;

  constructor(fields: ErrorFields, options?: ErrorOptions) {
    super(fields.message, options);
    this.code = fields.code;
    if (fields.line !== undefined) this.line = fields.line;
    if (fields.column !== undefined) this.column = fields.column;
    // CONTRACT.md: `name` is what the error is about; without one it stays the class's name, as for any Error.
    if (fields.name !== undefined) this.name = fields.name;
  }
}

BackflowError.prototype.name = 'BackflowError';

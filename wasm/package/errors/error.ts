import type { ErrorCode, ErrorFields, Fix } from './types.js';

/** The only error that the package throws. */
export class BackflowError extends Error {
  // Only declared, because a field that does not apply must not exist.
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

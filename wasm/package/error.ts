import type { ErrorCode, ErrorDetails, ErrorFix } from './types.js';

/** What an error says beside its message. */
export interface ErrorFields {
  code: ErrorCode;
  message: string;
  /** Which sentence the message is: a row of `catalog.errors`, whose places `details` fill. */
  reason?: string;
  details?: ErrorDetails;
  /** Place in the person's text: both from 1, columns in UTF-16 units. */
  line?: number;
  column?: number;
  /** The input, option, gate or field that it is about. */
  subject?: string;
  /** The subject, as errors of the package itself call it. */
  name?: string;
  fix?: ErrorFix;
}

/** The only error that the package throws. */
export class BackflowError extends Error {
  readonly code: ErrorCode;
  readonly reason: string;
  readonly details: ErrorDetails;
  readonly subject?: string;
  readonly line?: number;
  readonly column?: number;
  readonly fix?: ErrorFix;

  constructor(fields: ErrorFields, options?: ErrorOptions) {
    super(fields.message, options);
    this.code = fields.code;
    this.reason = fields.reason ?? '';
    this.details = fields.details ?? {};
    const subject = fields.subject ?? fields.name;
    if (subject !== undefined) this.subject = subject;
    if (fields.line !== undefined) this.line = fields.line;
    if (fields.column !== undefined) this.column = fields.column;
    if (fields.fix !== undefined) this.fix = fields.fix;
  }
}

BackflowError.prototype.name = 'BackflowError';

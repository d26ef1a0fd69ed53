/** Errors that cross between worker and page as plain data and are typed again on the other side. */
import { SENTENCES, type Details, type PageReason } from './reasons';

/**
 * A BackflowError or anything else that went wrong, as plain data. `code` is one of the package's, or of the worker's own:
 * `wasm-missing`, `wasm-broken`, `wasm-refused`, `not-loaded`, `no-trainer`, `too-long`, `too-many-gates`.
 */
export interface WireError {
  code: string;
  message: string;
  line?: number;
  column?: number;
  /** What it is about: an input, an option, a gate. */
  subject?: string;
  /** Which sentence the message is, and what goes into its places: so the page can say it in another language. */
  reason?: string;
  details?: Readonly<Record<string, string | number>>;
}

/** What a request rejects with: the package's codes, the worker's, and the client's own. */
export class EngineError extends Error {
  readonly code: string;
  readonly wire: WireError;

  constructor(wire: WireError) {
    super(wire.message);
    this.name = 'EngineError';
    this.code = wire.code;
    this.wire = wire;
  }
}

/** An error of the page's own: a row of its table, with details in its places. */
export function failure(code: string, reason: PageReason, details: Details = {}): EngineError {
  const message = SENTENCES[reason].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name]));
  return new EngineError({ code, message, reason, details });
}

/** Anything thrown, as plain data; what has no code is `internal`. */
export function toWire(thrown: unknown): WireError {
  if (thrown instanceof EngineError) return thrown.wire;
  if (!(thrown instanceof Error)) return { code: 'internal', message: String(thrown) };
  const { code, line, column, subject, reason, details } = thrown as Error & Partial<WireError>;
  if (typeof code !== 'string') return { code: 'internal', message: thrown.message };
  const wire: WireError = { code, message: thrown.message };
  if (typeof line === 'number') wire.line = line;
  if (typeof column === 'number') wire.column = column;
  if (typeof subject === 'string') wire.subject = subject;
  if (typeof reason === 'string') wire.reason = reason;
  if (details) wire.details = details;
  return wire;
}

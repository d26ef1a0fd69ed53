/** Errors cross between worker and page as plain data and become typed errors on the other side. */
import type { ErrorFields } from 'backflow';
import { SENTENCES, type Details, type PageReason } from './reasons';

/**
 * A BackflowError or any other error, as plain data. `code` is one of the package's codes or of the worker's:
 * `wasm-missing`, `wasm-broken`, `wasm-refused`, `not-loaded`, `no-trainer`, `no-graph`, `too-long`, `too-many-gates`.
 */
export type WireError = ErrorFields<string>;

/** The error that a request rejects with. Its code is the package's, the worker's or the client's. */
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

/** An error of the page: a row of its table, with details for its placeholders. */
export function failure(code: string, reason: PageReason, details: Details = {}): EngineError {
  const message = SENTENCES[reason].replace(/\{(\w+)\}/g, (_, name: string) => String(details[name]));
  return new EngineError({ code, message, reason, details });
}

/** An error without a row in a table, and so without a reason: its message is the browser's. */
export const unforeseen = (message: string): WireError => ({ code: 'internal', reason: '', message, details: {} });

/** Anything thrown, as plain data. Errors without a code are `internal`. */
export function toWire(thrown: unknown): WireError {
  if (thrown instanceof EngineError) return thrown.wire;
  if (!(thrown instanceof Error)) return unforeseen(String(thrown));
  const { code, reason, details = {}, line, column, subject, fix } = thrown as Error & Partial<WireError>;
  if (code === undefined || reason === undefined) return unforeseen(thrown.message);
  return { code, message: thrown.message, reason, details, line, column, subject, fix };
}

/** True if a request failed because its worker is gone: the next one is asked again. */
export const isAway = (error: unknown): boolean => error instanceof EngineError && error.code.startsWith('engine-');

/** Returns null if the engine refused the request; throws if the engine is lost. */
export function unlessLost(error: unknown): null {
  if (isAway(error)) throw error;
  return null;
}

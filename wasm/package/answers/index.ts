/**
 * Judges answers to questions about a graph: reads what a person typed, and says whether it is right, close, right by
 * another convention, or a mistake that is known (`Graph.wrongAnswers` computes these). Separate from the main entries of
 * the package, so that a page loads it when it is asked for. It needs neither the engine nor a DOM.
 */
export { judge } from './judge.js';
export { parseEntry, parseNumber, readNumber } from './number.js';
export type { ReadNumber, Unreadable, UnreadNumber } from './number.js';
export { shown } from './rounding.js';
export type * from './types.js';

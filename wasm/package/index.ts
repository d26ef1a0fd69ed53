export { load, BackflowError } from './browser.js';
export type * from './types.js';

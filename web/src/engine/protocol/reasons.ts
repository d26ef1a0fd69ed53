/**
 * Errors of the page's side of the engine: a reason and its English sentence, with placeholders for details. The engine's
 * sentences are in its own table (`catalog.errors`); i18n/ko/errors has both in Korean.
 */
export const SENTENCES = {
  'no-webassembly':
    'this browser has no WebAssembly, or it is switched off. Backflow’s engine needs WebAssembly; use a current Chrome, Edge, Firefox or Safari',
  'no-simd':
    'this browser’s WebAssembly lacks SIMD instructions, which the engine needs. Chrome and Edge have them from 91, Firefox from 89 and Safari from 16.4',
  'no-worker':
    'this browser starts no workers, and the engine runs in one so that the page stays responsive. Use a current browser',
  'wasm-missing':
    'the engine’s file could not be fetched: {url} ({cause}). The file may be missing on the server, or the connection broke',
  'wasm-broken': 'the engine’s file arrived damaged or is not WebAssembly: {url} ({cause}). Loading it again may help',

  'engine-replaced': 'the engine was started again',
  'engine-reviving': 'the engine is being started again',
  'engine-not-running': 'the engine is not running',
  'engine-silent': 'the engine stopped answering',
  'engine-crashed': 'the engine’s worker reported “{what}”',
  'script-unloaded': 'the worker’s script could not be fetched or read',
  'message-unreadable': 'a message from the engine could not be read',
  'page-closing': 'the page is closing',
  deadline: 'the engine did not answer in time ({request}); the page shows older results',

  'not-loaded': 'the engine is not loaded yet',
  'no-trainer': 'there is no trainer yet',
  'no-graph': 'there is no graph yet',
  'no-entry': 'the net has no entry {index} of {name}',
  'no-node': 'the graph has no node {name}',
  'no-slot': 'the gate {name} has no slot {slot} with such a number',
  'too-long': 'the text has {length} characters, more than the {most} that can be read',
  'too-many-gates': 'the expression has {count} gates, more than the {most} that can be shown',
} as const;

export type PageReason = keyof typeof SENTENCES;
export type Details = Record<string, string | number>;

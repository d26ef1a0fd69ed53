// The package's main entry for tests that run in halves: an engine whose rest arrives after its first half has worked.
import { readFileSync } from 'node:fs';
import { BackflowError, load as loadFirst } from 'backflow/split';

export { BackflowError };

export const half = (name) => readFileSync(new URL(`../../../../build/package/backflow-${name}.wasm`, import.meta.url));

export async function load(options) {
  const engine = await loadFirst({ wasm: half('first'), ...options });
  // Something of the first half has run, and was compiled, before the rest arrives.
  engine.trainer({ data: { name: 'circle' } }).dispose();
  await engine.loadRest({ wasm: half('rest') });
  return engine;
}

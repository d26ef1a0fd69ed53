// The module without the package, for tests of the interface between them.
import { readFileSync } from 'node:fs';
import createModule from '../../../build/package/backflow.mjs';

export const moduleBytes = readFileSync(new URL('../../../build/package/backflow.wasm', import.meta.url));

export function makeModule() {
  const compiled = new WebAssembly.Module(moduleBytes);
  return createModule({
    instantiateWasm(imports, receive) {
      receive(new WebAssembly.Instance(compiled, imports), compiled);
      return {};
    },
  });
}

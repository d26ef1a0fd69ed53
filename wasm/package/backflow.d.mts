import type { BackflowModule } from './engine/module.js';

/** What Emscripten's glue accepts of us. */
interface ModuleOptions {
  locateFile?(name: string): string;
  instantiateWasm(
    imports: WebAssembly.Imports,
    receive: (instance: WebAssembly.Instance, module: WebAssembly.Module) => void,
  ): Record<string, never>;
  print?(line: string): void;
  printErr?(line: string): void;
}

/** The glue that `em++` writes to build/wasm/backflow.mjs; it is copied beside the compiled package. */
export default function createBackflow(options: ModuleOptions): Promise<BackflowModule>;

// Runs a program that was built to WebAssembly: node tests/core/run.mjs build/wasm/backflow_tests.mjs [arguments]
// Passes the module's bytes, because Emscripten 3.1.6's glue would fetch them from a path that Node rejects.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [program, ...args] = process.argv.slice(2);
if (!program) {
  console.error('usage: node tests/core/run.mjs PROGRAM.mjs [arguments]');
  process.exit(2);
}

const glue = resolve(program);
const { default: create } = await import(pathToFileURL(glue).href);
// A program that traps never reports an exit code. That must not count as success.
process.exitCode = 70;
try {
  await create({
    // Not `wasmBinary`: the glue of later versions ignores it by default.
    instantiateWasm(imports, receive) {
      const module = new WebAssembly.Module(readFileSync(glue.replace(/\.mjs$/, '.wasm')));
      receive(new WebAssembly.Instance(module, imports), module);
      return {};
    },
    arguments: args,
    print: (line) => console.log(line),
    printErr: (line) => console.error(line),
    onExit: (code) => {
      process.exitCode = code;
    },
  });
} catch (error) {
  // Prints only the message, because stacks of minified glue are useless.
  console.error(`${program} stopped: ${String(error?.message ?? error).slice(0, 300)}`);
  process.exitCode = 70;
}

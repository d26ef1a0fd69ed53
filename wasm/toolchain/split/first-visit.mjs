// What a first visit of the page asks of the engine, until the rest of the module has arrived:
//   node wasm/toolchain/split/first-visit.mjs INSTRUMENTED.wasm PROFILE
// Everything else waits for the rest. Runs it on a module that `wasm-split --instrument` made, and writes which functions were called. The page must not ask
// for more before: tests/web/engine/worker/first-visit.test.ts runs its worker on the first module alone.
import { readFileSync, writeFileSync } from 'node:fs';
import createBackflow from '../../../build/wasm/backflow.mjs';
import { Engine } from '../../../build/modules/engine/engine.js';
import { Runtime } from '../../../build/modules/engine/runtime.js';

const [moduleFile, profileFile] = process.argv.slice(2);

/** The page's net before anything is changed. */
const config = {
  data: { name: 'circle', classes: 2, samples: 300, noise: 0.1, trainFraction: 0.5, seed: 1 },
  features: ['x', 'y'],
  layers: [6, 4].map((units) => ({ units, activation: 'tanh' })),
  loss: 'cross-entropy',
  optimizer: { name: 'sgd', learningRate: 0.03, momentum: 0 },
  batchSize: 10,
  regularizer: { name: 'none', rate: 0.001 },
  initializer: 'xavier',
  seed: 1,
};

/** What a frame shows, until its statistics and the diagnosis come too. */
function look(trainer) {
  const area = { x: [-1.2, 1.2], y: [-1.2, 1.2], columns: [0, 1], at: [0, 0] };
  // The second one uses what the first has kept.
  for (let time = 0; time < 2; time++) trainer.maps({ ...area, width: 100, height: 100, units: false });
  trainer.maps({ ...area, width: 28, height: 28 });
  trainer.boundary({ ...area, width: 20, height: 20, layer: 1, unit: 0 });
  return [trainer.parameters, trainer.data, trainer.config, trainer.mistake];
}

/** Starts the module; returns the package's engine on it, and what the module exports. */
async function start() {
  const compiled = new WebAssembly.Module(readFileSync(moduleFile));
  let exports;
  const module = await createBackflow({
    locateFile: (name) => name,
    instantiateWasm(imports, receive) {
      const instance = new WebAssembly.Instance(compiled, imports);
      exports = instance.exports;
      receive(instance, compiled);
      return {};
    },
  });
  const lost = () => {
    throw new Error('the engine failed');
  };
  return { engine: new Engine(new Runtime(module, lost), { files: {} }), exports };
}

const { engine, exports } = await start();
void engine.catalog;
const trainer = engine.trainer(config);
trainer.makeMistake(null);
trainer.step(0);
look(trainer);
for (let slice = 0; slice < 30; slice++) {
  trainer.step(slice, { evaluate: false });
  trainer.step(1);
}
look(trainer);
trainer.save();
trainer.dispose();
void engine.diagnostics;

const memory = Object.values(exports).find((one) => one instanceof WebAssembly.Memory);
// With no room it writes nothing and says how much it needs. What lies there is needed no more.
const size = exports.__write_profile(0, 0);
exports.__write_profile(0, size);
writeFileSync(profileFile, new Uint8Array(memory.buffer, 0, size));

// TensorFlow.js as its users train with it, by its own gradients and optimizer, on whichever of its backends for a
// processor is faster on the workload.
import { common, fileOf } from './peer.mjs';
import { byHand } from './tfjs-gradients.mjs';
import { byTape } from './tfjs-by-tape.mjs';
import { drawing } from './tfjs-net.mjs';

const packages = ['@tensorflow/tfjs', '@tensorflow/tfjs-backend-wasm'];
const scripts = [`${packages[0]}/dist/tf.min.js`, `${packages[1]}/dist/tf-backend-wasm.min.js`];

async function load() {
  const tf = await common(packages, scripts, 'tf');
  // Every platform uses one thread.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const folder = new URL(fileOf(`${packages[1]}/dist/`));
  // In a page the backend's functions are a separate global; in Node it reads a file by its path.
  (tf.wasm ?? tf).setWasmPaths(folder.protocol === 'file:' ? decodeURIComponent(folder.pathname) : folder.href);
  return tf;
}

const seconds = 0.12;

/** Steps a second in a trial, long enough for V8 to have compiled what runs; 0 if it can't come near `best`. */
async function trial(model, best) {
  await model.reset?.();
  const start = performance.now();
  await model.run(1);
  const first = (performance.now() - start) / 1000;
  if (first > seconds && 10 / first < best) return 0;
  let count = 0;
  let passed;
  do {
    await model.run(1);
    count += 1;
    passed = (performance.now() - start) / 1000 - first;
  } while (passed < seconds);
  return count / passed;
}

const trainings = { 'by hand': byHand, 'by tape': byTape };

/** The faster of two backends and of these ways to train. */
export async function openFastest(problem, ways) {
  const tf = await load();
  const makers =
    problem.kind === 'drawing' ? { drawing } : Object.fromEntries(ways.map((way) => [way, trainings[way]]));
  let best = { rate: 0 };
  for (const backend of ['wasm', 'cpu']) {
    if (!(await tf.setBackend(backend))) throw new Error(`no backend ${backend}`);
    for (const [way, make] of Object.entries(makers)) {
      const rate = await trial(make(tf, problem), best.rate);
      if (rate > best.rate) best = { rate, backend, way, make };
    }
  }
  await tf.setBackend(best.backend);
  return { detail: `${best.backend}, ${best.way}`, ...best.make(tf, problem) };
}

export const open = (problem) => openFastest(problem, ['by tape']);

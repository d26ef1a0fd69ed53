// TensorFlow.js on whichever of its backends for a processor, and by whichever product, is fastest on the workload.
import { common, fileOf } from './peer.mjs';
import { drawing, training, ways } from './tfjs-net.mjs';

const packages = ['core', 'backend-cpu', 'backend-wasm'].map((name) => `@tensorflow/tfjs-${name}`);
const scripts = ['tf-core', 'tf-backend-cpu', 'tf-backend-wasm'].map((name, i) => `${packages[i]}/dist/${name}.min.js`);

async function load() {
  const tf = await common(packages, scripts, 'tf');
  // One thread for everybody.
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const folder = fileOf(`${packages[2]}/dist/`);
  const node = folder.startsWith('file:');
  // Its Node half reads the file by its path.
  (tf.wasm ?? tf).setWasmPaths(node ? decodeURIComponent(new URL(folder).pathname) : folder);
  return tf;
}

/** Steps a second in a trial, long enough for V8 to have compiled what runs. */
async function trial(model, seconds) {
  await model.reset?.();
  await model.run(1);
  let count = 0;
  const start = performance.now();
  let passed;
  do {
    await model.run(1);
    count += 1;
    passed = (performance.now() - start) / 1000;
  } while (passed < seconds);
  return count / passed;
}

function plans(problem) {
  return ['wasm', 'cpu'].flatMap((backend) =>
    problem.kind === 'drawing'
      ? [{ backend, detail: backend, make: (tf) => drawing(tf, problem) }]
      : ways.map((way) => ({
          backend,
          detail: `${backend}, transposed by ${way}`,
          make: (tf) => training(tf, problem, way),
        })),
  );
}

export async function open(problem) {
  const tf = await load();
  let best = { rate: 0 };
  for (const plan of plans(problem)) {
    if (!(await tf.setBackend(plan.backend))) throw new Error(`no backend ${plan.backend}`);
    const rate = await trial(plan.make(tf), 0.2);
    if (rate > best.rate) best = { ...plan, rate };
  }
  await tf.setBackend(best.backend);
  return { detail: best.detail, ...best.make(tf) };
}

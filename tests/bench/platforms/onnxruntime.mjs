// ONNX Runtime Web, one thread: training is a graph of its operators, which it optimizes as it does every other.
import { drawingModel, taken, trainingModel } from './onnx-net.mjs';
import { module } from './peer.mjs';

// It warns about constants that a net without tanh does not use.
const options = { executionProviders: ['wasm'], graphOptimizationLevel: 'all', logSeverityLevel: 3 };

async function training(ort, problem) {
  const session = await ort.InferenceSession.create(trainingModel(problem), options);
  const whole = (number) => new ort.Tensor('int64', BigInt64Array.of(BigInt(number)), []);
  const batches = problem.count / problem.batch;
  let parameters;
  let done;
  return {
    reset() {
      parameters = problem.initial;
      done = 0;
    },
    async run(count) {
      const feeds = { steps: whole(count), first: whole(done % batches) };
      const list = taken(problem);
      list.forEach(({ name, shape }, k) => (feeds[name] = new ort.Tensor('float32', parameters[k], shape)));
      const results = await session.run(feeds);
      parameters = list.map(({ result }) => results[result].data);
      done += count;
    },
    results: () => parameters,
  };
}

async function drawing(ort, problem) {
  const session = await ort.InferenceSession.create(drawingModel(problem), options);
  const x = new ort.Tensor('float32', problem.grid, [problem.grid.length / 2, 2]);
  let last;
  return {
    async run(count) {
      for (let i = 0; i < count; i++) last = await session.run({ x });
    },
    results: () => [last.map.data],
  };
}

const kinds = { training, drawing };

export async function open(problem) {
  const ort = await module('onnxruntime-web/dist/ort.node.min.mjs', 'onnxruntime-web/dist/ort.wasm.bundle.min.mjs');
  ort.env.wasm.numThreads = 1;
  return kinds[problem.kind](ort, problem);
}

// The project's goals: each row names a workload, a peer, and the multiple of the peer's rate to reach.

/** [workload, peer, at least, stretch] */
const ratios = [
  ['W1', 'plain', 7],
  ['W2', 'plain', 10],
  ['W2', 'tfjs', 80],
  ['W2', 'onnxruntime', 12],
  ['W3', 'plain', 15],
  ['W3', 'tfjs', 12],
  ['W3', 'onnxruntime', 2.2],
  ['W3c', 'plain', 7.5, 9],
  ['W3c', 'tfjs', 12],
  ['W4', 'plain', 12],
  ['W4', 'tfjs', 20],
  ['W4', 'onnxruntime', 1.6],
  ['W4', 'roof', 0.75],
  ['W4b', 'plain', 12],
  ['W4b', 'tfjs', 20],
  ['W4b', 'onnxruntime', 1.6],
  ['W4b', 'roof', 0.75],
  ['W5', 'plain', 8, 10],
  ['W5', 'tfjs', 5.5],
  ['W5', 'onnxruntime', 1.3],
  ['W6', 'plain', 1.2, 1.35],
];

/** The least share of the native build's rate, on every workload. */
const ofNative = 0.6;

/** In a browser, this share of the goal in Node is enough. */
const share = (runtime, workload) => (runtime === 'node' ? 1 : ['W1', 'W2', 'W5'].includes(workload) ? 0.7 : 0.8);

/** The goal of a workload against a peer in a runtime: { goal, stretch }, or undefined where there is none. */
export function goalOf(runtime, workload, peer) {
  if (peer === 'native') return runtime === 'node' ? { goal: ofNative } : undefined;
  const row = ratios.find(([name, against]) => name === workload && against === peer);
  if (!row) return undefined;
  const part = share(runtime, workload);
  return { goal: row[2] * part, stretch: row[3] && row[3] * part };
}

/** Single figures that must not be exceeded. */
export const limits = {
  'all unit maps': { most: 16, unit: 'ms' },
  '10,000 steps of W3c': { most: 1000, unit: 'ms' },
  'first half of the engine, brotli': { most: 150, unit: 'KiB' },
  'whole engine, brotli': { most: 150, unit: 'KiB' },
  'first load of the page, brotli': { most: 220, unit: 'KiB' },
  'page usable, cold cache': { most: 1000, unit: 'ms' },
  'first step above bare Node': { most: 25, unit: 'ms' },
};

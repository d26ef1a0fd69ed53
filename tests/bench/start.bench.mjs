// Time from starting Node to the first training step, above Node that does nothing: medians of processes in turns.
import { spawnSync } from 'node:child_process';

const first = `import { load } from 'backflow';
const backflow = await load();
backflow.trainer({}).step(1);`;

function milliseconds(code) {
  const start = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr.slice(0, 500));
  return performance.now() - start;
}

const bare = [];
const steps = [];
for (let round = 0; round < 9; round++) {
  bare.push(milliseconds(''));
  steps.push(milliseconds(first));
}
const median = (times) => times.sort((a, b) => a - b)[times.length >> 1];
const above = median(steps) - median(bare);
console.log(
  JSON.stringify({ workload: 'first-step', platform: 'wasm-node', milliseconds: Math.round(above * 10) / 10 }),
);

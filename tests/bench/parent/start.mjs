// One-time costs in a process: the time to the first step, and a whole training run.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { packageFolder } from './input.mjs';
import { median } from './rounds.mjs';

const entry = pathToFileURL(join(packageFolder, 'node.js')).href;
const program = (name) => [fileURLToPath(new URL(`../once/${name}`, import.meta.url)), entry];

/** Runs Node to its end; returns its duration and output. */
async function runNode(args) {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`node ${args[0]} ended with ${code}`);
  return { ms: performance.now() - started, output };
}

/** Milliseconds to the first step beyond an empty Node process: medians of alternating processes. */
export async function firstStep(count = 7) {
  const [bare, whole] = [[], []];
  // The first run of each reads from the disk and is not counted.
  for (let i = 0; i <= count; i++) {
    bare.push((await runNode(['--eval', '0'])).ms);
    whole.push((await runNode(program('first-step.mjs'))).ms);
  }
  return median(whole.slice(1)) - median(bare.slice(1));
}

/** 10,000 steps of W3c: the median time in milliseconds, and the accuracy, which must be the same in all runs. */
export async function longRun(count = 3) {
  const runs = [];
  for (let i = 0; i < count; i++) runs.push(JSON.parse((await runNode(program('long-run.mjs'))).output));
  return { ms: median(runs.map(({ ms }) => ms)), accuracy: runs[0].accuracy };
}

// How much faster one build of the package is than another: both in a process of their own, a window each in turns, by
// processor time. Prints the median of the rounds' ratios and the ratio of the two best windows; above 1 the second
// build is faster.
// node tests/bench/once/builds.mjs OLD NEW [W1,W2 [rounds [processes]]]   (folders with a built package)
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** Processor milliseconds of a window. */
const window = 60;
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/** In the child: runs as many steps (grids, sweeps) as each line asks for and answers with their processor time. */
async function work(name) {
  const { open } = await import('../platforms/backflow.mjs');
  const { workload } = await import('../workloads.mjs');
  const model = await open(await workload(name));
  for await (const line of createInterface({ input: process.stdin })) {
    const before = process.cpuUsage();
    model.run(Number(line));
    const { user, system } = process.cpuUsage(before);
    process.stdout.write(`${(user + system) / 1000}\n`);
  }
}

/** A build in its own process: `run(count)` is the time of so many steps. */
function start(folder, name) {
  const child = spawn(process.execPath, [fileURLToPath(import.meta.url), '--child', name], {
    env: { ...process.env, BACKFLOW_PACKAGE: resolve(folder) },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  return {
    async run(count) {
      child.stdin.write(`${count}\n`);
      return Number((await once(lines, 'line'))[0]);
    },
    end() {
      child.stdin.end();
      return once(child, 'close');
    },
  };
}

/** The times of both builds in alternating windows of equal work. */
async function measure(folders, name, rounds) {
  const builds = folders.map((folder) => start(folder, name));
  let count = 1;
  for (let time = 0; time < window; count = Math.ceil(count * Math.min(10, (1.2 * window) / Math.max(time, 1)))) {
    time = await builds[0].run(count);
    await builds[1].run(count);
  }
  const times = [[], []];
  for (let round = -3; round < rounds; round++) {
    // Neither build is always the first.
    for (const one of round % 2 ? [0, 1] : [1, 0]) {
      const time = await builds[one].run(count);
      if (round >= 0) times[one].push(time);
    }
  }
  await Promise.all(builds.map((build) => build.end()));
  return times.map((all) => all.map((time) => time / count));
}

async function compare(folders, names, rounds, processes) {
  for (const name of names) {
    const times = [[], []];
    for (let i = 0; i < processes; i++) {
      const [first, second] = await measure(folders, name, rounds);
      times[0].push(...first);
      times[1].push(...second);
    }
    const ratios = times[0].map((time, i) => time / times[1][i]);
    const best = times.map((all) => Math.min(...all));
    const micro = best.map((time) => (time * 1000).toPrecision(4)).join(' → ');
    console.log(`${name}: ${median(ratios).toFixed(3)}, best ${(best[0] / best[1]).toFixed(3)} (${micro} µs)`);
  }
}

const [first, second, names = 'W1', rounds = '30', processes = '3'] = process.argv.slice(2);
if (first === '--child') await work(second);
else await compare([first, second], names.split(','), Number(rounds), Number(processes));

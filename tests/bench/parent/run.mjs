// The rounds of every workload in one runtime: a table for people, and a JSON line each for programs.
import { roofLines } from './roof.mjs';
import { lengths } from './rounds.mjs';
import { table } from './table.mjs';
import { platforms, runWorkload } from './workload.mjs';
import { names, workload } from '../workloads.mjs';

const round = (value) => Number(value?.toPrecision(5));

/** The platforms that run this workload in this runtime. */
const contestants = (wanted, name, runtime) =>
  wanted.filter((one) => platforms[one].includes(name) && (one !== 'native' || runtime === 'node'));

/** A result as a JSON line. */
export function line({ runtime, workload: name, platform, detail, unit, perSecond, rounds, deviation, failed }) {
  const figures = failed ? { failed } : { perSecond: round(perSecond), unit, rounds: rounds.map(round) };
  return JSON.stringify({ case: name, platform, detail, runtime, ...figures, deviation });
}

/** Runs what the options ask for in `runtime`; prints results as they arrive and returns them. */
export async function runAll(options, runtime, start) {
  const length = lengths[options.length];
  const results = [];
  for (const name of names.filter((one) => options.workloads.includes(one))) {
    const { unit } = await workload(name);
    const found = await runWorkload(name, contestants(options.platforms, name, runtime), length, start);
    const labelled = found.map((one) => ({ ...one, runtime, workload: name, unit }));
    labelled.forEach((one) => console.log(line(one)));
    results.push(...labelled);
  }
  console.log(`\n${runtime}\n${[...table(results), ...roofLines(results)].join('\n')}\n`);
  return results;
}

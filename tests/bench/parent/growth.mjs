// How cost grows: per gate with the size of a scalar graph, per example with the size of a batch.
import { line } from './run.mjs';
import { runWorkload } from './workload.mjs';
import { workload } from '../workloads.mjs';

const platforms = ['backflow', 'plain'];

/** Counts the scalar gates for a number of examples: product and sum per input, tanh per unit, then error, square and sum. */
function gatesOf({ sizes, examples }) {
  const units = sizes.slice(1).map((count, layer) => count * (2 * sizes[layer] + 1));
  return examples * (units.reduce((a, b) => a + b) + 3) - 1;
}

/** The measured families: names of workloads, and the number of parts in one run of each. */
export const families = [
  {
    title: 'per gate, forward and backward, float64',
    axis: 'gates in the graph',
    names: [2, 5, 15, 50, 147, 500, 1470].map((examples) => `gates-${examples}`),
    size: gatesOf,
  },
  {
    title: 'per example trained, 2-16-16-1 tanh',
    axis: 'examples in the batch',
    names: [1, 4, 16, 64, 256, 1024, 4096].map((rows) => `batch-${rows}`),
    size: ({ config }) => config.batchSize,
  },
];

/** Measures the families; each comes back with `points`: { size, backflow, plain }, in nanoseconds per part. */
export async function measureGrowth(length, start) {
  const measured = [];
  for (const family of families) {
    const points = [];
    for (const name of family.names) {
      const work = await workload(name);
      const size = family.size(work);
      const results = await runWorkload(name, platforms, length, start);
      results.forEach((one) => console.log(line({ ...one, runtime: 'node', workload: name, unit: work.unit })));
      const wrong = results.find((one) => one.failed || !one.right);
      if (wrong) throw new Error(`${name}: ${wrong.platform} ${wrong.failed ?? 'is wrong'}`);
      const nanoseconds = results.map(({ platform, perSecond }) => [platform, 1e9 / (perSecond * size)]);
      points.push({ size, ...Object.fromEntries(nanoseconds) });
    }
    measured.push({ ...family, points });
  }
  return measured;
}

/** The growth as text. */
export function growthLines(measured) {
  return measured.flatMap(({ title, axis, points }) => [
    `\nnanoseconds ${title}`,
    `${axis.padEnd(22)}${platforms.map((platform) => platform.padStart(10)).join('')}`,
    ...points.map(
      (point) =>
        point.size.toLocaleString('en').padEnd(22) +
        platforms.map((platform) => point[platform].toPrecision(3).padStart(10)).join(''),
    ),
  ]);
}

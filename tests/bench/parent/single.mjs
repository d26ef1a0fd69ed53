// Single figures with a limit: times and sizes that occur once.
import { limits } from './goals.mjs';
import { firstLoad, firstSize, wholeSize } from './sizes.mjs';
import { firstStep, longRun } from './start.mjs';

const learned = 0.98;

/** A figure with its limit; `fit` is a further condition. */
function figure(name, value, fit = true) {
  const { most, unit } = limits[name];
  return { name, value: +value.toPrecision(4), unit, most, pass: fit && value <= most };
}

/** Measures all that can be measured here; `results` are Node's, `chromium` is open or undefined. */
export async function singleFigures(results, chromium) {
  const figures = [figure('first step above bare Node', await firstStep())];
  const { ms, accuracy } = await longRun();
  figures.push({ ...figure('10,000 steps of W3c', ms, accuracy >= learned), accuracy });
  const maps = results.find((one) => one.platform === 'backflow' && one.workload === 'W5u');
  if (maps?.perSecond) figures.push(figure('all unit maps', 1000 / maps.perSecond));
  figures.push(figure('first half of the engine, brotli', firstSize()));
  figures.push(figure('whole engine, brotli', wholeSize()));
  const page = chromium && (await firstLoad(chromium));
  if (page) {
    figures.push(figure('first load of the page, brotli', page.size));
    figures.push(figure('page usable, cold cache', page.ms));
  }
  return figures;
}

/** The figures as text; a JSON line each stands above them. */
export function singleLines(figures) {
  return [
    ...figures.map((one) => JSON.stringify({ case: one.name, ...one, name: undefined })),
    '',
    ...figures.map(({ name, value, unit, most, pass, accuracy }) => {
      const note = accuracy === undefined ? '' : ` (accuracy ${accuracy.toFixed(3)})`;
      return `${name.padEnd(32)}${String(value).padStart(8)} ${unit.padEnd(4)} ≤ ${most}  ${pass ? 'pass' : 'MISS'}${note}`;
    }),
  ];
}

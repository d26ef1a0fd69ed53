// Everything that one call of the bench measures, one after the other so that measurements don't disturb each other.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../wasm/toolchain/process.mjs';
import { growthLines, measureGrowth } from './growth.mjs';
import { drawGrowth } from './plot.mjs';
import { startProcess } from './process.mjs';
import { lengths } from './rounds.mjs';
import { runAll } from './run.mjs';
import { singleFigures, singleLines } from './single.mjs';

/** The plot that the README and the page's build use. */
const plot = join(root, 'web/public/growth.svg');

async function inChromium(options, work) {
  if (!options.runtimes.includes('chromium')) return work(undefined);
  const { openChromium } = await import('./browser.mjs');
  const chromium = await openChromium();
  try {
    return await work(chromium);
  } finally {
    await chromium.end();
  }
}

/** Measures and prints what the options ask for; false if a platform failed or gave wrong results. */
export async function measure(options) {
  const results = options.runtimes.includes('node') ? await runAll(options, 'node', startProcess) : [];
  if (options.growth) {
    const measured = await measureGrowth(lengths.part, startProcess);
    console.log(growthLines(measured).join('\n'));
    writeFileSync(plot, drawGrowth(measured));
  }
  await inChromium(options, async (chromium) => {
    if (chromium) results.push(...(await runAll(options, 'chromium', chromium.start)));
    if (options.single) console.log(singleLines(await singleFigures(results, chromium)).join('\n'));
  });
  return results.every(({ failed, right }) => !failed && right !== false);
}

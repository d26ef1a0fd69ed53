// npm run bench: runs Backflow and its peers on the workloads of tests/bench, in Node and in Chromium; see the README
// there.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from '../../tests/bench/parent/options.mjs';
import { installPeers } from '../../tests/bench/parent/peers.mjs';
import { compileRoof } from '../../tests/bench/parent/roof.mjs';
import { measure } from '../../tests/bench/parent/measure.mjs';
import { buildAll } from './build.mjs';
import { cmake } from './compile.mjs';
import { main, root } from './process.mjs';

async function build(options) {
  // Builds the page if there is none, because its size is one of the figures.
  const step = await buildAll(1, !options.partial && !existsSync(join(root, 'build/site/index.html')));
  await step('compiling the native core', (onLine) => cmake('release', ['backflow_bench'], onLine));
}

await main(async () => {
  const options = readOptions();
  if (options.build) await build(options);
  if (options.platforms.includes('roof')) await compileRoof();
  await installPeers(options.platforms, console.log);
  console.log('');
  const started = performance.now();
  const good = await measure(options);
  console.log(`\nmeasured in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  if (!good) process.exitCode = 1;
});

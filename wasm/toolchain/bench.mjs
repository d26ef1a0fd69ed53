// npm run bench: Backflow and its peers on the workloads of tests/bench, in Node and in Chromium; its README says how.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readOptions } from '../../tests/bench/parent/options.mjs';
import { runAll } from '../../tests/bench/parent/run.mjs';
import { buildAll } from './build.mjs';
import { cmake } from './compile.mjs';
import { main, root } from './process.mjs';

await main(async () => {
  const options = readOptions();
  if (options.build) {
    const step = await buildAll(1, !options.partial && !existsSync(join(root, 'build/site/index.html')));
    await step('compiling the native core', (onLine) => cmake('release', ['backflow_bench'], onLine));
    console.log('');
  }
  const results = [];
  for (const runtime of options.runtimes) results.push(...(await runAll(options, runtime)));
  if (results.some(({ failed, right }) => failed || right === false)) process.exitCode = 1;
});

// npm run build: the package in build/package and the static page in build/site, from nothing.
import { buildModule, buildPackage, buildPage } from './compile.mjs';
import { installDependencies } from './dependencies.mjs';
import { buildNeeds } from './needs.mjs';
import { isEntry, main } from './process.mjs';
import { progress } from './progress.mjs';
import { setUp } from './setup.mjs';

/** Runs the steps that build the page. `extra`: how many more steps `start` adds. */
export async function buildAll(extra = 0, page = true) {
  const step = progress((page ? 5 : 4) + extra);
  await step('looking for what the build needs', (onLine) => setUp(buildNeeds, onLine));
  await step('looking at the npm packages', installDependencies);
  await step('compiling the core to WebAssembly', buildModule);
  await step('putting the npm package together', buildPackage);
  if (page) await step('building the page', buildPage);
  return step;
}

if (isEntry(import.meta.url)) {
  await main(async () => {
    await buildAll();
    console.log(
      '\nThe page is in build/site: any static server will do, under any path. The npm package is in build/package.',
    );
  });
}

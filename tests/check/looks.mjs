// npm run looks: builds the page, takes the pictures that tests/e2e/page/looks.chromium.spec.ts compares it with, and makes the film
// of README.
import { join } from 'node:path';
import { buildAll } from '../../wasm/toolchain/build.mjs';
import { testNeeds } from '../../wasm/toolchain/needs.mjs';
import { main, must, root } from '../../wasm/toolchain/process.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';

await main(async () => {
  await setUp(testNeeds);
  await buildAll();
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const args = [
    'test',
    '-c',
    'tests/e2e/playwright.config.ts',
    'looks.chromium',
    'readme-film',
    '--project',
    'chromium',
  ];
  await must('the pictures could not be taken:', process.execPath, [cli, ...args, '--reporter', 'line'], {
    cwd: root,
    env: { BACKFLOW_LOOKS: 'renew' },
  });
  console.log(
    'The pictures are in tests/e2e/page/looks, the film is web/public/training.gif. Look at each before you commit it.',
  );
});

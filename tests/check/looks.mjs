// npm run looks: builds the page and takes the pictures that tests/e2e/page/looks.chromium.spec.ts compares it with.
import { join } from 'node:path';
import { buildAll } from '../../wasm/toolchain/build.mjs';
import { testNeeds } from '../../wasm/toolchain/needs.mjs';
import { main, must, root } from '../../wasm/toolchain/process.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';

await main(async () => {
  await setUp(testNeeds);
  await buildAll();
  const cli = join(root, 'node_modules/@playwright/test/cli.js');
  const args = ['test', '-c', 'tests/e2e/playwright.config.ts', 'looks.chromium', '--project', 'chromium'];
  await must('the pictures could not be taken:', process.execPath, [cli, ...args, '--reporter', 'line'], {
    cwd: root,
    env: { BACKFLOW_LOOKS: 'renew' },
  });
  console.log('The pictures are in tests/e2e/page/looks. Look at each before you commit it.');
});

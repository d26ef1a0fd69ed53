// npm run check: layer directions, lengths, types, lint, format, dictionary keys; a few seconds each.
import { installDependencies } from '../../wasm/toolchain/dependencies.mjs';
import { testNeeds } from '../../wasm/toolchain/needs.mjs';
import { main } from '../../wasm/toolchain/process.mjs';
import { setUp } from '../../wasm/toolchain/setup.mjs';

await main(async () => {
  await setUp(testNeeds.filter((need) => need.package === 'clang-format'));
  await installDependencies();
  const { parts } = await import('./parts.mjs');
  let failed = 0;
  for (const [name, part] of parts) {
    const started = performance.now();
    const complaints = await part().catch((error) => [error.message]);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${complaints.length === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`);
    complaints.forEach((complaint) => console.log(complaint.replace(/^/gm, '     ')));
    failed += complaints.length === 0 ? 0 : 1;
  }
  console.log(`\n${parts.length - failed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
});

// npm run format: formats the files of every language; `npm run check` only checks them.
import { join } from 'node:path';
import { installDependencies } from '../../wasm/toolchain/dependencies.mjs';
import { main, must, root } from '../../wasm/toolchain/process.mjs';
import { projectFiles } from './tree.mjs';

await main(async () => {
  await installDependencies();
  const prettier = join(root, 'node_modules/prettier/bin/prettier.cjs');
  console.log(
    (await must('prettier failed:', process.execPath, [prettier, '--write', '--log-level', 'warn', '.'])).trim(),
  );
  const sources = projectFiles().filter((path) => /\.(cpp|hpp)$/.test(path));
  if (sources.length > 0) await must('clang-format failed:', 'clang-format', ['-i', ...sources]);
});
